"""Charts of one bureau, as far as their reader may see what they count."""
