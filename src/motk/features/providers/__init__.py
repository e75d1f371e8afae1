"""Signing in elsewhere: OpenID Connect providers that the studio trusts."""
