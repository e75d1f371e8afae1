"""Accounts and role slots."""
