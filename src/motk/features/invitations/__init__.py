"""Invitations: an account made for somebody, who takes it over with a mailed link."""
