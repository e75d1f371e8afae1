"""Departments, task types, statuses, entity types: the studio's lists, and which of them a project uses."""
