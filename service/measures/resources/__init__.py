"""Measures over HTTP."""

from service.measures.resources import doing, lists, measures, postponing
from service.measures.resources.blueprint import blp

__all__ = ["blp", "doing", "lists", "measures", "postponing"]
