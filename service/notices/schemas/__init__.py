"""Notices, comments and disclosure as documents."""
