"""The ledger shows exactly what one could read one by one, in a fixed number of statements."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson
import pytest
from sqlalchemy import event, func, select

from policies.guard import may
from policies.permissions import Permission
from service.risks.drafts import MeasureDraft, PointDraft
from service.risks.models import RiskPoint
from service.risks.queries.access import access_risk_point
from service.risks.queries.pages import by_policy, ledger_statement
from service.risks.queries.summaries import post_grades
from service.risks.subjects import target_of
from service.risks.writing import insert_points
from tenants.database import make_session, unit_of_work, utc_now
from tests import make
from tests.risks.scenes import Scene

ASKED = [
    Permission.RISK_POINT_READ,
    Permission.RISK_POINT_EDIT,
    Permission.RISK_POINT_MANAGE,
    Permission.RISK_POINT_MONITOR,
    Permission.GRADING_DECIDE,
]
WHERE = ("work_post", "leadership_post", "section", "unit", "leadership_team", "topic")
CATEGORY = {"work_post": "post_duty", "leadership_post": "post_duty"}


def some_points(work: Scene, many: int) -> list[PointDraft]:
    dice = random.Random(20261122)  # noqa: S311
    posts = list(work.bureau.posts.values())
    leading = [work.post(role) for role in ("main_leader", "deputy_leader", "section_head")]
    sections = [work.bureau.departments[name] for name in ("预算科", "国库科", "政府采购管理科")]
    drafts = []
    for number in range(many):
        kind = dice.choice(WHERE)
        drafts.append(
            PointDraft(
                title=f"第{number}项业务审批不严",
                subject_type=kind,
                category=CATEGORY.get(kind, "institution_mechanism"),
                post_id={
                    "work_post": dice.choice(posts),
                    "leadership_post": dice.choice(leading),
                }.get(kind),
                department_id=dice.choice(sections) if kind == "section" else None,
                topic="large_funds" if kind == "topic" else None,
                answering_post_id=dice.choice(posts) if kind == "topic" else None,
                manifestations=("擅自变更",),
                measures=(MeasureDraft(text="公开"),),
                rank=dice.choice([None, 1, 2, 3]),
            )
        )
    return drafts


@pytest.fixture
def filled(work: Scene) -> Scene:
    with unit_of_work(work.bureau.tenant_id) as session:
        done = insert_points(
            session, work.actor("register_office"), some_points(work, 150), at=utc_now()
        )
    assert len(done.ids) == 150, done.problems[:3]
    return work


def ledger(work: Scene, role: str, **asked: Any) -> dict[str, Any]:
    text, params = ledger_statement(work.actor(role), {"limit": 200, **asked})
    with unit_of_work(work.bureau.tenant_id) as session:
        page: dict[str, Any] = orjson.loads(
            session.connection().exec_driver_sql(text, params).scalar_one()
        )
    return page


def test_list_and_single_record_agree_for_everybody(filled):
    with unit_of_work(filled.bureau.tenant_id) as session:
        points = list(session.scalars(select(RiskPoint)))
        for role in make.BUREAU_PEOPLE:
            actor = filled.actor(role)
            for permission in ASKED:
                listed = set(
                    session.scalars(
                        select(RiskPoint.id).where(
                            by_policy(actor, permission, RiskPoint.__table__.c)
                        )
                    )
                )
                single = {
                    one.id
                    for one in points
                    if may(actor, permission, target_of(one, one.floor_rank))
                }
                assert listed == single, (role, permission)
            shown = {one["id"] for one in ledger(filled, role)["items"]}
            readable = {
                str(one.id)
                for one in points
                if may(actor, Permission.RISK_POINT_READ, target_of(one, one.floor_rank))
            }
            assert shown == readable, role


@pytest.mark.parametrize("relation", ["managing", "monitoring", "direct", "any"])
@pytest.mark.parametrize("role", ["main_leader", "deputy_leader", "section_head", "post_holder"])
def test_mine_is_never_more_than_i_may_read(filled, role, relation):
    mine = {one["id"] for one in ledger(filled, role, responsible=relation)["items"]}
    assert mine <= {one["id"] for one in ledger(filled, role)["items"]}


@pytest.mark.parametrize("sort", ["number", "rank", "department", "updated"])
@pytest.mark.parametrize("turned", ["", "-"])
def test_page_by_page_nothing_is_missed_and_nothing_twice(filled, sort, turned):
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = ledger(filled, "main_leader", sort=turned + sort, cursor=cursor, limit=17)
        seen += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 150


@contextmanager
def counted() -> Iterator[list[str]]:
    statements: list[str] = []
    engine = make_session.kw["bind"]

    def note(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_reading_takes_the_same_few_statements_however_much_there_is(filled):
    with unit_of_work(filled.bureau.tenant_id) as session:
        some = session.scalars(select(RiskPoint.id).limit(5)).all()
    actor = filled.actor("main_leader")
    with counted() as statements:
        ledger(filled, "main_leader", limit=10)
        few = len(statements)
        ledger(filled, "main_leader", limit=150)
    assert len(statements) == 2 * few == 4
    with counted() as statements, unit_of_work(filled.bureau.tenant_id) as session:
        for point in some:
            access_risk_point(session, actor, point, Permission.RISK_POINT_READ)
    assert len(statements) == 1 + len(some)
    with counted() as statements, unit_of_work(filled.bureau.tenant_id) as session:
        assert session.scalar(select(func.count()).select_from(RiskPoint)) == 150
        post_grades(session, actor)
    assert len(statements) == 3
