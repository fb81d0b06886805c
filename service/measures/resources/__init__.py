"""Measures over HTTP."""

from service.measures.resources import doing, lists, measures, postponing, urging
from service.measures.resources.blueprint import blp

__all__ = ["blp", "doing", "lists", "measures", "postponing", "urging"]
