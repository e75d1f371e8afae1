"""Ways of looking: saved views, and filters and sorts evaluated by the server."""
