"""Years and their plans over HTTP."""

from service.cycles.resources import plans, years
from service.cycles.resources.blueprint import blp

__all__ = ["blp", "plans", "years"]
