"""What a person does on his own desk."""
