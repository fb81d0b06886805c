"""The pure rules of a risk search."""
