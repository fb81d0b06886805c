"""Exports: the registers as bureaus print them, and empty workbooks to fill in."""
