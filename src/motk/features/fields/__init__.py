"""Fields of the studio's own: their definitions, and what becomes of values when a definition changes."""
