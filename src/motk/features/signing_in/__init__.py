"""Signing in, step by step: a password, then a second factor; a passkey alone; and changing between one's own accounts."""
