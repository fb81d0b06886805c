"""Forms and papers: Word files filled from the register, numbered, with a code to check them by."""
