"""The search for risks over HTTP."""

from service.searches.resources import campaigns, filling, sheets, sources
from service.searches.resources.blueprint import blp

__all__ = ["blp", "campaigns", "filling", "sheets", "sources"]
