"""Notes on tasks, alone or with a new status."""
