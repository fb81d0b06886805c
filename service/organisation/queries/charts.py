"""The organisation as the policy reads it: one frozen chart for each change of it."""

from collections import OrderedDict
from datetime import date
from threading import Lock
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies import charts
from tenants.models.organisation import (
    Appointment,
    Authority,
    Body,
    BodyMember,
    Delegation,
    Department,
    Person,
    Portfolio,
    Post,
    RoleGrant,
)
from tenants.models.platform import Tenant
from tenants.vocabulary import JOB_RANKS

KEPT_CHARTS: Final = 64
_kept: OrderedDict[tuple[Any, ...], charts.Chart] = OrderedDict()
_lock = Lock()


def load_chart(session: Session, on: date) -> charts.Chart:
    """Give the organisation as it is known on a day; it is read once after each change.

    Who changes the organisation himself sees his own, not yet committed, and it is not kept.
    """
    tenant_id = session.info["tenant_id"]
    if session.info.get("authority_touched"):
        return _read(session, tenant_id, on)
    number = session.scalar(select(Authority.number))
    key = (session.get_bind(), tenant_id, number, on)
    with _lock:
        found = _kept.get(key)
    if found is None:
        found = _read(session, tenant_id, on)
        _keep(key, found)
    return found


def _keep(key: tuple[Any, ...], chart: charts.Chart) -> None:
    with _lock:
        _kept[key] = chart
        while len(_kept) > KEPT_CHARTS:
            _kept.popitem(last=False)


def _read(session: Session, tenant_id: int, on: date) -> charts.Chart:
    """Read the tables, one statement each; what was abolished stays known, but leads nothing."""
    return charts.Chart(
        departments=tuple(
            charts.Department(*row)
            for row in session.execute(
                select(Department.id, Department.name, Department.kind, Department.parent_id)
            )
        ),
        posts=_posts(session, on),
        persons=tuple(
            charts.Person(*row)
            for row in session.execute(select(Person.id, Person.name, Person.office_phone))
        ),
        appointments=tuple(
            charts.Appointment(*row)
            for row in session.execute(
                select(
                    Appointment.post_id,
                    Appointment.person_id,
                    Appointment.starts_on,
                    Appointment.ends_on,
                    Appointment.acting,
                )
            )
        ),
        charges=tuple(
            charts.Charge(*row)
            for row in session.execute(
                select(
                    Portfolio.post_id,
                    Portfolio.department_id,
                    Portfolio.starts_on,
                    Portfolio.ends_on,
                )
            )
        ),
        delegations=tuple(
            charts.Delegation(
                one.post_id, one.delegate_id, one.starts_on, one.ends_on, frozenset(one.kinds)
            )
            for one in session.scalars(select(Delegation))
        ),
        memberships=_memberships(session),
        grants=tuple(
            charts.Grant(*row)
            for row in session.execute(
                select(RoleGrant.person_id, RoleGrant.role, RoleGrant.starts_on, RoleGrant.ends_on)
            )
        ),
        tenant_kind=session.scalar(select(Tenant.kind).where(Tenant.id == tenant_id)) or "bureau",
    )


def _posts(session: Session, on: date) -> tuple[charts.Post, ...]:
    rows = session.execute(
        select(
            Post.id,
            Post.title,
            Post.department_id,
            Post.leadership,
            Post.job_rank,
            Post.abolished_on,
        )
    )
    ladder = {rank: place for place, rank in enumerate(JOB_RANKS)}
    return tuple(
        charts.Post(
            row.id,
            row.title,
            row.department_id,
            "none" if row.abolished_on is not None and row.abolished_on <= on else row.leadership,
            ladder.get(row.job_rank, len(ladder)),
        )
        for row in rows
    )


def _memberships(session: Session) -> tuple[charts.Membership, ...]:
    rows = session.execute(
        select(
            Body.kind,
            Body.name,
            BodyMember.person_id,
            BodyMember.starts_on,
            BodyMember.ends_on,
            BodyMember.seat,
        ).join(Body, (Body.tenant_id == BodyMember.tenant_id) & (Body.id == BodyMember.body_id))
    )
    return tuple(charts.Membership(*row) for row in rows)
