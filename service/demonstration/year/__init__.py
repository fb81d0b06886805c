"""The year one bureau of the demonstration lives through, by the hands of its own people."""
