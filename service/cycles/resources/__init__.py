"""Years and their plans over HTTP."""

from service.cycles.resources import calendar, plans, proposals, reminders, work, years
from service.cycles.resources.blueprint import blp

__all__ = ["blp", "calendar", "plans", "proposals", "reminders", "work", "years"]
