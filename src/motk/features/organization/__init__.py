"""The studio itself: its name and what it has settled for everybody."""
