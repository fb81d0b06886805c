"""Whether the register moves by review chains alone (R-295)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tenants.errors import DomainError
from tenants.models.organisation import Cycle


class GoesByChain(DomainError):
    """A review chain makes this change of state; nobody makes it by hand."""


def chains_rule(session: Session) -> bool:
    """Say whether an open year forbids deciding outside the chains.

    Before its first year, and in a year opened for taking stock (建账), a bureau registers what its
    organs decided on paper; from then on nothing comes into force but through its chain.
    """
    return bool(
        session.scalar(
            select(Cycle.id).where(Cycle.state == "open", Cycle.stock_taking.is_(False)).limit(1)
        )
    )


def refuse_outside_chain(session: Session, object_kind: str) -> None:
    """Refuse a change of state by hand while chains rule, naming the way."""
    if chains_rule(session):
        raise GoesByChain(
            "This is decided in its review chain; send it for review.",
            object_kind=object_kind,
            start="/api/v1/cases",
        )
