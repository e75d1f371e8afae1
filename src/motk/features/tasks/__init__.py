"""Work: tasks, their status, who does them."""
