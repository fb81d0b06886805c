"""Review chains, cases and meetings over HTTP."""

from service.procedures.resources import cases, limits, lists, meetings
from service.procedures.resources.blueprint import blp

__all__ = ["blp", "cases", "limits", "lists", "meetings"]
