"""Who does the work: filling role slots and emptying them, handing tasks on, and how much each slot has to do."""
