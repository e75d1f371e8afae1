"""The hours people worked on tasks, and the days they were away."""
