"""Second factors: what somebody has beside a password, how it is set up, and what the studio demands."""
