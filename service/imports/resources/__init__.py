"""Imports over HTTP: upload, look, correct, commit, take back."""

from service.imports.resources import imports, rows
from service.imports.resources.blueprint import blp

__all__ = ["blp", "imports", "rows"]
