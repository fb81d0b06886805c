"""Workbooks as bureaus send them: read, recognised by meaning, and written for print."""
