"""MOTK: production management for animation, visual effects and games."""

__version__ = "0.1.0"
