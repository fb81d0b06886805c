"""What is asked about papers, templates and the number book."""
