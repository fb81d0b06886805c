"""The power list as a workbook ready to print (F7); a catalogue that is none is not handed out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require_somewhere
from policies.permissions import Permission
from service.catalogues.models import Catalogue, CatalogueItem
from service.catalogues.queries import LISTS, access_catalogue, items
from service.catalogues.refusals import CatalogueNotApproved
from service.exports.queries import bureau_name
from service.exports.use_cases import Sheet
from service.flowcharts.models import Flowchart, FlowchartPower
from service.organisation.queries.profiles import current_profile
from service.powers.rules import limit_words
from service.workbooks.sheets import PrintColumn
from service.workbooks.writing import write_catalogue
from tenants.clock import today
from tenants.context import Actor
from tenants.journal import record

COLUMNS: Final = (
    PrintColumn("number", "序号", 6),
    PrintColumn("code", "职权编码", 14),
    PrintColumn("name", "职权名称", 30),
    PrintColumn("category_written", "类别", 12),
    PrintColumn("content", "内容", 30),
    PrintColumn("legal_basis", "实施依据", 44),
    PrintColumn("exercising_subject", "办理主体", 16),
    PrintColumn("handling", "经办岗位", 14),
    PrintColumn("reviewing", "审核岗位", 14),
    PrintColumn("deciding", "审定岗位", 14),
    PrintColumn("time_limit", "时限", 12),
    PrintColumn("flowchart", "流程图号", 12),
    PrintColumn("remarks", "备注", 14),
)
DUTIES: Final = ("handling", "reviewing", "deciding")


def export_power_list(session: Session, actor: Actor, list_id: UUID) -> Sheet:
    """Write one version of the power list, and nothing but a version of it (R-034)."""
    require_somewhere(actor, Permission.EXPORT_MAKE)
    found = access_catalogue(session, actor, list_id, Permission.CATALOGUE_READ)
    if found.state not in LISTS:
        raise CatalogueNotApproved("This is not the power list.", number=found.number)
    lines = session.scalars(items(found, {}).order_by(CatalogueItem.position)).all()
    title = f"{bureau_name(session)}权力清单"
    content = write_catalogue(
        _rows(session, lines), COLUMNS, title, _notes(found), categories=_words(session)
    )
    record(
        session,
        actor,
        "export.made",
        "export",
        None,
        kind="power_list",
        rows=len(lines),
        asked={"list": str(found.id), "list_number": found.list_number},
    )
    return Sheet(f"{title}(第{found.list_number}号){today().isoformat()}.xlsx", content, len(lines))


def _notes(found: Catalogue) -> str:
    old = f"，{found.superseded_on.isoformat()}起停用" if found.superseded_on else ""
    approved = found.approved_on.isoformat() if found.approved_on else ""
    in_force = found.in_force_on.isoformat() if found.in_force_on else ""
    return (
        f"清单第{found.list_number}号（{found.number}），{approved}审定，{in_force}生效{old}；"
        f"共{found.counts['total']}项。导出日期：{today().isoformat()}。"
    )


def _words(session: Session) -> dict[str, str]:
    """Name the categories as this bureau does (R-051)."""
    return {one.canonical: one.zh for one in reversed(current_profile(session).power_categories)}


def _rows(session: Session, lines: Sequence[CatalogueItem]) -> Iterator[dict[str, Any]]:
    charts = _charts(session, [one.power_id for one in lines])
    for line in lines:
        power = line.document
        posts: dict[str, list[str]] = defaultdict(list)
        for one in power["posts"]:
            posts[one["duty"]].append(one["post"])
        yield {
            "code": line.number,
            "name": line.name,
            "category": line.category,
            "category_written": power["category_written"],
            **{name: power[name] for name in ("content", "legal_basis", "exercising_subject")},
            **{duty: "、".join(posts[duty]) for duty in DUTIES},
            "time_limit": _limit(power),
            "flowchart": "、".join(charts.get(line.power_id, ())),
            "remarks": power["remarks"],
        }


def _limit(power: dict[str, Any]) -> str:
    figures = (power.get(f"time_limit_{part}") for part in ("value", "unit", "counting"))
    return limit_words(*figures) or str(power["time_limit"])


def _charts(session: Session, power_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Give the number of the approved flowchart of each power."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for power_id, number in session.execute(
        select(FlowchartPower.power_id, Flowchart.number)
        .join(Flowchart, Flowchart.id == FlowchartPower.flowchart_id)
        .where(FlowchartPower.power_id.in_(power_ids), FlowchartPower.approved)
        .order_by(Flowchart.number)
    ):
        found[power_id].append(number)
    return found
