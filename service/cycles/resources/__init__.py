"""Years and their plans over HTTP."""

from service.cycles.resources import plans, reminders, work, years
from service.cycles.resources.blueprint import blp

__all__ = ["blp", "plans", "reminders", "work", "years"]
