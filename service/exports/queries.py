"""The registers row by row, in the words of the printed columns."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target, may
from policies.permissions import Permission
from service.exports.answering import Names, answering
from service.powers.pages import catalogue_statement
from service.risks.queries.pages import ledger_statement
from tenants.context import Actor
from tenants.models.organisation import Department, Post
from tenants.models.platform import Tenant

AT_ONCE = 1000
WHOLE_BUREAU = "本单位"
Row = dict[str, Any]
Statement = Callable[[Actor, Mapping[str, Any]], tuple[str, Mapping[str, Any]]]


def bureau_name(session: Session) -> str:
    """Give the bureau's name, for titles."""
    tenant_id = session.info["tenant_id"]
    return session.scalar(select(Tenant.name).where(Tenant.id == tenant_id)) or ""


def ledger_rows(session: Session, actor: Actor, asked: Mapping[str, Any]) -> Iterator[Row]:
    """Give the risk points this person may export, as the ledger prints them."""
    names = answering(session)
    for point in _all_pages(session, actor, asked, ledger_statement):
        post = point["post_id"] or point["answering_post_id"]
        if _may_take(actor, point["department_id"], post, point["floor_rank"]):
            yield _ledger_row(point, names(point))


def catalogue_rows(session: Session, actor: Actor, asked: Mapping[str, Any]) -> Iterator[Row]:
    """Give the powers this person may export, as the catalogue prints them."""
    for power in _all_pages(session, actor, asked, catalogue_statement):
        if _may_take(actor, power["department_id"], None, None):
            yield _catalogue_row(power)


def dictionaries(session: Session) -> dict[str, list[str]]:
    """Give the bureau's own words for the lists of an empty workbook."""
    departments = select(Department.name).where(Department.closed_on.is_(None))
    posts = select(Post.title).where(Post.abolished_on.is_(None))
    return {
        "departments": list(session.scalars(departments.order_by(Department.position))),
        "posts": list(dict.fromkeys(session.scalars(posts.order_by(Post.code)))),
    }


def _all_pages(
    session: Session, actor: Actor, asked: Mapping[str, Any], statement: Statement
) -> Iterator[Row]:
    """Read the list's own pages, one after the other: same filters, same policy, same order."""
    cursor: str | None = ""
    while cursor is not None:
        page = {**asked, "cursor": cursor or None, "limit": AT_ONCE, "total": False}
        text, params = statement(actor, page)
        written = session.connection().exec_driver_sql(text, dict(params)).scalar_one()
        found = orjson.loads(written)
        yield from found["items"]
        cursor = found["next_cursor"]


def _may_take(actor: Actor, department: str | None, post: str | None, rank: int | None) -> bool:
    target = Target(UUID(department) if department else None, UUID(post) if post else None, rank)
    return may(actor, Permission.EXPORT_MAKE, target)


def _ledger_row(point: Row, names: Names) -> Row:
    """Print a risk point; where nobody is written down, those who answer today are named."""
    direct, head, leader = names
    measures = [one for one in point["measures"] if one["status"] == "active"]
    due = {one["due_on"] for one in measures}
    of_bureau = point["subject_type"] in {"unit", "system_industry", "topic"}
    return {
        "code": point["number"],
        "department_written": WHOLE_BUREAU if of_bureau else point["department"] or "",
        "post_written": point["post"] or "",
        "power_name": point["power"] or "",
        "flow_step": point["flow_step"],
        "category": point["category"],
        "category_written": "" if point["category"] else point["category_written"],
        "title": point["title"],
        "manifestations": point["manifestations"],
        "rank": point["rank"],
        "measures": [one["text"] for one in measures],
        "direct_responsible": point["direct_responsible_written"] or direct,
        "section_head": point["section_head_written"] or head,
        "responsible_leader": point["responsible_leader_written"] or leader,
        "due": due.pop() or "" if len(due) == 1 else "",
        "remarks": point["remarks"],
    }


def _catalogue_row(power: Row) -> Row:
    same = (
        "name",
        "sub_name",
        "category",
        "exercising_subject",
        "legal_basis",
        "level_authority",
        "duty",
        "content",
        "responsibility_items",
        "responsibility_basis",
        "accountability_scope",
        "accountability_cases",
        "time_limit",
        "remarks",
    )
    written = [power["department"] or "", *power["departments_written"][1:]]
    return {
        **{name: power[name] for name in same},
        "code": power["number"],
        "department_written": "、".join(dict.fromkeys(filter(None, written))),
    }
