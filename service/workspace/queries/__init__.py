"""What a person finds on his desk."""
