"""Who may do what: the one door to the database."""
