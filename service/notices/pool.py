"""What stands in the register and no notice has shown yet (待公示), and how long a term lasts."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Date, Integer, Select, cast, exists, literal, null, select

from policies.guard import Target, may, require
from policies.permissions import Permission
from service.notices.models import NonDisclosure, Notice, NoticeItem
from service.notices.queries import SHOWN
from service.organisation.queries import today
from service.powers.models import Power
from service.risks.models import RiskPoint
from tenants.calendar import add_working_days, is_working_day
from tenants.context import Actor
from tenants.models.organisation import Department

DRAFT = Permission.NOTICE_DRAFT
TAKEN: Final = ("draft", *SHOWN, "replaced")
WEEKEND: Final = 5
COLUMNS: Final[Mapping[str, tuple[Any, Any, Any, Any]]] = MappingProxyType(
    {
        "power": (Power, Power.name, cast(null(), Integer), cast(null(), Date)),
        "risk_point": (RiskPoint, RiskPoint.title, RiskPoint.rank, RiskPoint.in_force_on),
    }
)


def list_unshown(
    actor: Actor, kind: str, *, department_id: UUID | None = None
) -> tuple[Select[Any], Any]:
    """List the records in force of a kind that lie in no notice, and the column they go by."""
    model, title, rank, since = COLUMNS[kind]
    found = (
        select(
            literal(kind).label("type"),
            model.id.label("object_id"),
            model.number,
            title.label("title"),
            rank.label("rank"),
            since.label("in_force_on"),
            Department.name.label("department"),
        )
        .outerjoin(
            Department,
            (Department.tenant_id == model.tenant_id) & (Department.id == model.department_id),
        )
        .where(model.status == "in_force", ~_taken(model), ~_kept_back(kind, model))
    )
    if not may(actor, DRAFT):
        own = [one for one in actor.departments if may(actor, DRAFT, Target(department_id=one))]
        if not own:
            require(actor, DRAFT)
        found = found.where(model.department_id.in_(own))
    if department_id is not None:
        found = found.where(model.department_id == department_id)
    return found, model.number


def _taken(model: Any) -> Any:
    """In a notice that is drafted, runs or ran; one that was taken back shows nothing."""
    of_notice = (Notice.tenant_id == NoticeItem.tenant_id) & (Notice.id == NoticeItem.notice_id)
    return exists(
        select(NoticeItem.id)
        .join(Notice, of_notice)
        .where(
            NoticeItem.object_id == model.id,
            NoticeItem.state == "shown",
            Notice.state.in_(TAKEN),
        )
    )


def _kept_back(kind: str, model: Any) -> Any:
    return exists(
        select(NonDisclosure.id).where(
            NonDisclosure.object_kind == kind,
            NonDisclosure.object_id == model.id,
            NonDisclosure.ended_on.is_(None),
            NonDisclosure.expires_on >= today(),
        )
    )


def term_of(actor: Actor, working_days: int, since: date | None = None) -> dict[str, Any]:
    """Say when a notice published today, or one that ran to a day, would end, and what counts."""
    require(actor, Permission.NOTICE_READ)
    first = since or today()
    last = add_working_days(first, working_days)
    days = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    return {
        "starts_on": first,
        "ends_on": last,
        "free_days": [one for one in days if not is_working_day(one)],
        "made_up_days": [one for one in days if _made_up(one)],
    }


def _made_up(day: date) -> bool:
    return day.weekday() >= WEEKEND and is_working_day(day)
