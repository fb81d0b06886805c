"""The own desk over HTTP."""

from service.workspace.resources import drafts, filters, preferences
from service.workspace.resources.blueprint import blp

__all__ = ["blp", "drafts", "filters", "preferences"]
