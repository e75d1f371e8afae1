"""How a project stands: done and to do, by sequence and task type, week by week."""
