"""What holds for papers whoever makes them: how they are numbered, coded and compared."""
