"""Holding the rows of a workbook against one bureau: whose they are, what is new, what is wrong."""
