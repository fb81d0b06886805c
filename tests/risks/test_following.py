"""Points belong to posts: they go where the post goes, whoever sits there (R-001, R-002)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.organisation.queries import today
from service.organisation.use_cases.appointments import appoint, end_appointment
from service.organisation.use_cases.posts import change_post
from service.risks.drafts import PointDraft
from service.risks.models import RiskPoint
from service.risks.queries.access import full_document
from service.risks.use_cases.following import follow_posts
from service.risks.writing import insert_points
from tenants.context import system_actor
from tenants.database import owned, unit_of_work, utc_now
from tenants.models.journal import JournalEntry
from tenants.models.organisation import Appointment
from tests.risks.scenes import Scene
from tests.workers.hall import settle


def move_post(work: Scene, role: str, to: str) -> None:
    work.act(
        "administrator",
        change_post,
        work.post(role),
        if_version=None,
        department_id=work.bureau.departments[to],
    )


def topics(work: Scene, point) -> list[str]:
    with unit_of_work(work.bureau.tenant_id) as session:
        found = session.scalars(select(JournalEntry).where(JournalEntry.subject_id == point))
        return [one.topic for one in sorted(found, key=lambda one: (one.xid, one.id))]


def test_points_follow_a_post_to_its_new_department(work, settings):
    high, draft = work.high(), work.draft(title="账户开立审批不严")
    elsewhere = work.draft("section_head_2", "post_holder_2", title="另一科室的风险")
    stays = work.read(elsewhere).department_id
    move_post(work, "post_holder", "政府采购管理科")
    settle(settings, [work.bureau.tenant_id])
    there = work.bureau.departments["政府采购管理科"]
    assert [work.read(one).department_id for one in (high, draft)] == [there, there]
    assert work.read(elsewhere).department_id == stays
    assert topics(work, high)[-1] == "risk_point.followed_post"
    move_post(work, "post_holder", "预算科")
    settle(settings, [work.bureau.tenant_id])
    assert work.read(high).department_id == work.bureau.departments["预算科"]


def test_what_is_retired_stays_where_it_was_and_nothing_is_moved_twice(work):
    high = work.high()
    work.retire("main_leader", high)
    work.draft(title="账户开立审批不严")
    before = work.read(high).department_id
    move_post(work, "post_holder", "政府采购管理科")
    robot = system_actor(work.bureau.tenant_id)
    with unit_of_work(work.bureau.tenant_id) as session:
        assert follow_posts(session, robot) == 1
    with unit_of_work(work.bureau.tenant_id) as session:
        assert follow_posts(session, robot) == 0
    assert work.read(high).department_id == before


@pytest.mark.parametrize("followed", [True, False])
def test_a_post_that_moves_takes_its_grades_along(work, followed):
    old = work.draft(title="账户开立审批不严")
    work.decide("deputy_leader", old, 2)
    work.retire("deputy_leader", old)
    high = work.high()
    move_post(work, "post_holder", "政府采购管理科")
    if followed:
        with unit_of_work(work.bureau.tenant_id) as session:
            follow_posts(session, system_actor(work.bureau.tenant_id))
    assert (work.read(high).rank, work.read(high).floor_rank) == (1, 1)
    again = PointDraft(
        title="账户开立审批不严",
        subject_type="work_post",
        post_id=work.post("post_holder"),
        category="post_duty",
        rank=3,
    )
    with unit_of_work(work.bureau.tenant_id) as session:
        done = insert_points(session, work.actor("register_office"), [again], at=utc_now())
    assert [one.code for one in done.problems if one.blocking] == ["grade-lowered"]


def test_a_new_incumbent_finds_the_points_of_the_post_untouched(work):
    high = work.high()
    before = described(work, high)
    post, yesterday = work.post("post_holder"), today() - timedelta(days=1)
    with unit_of_work(work.bureau.tenant_id) as session:
        held = session.scalars(select(Appointment).where(Appointment.post_id == post)).one()
    ending = {"if_version": None, "on": yesterday, "reason": "轮岗"}
    work.act("administrator", end_appointment, held.id, **ending)
    successor = {"person_id": work.bureau.people["auditor"].person_id, "post_id": post}
    work.act("administrator", appoint, **successor, starts_on=today())
    assert described(work, high) == before


def described(work: Scene, point) -> dict:
    with unit_of_work(work.bureau.tenant_id) as session:
        return full_document(session, owned(session, RiskPoint, point))
