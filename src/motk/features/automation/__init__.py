"""What follows by itself when a task reaches a status: the rules. Following them is the tasks' own business (tasks/follow.py)."""
