"""Coming in: the first run, signing in, passwords, sessions, tokens, and who may do what."""
