"""A whole year of a small region, lived through the interface by those who may act at each step."""
