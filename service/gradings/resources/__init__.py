"""Grading over HTTP."""

from service.gradings.resources import appraising, catalogues, deciding, rounds
from service.gradings.resources.blueprint import blp

__all__ = ["appraising", "blp", "catalogues", "deciding", "rounds"]
