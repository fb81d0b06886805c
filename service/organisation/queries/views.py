"""The organisation as people look at it: the tree, one post on one page, what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from policies.charts import Chart, Department, Office, Post, on_day
from policies.guard import require
from policies.ladder import in_charge_of
from policies.permissions import Permission
from service.organisation.queries.access import find
from service.organisation.queries.charts import load_chart
from service.organisation.rules import guarded_domain
from tenants.context import Actor
from tenants.models import organisation as models

UNPLACED = 1_000_000


def organisation_tree(session: Session, actor: Actor, on: date) -> dict[str, Any]:
    """Show the whole organisation of a day in a constant number of statements."""
    require(actor, Permission.ORGANISATION_READ)
    chart = load_chart(session, on)
    closed, gone = _closed(session, on)
    posts: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    places = _places(session)
    for post in sorted(
        chart.posts, key=lambda one: (places[one.id] or UNPLACED, one.position, one.title)
    ):
        if post.id not in gone:
            posts[post.department_id].append(_post(post, chart, on))
    return {
        "on": on,
        "departments": [
            {
                "id": one.id,
                "name": one.name,
                "kind": one.kind,
                "parent_id": one.parent_id,
                "in_charge": _in_charge(one.id, chart, on),
                "posts": posts[one.id],
            }
            for one in sorted(chart.departments, key=lambda one: (places[one.id], one.name))
            if one.id not in closed
        ],
        "pinyin": _spellings(session),
        "bodies": _bodies(chart, on),
    }


def _places(session: Session) -> dict[UUID, int]:
    """Say which place every department and every post has among its neighbours."""
    departments = select(models.Department.id, models.Department.position)
    posts = select(models.Post.id, models.Post.position)
    return {row[0]: row[1] for row in session.execute(union_all(departments, posts))}


def post_page(session: Session, actor: Actor, post_id: UUID, on: date) -> dict[str, Any]:
    """Show one post with its duties, its holders and what it is in charge of (R-023)."""
    require(actor, Permission.ORGANISATION_READ)
    record = find(session, models.Post, post_id)
    chart = load_chart(session, on)
    post = chart.post[post_id]
    return {
        "post": record,
        "department": chart.department[record.department_id].name,
        **_post(post, chart, on),
    }


def gaps(session: Session, actor: Actor, on: date) -> dict[str, Any]:
    """Say where responsibility has no bearer today: vacant offices, sections in no portfolio."""
    require(actor, Permission.RESPONSIBILITY_READ)
    chart = load_chart(session, on)
    closed, gone = _closed(session, on)
    open_departments = [
        one for one in chart.departments if one.kind != "leadership" and one.id not in closed
    ]
    vacant = [
        _place(post, chart)
        for post in chart.posts
        if post.id not in gone and chart.office(post, on).holder is None
    ]
    orphans = [
        {"id": one.id, "name": one.name}
        for one in open_departments
        if in_charge_of(one.id, chart, on).office is None
    ]
    return {
        "on": on,
        "vacant_posts": vacant,
        "departments_in_no_portfolio": orphans,
        "departments_without_head": _headless(open_departments, chart),
        "main_leader_missing": not chart.led_by("main_leader"),
        "main_leader_in_direct_charge": _direct_charges(chart, on),
    }


def _closed(session: Session, on: date) -> tuple[set[UUID], set[UUID]]:
    """Name the departments and posts that no longer exist on a day."""
    departments = select(models.Department.id).where(models.Department.closed_on <= on)
    posts = select(models.Post.id).where(models.Post.abolished_on <= on)
    return set(session.scalars(departments)), set(session.scalars(posts))


def _spellings(session: Session) -> dict[UUID, str]:
    """Give how each section, post and person is typed, in one statement."""
    tables = (models.Department, models.Post, models.Person)
    found = union_all(*(select(one.id, one.pinyin) for one in tables))
    return {row.id: row.pinyin for row in session.execute(found)}


def _post(post: Post, chart: Chart, on: date) -> dict[str, Any]:
    return {
        "id": post.id,
        "title": post.title,
        "leadership": post.leadership,
        **_office(chart.office(post, on)),
        "portfolio": [
            {"id": one.department_id, "name": chart.department[one.department_id].name}
            for one in on_day(chart.charges, on)
            if one.post_id == post.id
        ],
    }


def _office(office: Office) -> dict[str, Any]:
    return {
        "holders": [{"id": one.id, "name": one.name} for one in office.holders],
        "acting": office.acting,
        "stand_in": {"id": office.stand_in.id, "name": office.stand_in.name}
        if office.stand_in
        else None,
    }


def _in_charge(department_id: UUID, chart: Chart, on: date) -> dict[str, Any] | None:
    office = in_charge_of(department_id, chart, on).office
    return {"id": office.post.id, "title": office.post.title} if office else None


def _bodies(chart: Chart, on: date) -> list[dict[str, Any]]:
    seats: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for one in on_day(chart.memberships, on):
        person = chart.person[one.person_id]
        seats[one.kind, one.title].append({"id": person.id, "name": person.name, "seat": one.seat})
    return [
        {"kind": kind, "name": name, "members": members} for (kind, name), members in seats.items()
    ]


def _headless(departments: Iterable[Department], chart: Chart) -> list[dict[str, Any]]:
    headed = {post.department_id for post in chart.led_by("section_head")}
    return [{"id": one.id, "name": one.name} for one in departments if one.id not in headed]


def _direct_charges(chart: Chart, on: date) -> list[dict[str, Any]]:
    """Warn where a main leader himself heads what he should leave to others (R-014)."""
    leaders = {
        holder for post in chart.led_by("main_leader") for holder in chart.office(post, on).holders
    }
    headed = (
        (chart.department[post.department_id], post)
        for post in chart.led_by("section_head")
        if leaders.intersection(chart.office(post, on).holders)
    )
    found = ((department, guarded_domain(department.name)) for department, _ in headed)
    return [{"id": one.id, "name": one.name, "domain": word} for one, word in found if word]


def _place(post: Post, chart: Chart) -> dict[str, Any]:
    return {
        "id": post.id,
        "title": post.title,
        "leadership": post.leadership,
        "department": chart.department[post.department_id].name,
    }
