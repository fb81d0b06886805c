"""Release the disclosure set, after looking whether it is complete (C-50, R-271)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.flowcharts.queries.coverage import charts_in_effect
from service.measures.models import Measure
from service.notices.models import Notice
from service.notices.objects import everything
from service.notices.queries import withheld
from service.notices.use_cases.drafting import add_items, next_number, written
from service.organisation.queries import load_chart, today
from service.powers.models import Power
from service.risks.models import RiskPoint
from tenants.context import Actor

LISTED = 50


def disclose_everything(
    session: Session,
    actor: Actor,
    *,
    title: str,
    types: Sequence[str],
    channels: Sequence[dict[str, Any]],
) -> Notice:
    """Draft the release of all there is of these types; what is withheld stays out (R-270)."""
    require(actor, Permission.NOTICE_DRAFT)
    hidden = withheld(session, today())
    former = session.scalar(
        select(Notice)
        .where(
            Notice.kind == "disclosure",
            Notice.state == "published",
            Notice.object_kind == ",".join(types),
        )
        .order_by(Notice.id.desc())
        .limit(1)
    )
    notice = Notice(
        number=next_number(session),
        kind="disclosure",
        title=title.strip(),
        object_kind=",".join(types),
        channels=list(channels),
        follows_id=former.id if former else None,
    )
    session.add(notice)
    session.flush()
    shown = [
        one for kind in types for one in everything(session, kind) if (kind, one.id) not in hidden
    ]
    add_items(session, notice, shown)
    written(session, actor, "notice.drafted", notice)
    return notice


def completeness(session: Session, actor: Actor) -> dict[str, Any]:
    """Say what of the disclosure set is missing: powers, charts, points, grades, measures."""
    require(actor, Permission.NOTICE_READ)
    in_force = RiskPoint.status == "in_force"
    covered = select(Measure.risk_point_id).where(Measure.status == "active")
    checks = [
        _check(session, "powers", Power.number, Power.status == "draft"),
        _uncharted(session),
        _check(session, "risk_points", RiskPoint.number, RiskPoint.status == "draft"),
        _check(session, "grades", RiskPoint.number, in_force, RiskPoint.rank.is_(None)),
        _check(session, "measures", RiskPoint.number, in_force, RiskPoint.id.not_in(covered)),
        _sections_without(session),
    ]
    return {
        "complete": not any(one["missing_count"] for one in checks),
        "powers": _count(session, Power.id, Power.status == "in_force"),
        "risk_points": _count(session, RiskPoint.id, in_force),
        "withheld": len(withheld(session, today())),
        "checks": checks,
    }


def _check(session: Session, part: str, number: Any, *conditions: Any) -> dict[str, Any]:
    """List what keeps one part of the set from being complete, by number."""
    missing = list(
        session.scalars(select(number).where(*conditions).order_by(number).limit(LISTED))
    )
    return {
        "part": part,
        "missing_count": _count(session, number, *conditions),
        "missing": missing,
    }


def _uncharted(session: Session) -> dict[str, Any]:
    """A power in force is shown with its approved flowchart."""
    rows = session.execute(
        select(Power.id, Power.number).where(Power.status == "in_force").order_by(Power.number)
    ).all()
    charts = charts_in_effect(session, [one.id for one in rows])
    missing = [one.number for one in rows if one.id not in charts or not charts[one.id][1].approved]
    return {"part": "flowcharts", "missing_count": len(missing), "missing": missing[:LISTED]}


def _sections_without(session: Session) -> dict[str, Any]:
    """A section that discloses no risk point at all has not looked."""
    having = set(
        session.scalars(
            select(RiskPoint.department_id).where(RiskPoint.status == "in_force").distinct()
        )
    )
    chart = load_chart(session, today())
    names = sorted(
        one.name for one in chart.departments if one.kind != "leadership" and one.id not in having
    )
    return {"part": "sections", "missing_count": len(names), "missing": names[:LISTED]}


def _count(session: Session, column: Any, *conditions: Any) -> int:
    return session.scalar(select(func.count(column)).where(*conditions)) or 0
