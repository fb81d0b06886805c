"""Questions about imports."""
