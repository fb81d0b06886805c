"""How papers look: pages of GB/T 9704-2012, drawn with python-docx into templates."""
