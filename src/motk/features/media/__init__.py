"""Files: who may read them, and how they are sent."""
