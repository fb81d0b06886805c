"""Every question asked about grading."""
