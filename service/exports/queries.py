"""The registers row by row, in the words of the printed columns."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import Target, may
from policies.permissions import Permission
from service.exports.answering import answering
from service.exports.catalogue_rows import catalogue_row
from service.exports.ledger_rows import Row, ledger_row
from service.exports.outcomes import outcomes_of
from service.organisation.queries.profiles import current_profile
from service.powers.pages import catalogue_statement
from service.risks.queries.pages import ledger_statement
from service.workbooks.sheets import RISK_CATEGORY_LABELS
from tenants.context import Actor
from tenants.models.organisation import Department, Post
from tenants.models.platform import Tenant
from tenants.profiles import Profile

AT_ONCE = 1000
SECTION, POST = "section", "work_post"
Statement = Callable[[Actor, Mapping[str, Any]], tuple[str, Mapping[str, Any]]]


def bureau_name(session: Session) -> str:
    """Give the bureau's name, for titles."""
    tenant_id = session.info["tenant_id"]
    return session.scalar(select(Tenant.name).where(Tenant.id == tenant_id)) or ""


def ledger_rows(session: Session, actor: Actor, asked: Mapping[str, Any]) -> Iterator[Row]:
    """Give the risk points this person may export, as the ledger prints them."""
    names = answering(session)
    for page in _all_pages(session, actor, asked, ledger_statement):
        taken = [point for point in page if _may_take_point(actor, point)]
        facts = outcomes_of(session, [UUID(point["id"]) for point in taken])
        for point in taken:
            yield ledger_row(point, names(point), facts)


def catalogue_rows(session: Session, actor: Actor, asked: Mapping[str, Any]) -> Iterator[Row]:
    """Give the powers this person may export, as the catalogue prints them."""
    for page in _all_pages(session, actor, asked, catalogue_statement):
        for power in page:
            if _may_take(actor, power["department_id"], None, None):
                yield catalogue_row(power)


def count_ledger(session: Session, actor: Actor, asked: Mapping[str, Any]) -> int:
    """Count the risk points this person sees of those asked for."""
    return _counted(session, actor, asked, ledger_statement)


def count_catalogue(session: Session, actor: Actor, asked: Mapping[str, Any]) -> int:
    """Count the powers this person sees of those asked for."""
    return _counted(session, actor, asked, catalogue_statement)


def dictionaries(session: Session) -> dict[str, list[str]]:
    """Give the bureau's own words for the lists of an empty workbook."""
    departments = select(Department.name).where(Department.closed_on.is_(None))
    posts = select(Post.title).where(Post.abolished_on.is_(None))
    profile = current_profile(session)
    return {
        "categories": _categories(profile, SECTION),
        "categories_of_posts": _categories(profile, POST),
        "departments": list(session.scalars(departments.order_by(Department.position))),
        "posts": list(dict.fromkeys(session.scalars(posts.order_by(Post.code)))),
    }


def _categories(profile: Profile, subject: str) -> list[str]:
    """Name the categories one kind of subject uses here, or all that are used at all."""
    used = profile.categories_by_subject
    allowed = used.get(subject) or frozenset().union(*used.values())
    return [RISK_CATEGORY_LABELS[one.code] for one in profile.categories if one.code in allowed]


def _all_pages(
    session: Session, actor: Actor, asked: Mapping[str, Any], statement: Statement
) -> Iterator[list[Row]]:
    """Read the list's own pages, one after the other: same filters, same policy, same order."""
    cursor: str | None = ""
    while cursor is not None:
        page = {**asked, "cursor": cursor or None, "limit": AT_ONCE, "total": False}
        text, params = statement(actor, page)
        written = session.connection().exec_driver_sql(text, dict(params)).scalar_one()
        found = orjson.loads(written)
        yield found["items"]
        cursor = found["next_cursor"]


def _counted(session: Session, actor: Actor, asked: Mapping[str, Any], statement: Statement) -> int:
    text, params = statement(actor, {**asked, "cursor": None, "limit": 1, "total": True})
    written = session.connection().exec_driver_sql(text, dict(params)).scalar_one()
    return int(orjson.loads(written)["total"])


def _may_take_point(actor: Actor, point: Row) -> bool:
    post = point["post_id"] or point["answering_post_id"]
    return _may_take(actor, point["department_id"], post, point["floor_rank"])


def _may_take(actor: Actor, department: str | None, post: str | None, rank: int | None) -> bool:
    target = Target(UUID(department) if department else None, UUID(post) if post else None, rank)
    return may(actor, Permission.EXPORT_MAKE, target)
