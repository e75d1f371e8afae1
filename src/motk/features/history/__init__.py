"""What happened, who meant it, and taking it back."""
