"""A production as it was at a moment, read from the log, and what of it should come back."""
