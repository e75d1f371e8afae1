"""Who is named at the end: made from the slots and what they did, then put in order by hand."""
