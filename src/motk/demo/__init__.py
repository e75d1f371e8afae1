"""The demo studio: two productions made from real material, and what is needed to load them."""
