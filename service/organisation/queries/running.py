"""Dated rows: which of them hold on a day, and which share days with a term."""

from datetime import date

from sqlalchemy import ColumnElement, and_, or_, true

from service.organisation.rules import Term
from tenants.models.organisation import Appointment, BodyMember, Delegation, Portfolio, RoleGrant

Dated = type[Appointment] | type[BodyMember] | type[Delegation] | type[Portfolio] | type[RoleGrant]


def running(model: Dated, on: date) -> ColumnElement[bool]:
    """Keep the rows that have not ended by this day, those still to begin included."""
    return or_(model.ends_on.is_(None), model.ends_on >= on)


def in_force(model: Dated, on: date) -> ColumnElement[bool]:
    """Keep the rows that hold on this day."""
    return and_(model.starts_on <= on, running(model, on))


def sharing_days(model: Dated, term: Term) -> ColumnElement[bool]:
    """Keep the rows that share a day with a term."""
    begun = true() if term.ends_on is None else model.starts_on <= term.ends_on
    held = or_(model.ends_on.is_(None), model.ends_on >= model.starts_on)
    return and_(begun, held, running(model, term.starts_on))
