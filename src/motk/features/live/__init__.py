"""Changes as they happen, to everybody who looks."""
