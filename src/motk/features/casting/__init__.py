"""Which asset appears where, and how often: read as a whole, changed for many shots at once."""
