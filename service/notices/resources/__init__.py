"""Notices, comments and disclosure over HTTP."""

from service.notices.resources import comments, disclosure, notices
from service.notices.resources.blueprint import blp

__all__ = ["blp", "comments", "disclosure", "notices"]
