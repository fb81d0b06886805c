"""Two people at the same moment leave no twin below the grade of its like."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from service.risks.drafts import MeasureDraft, PointDraft
from service.risks.use_cases.grading import decide_grade
from service.risks.use_cases.points import change_risk_point, draft_risk_point
from service.risks.writing import insert_points
from tenants.context import Actor
from tenants.database import unit_of_work, utc_now
from tests.risks.scenes import TITLE, Scene

LINGERING = 0.4


def at_once(work: Scene, first: Callable[..., Any], then: Callable[..., Any]) -> tuple[Any, Any]:
    """Let one act and linger before his commit, while another acts."""
    acted = Event()

    def linger() -> Any:
        with unit_of_work(work.bureau.tenant_id) as session:
            done = first(session)
            acted.set()
            time.sleep(LINGERING)  # holds the transaction open while the other tries
            return done

    def follow() -> Any:
        acted.wait(10)
        with unit_of_work(work.bureau.tenant_id) as session:
            return then(session)

    with ThreadPoolExecutor(2) as pool:
        both: list[Future[Any]] = [pool.submit(linger), pool.submit(follow)]
        return both[0].result(), both[1].result()


def deciding(leader: Actor, point: Any) -> Callable[..., Any]:
    return lambda session: decide_grade(session, leader, point, if_version=None, rank=1).id


def drafting(work: Scene) -> Callable[..., Any]:
    actor, words = work.actor("section_head"), work.wording()
    return lambda session: draft_risk_point(session, actor, **words).id


def rewording(work: Scene) -> Callable[..., Any]:
    actor, other = work.actor("section_head"), work.draft(title="账户开立审批不严")
    return lambda session: change_risk_point(session, actor, other, if_version=None, title=TITLE).id


def importing(work: Scene) -> Callable[..., Any]:
    actor = work.actor("register_office")
    twin = PointDraft(
        title=TITLE,
        subject_type="work_post",
        post_id=work.post("post_holder"),
        category="post_duty",
        manifestations=("擅自变更",),
        measures=(MeasureDraft(text="集体研究"),),
    )
    return lambda session: insert_points(
        session, actor, [twin], at=utc_now(), refuse_incomplete=False
    ).ids[0]


@pytest.mark.parametrize("writing", [drafting, rewording, importing])
@pytest.mark.parametrize("leader_first", [True, False])
def test_a_twin_written_while_its_like_is_raised_is_raised_too(work, writing, leader_first):
    point = work.draft()
    decide, write = deciding(work.actor("main_leader"), point), writing(work)
    if leader_first:
        _, twin = at_once(work, decide, write)
    else:
        twin, _ = at_once(work, write, decide)
    assert (work.read(point).floor_rank, work.read(twin).floor_rank) == (1, 1)


def test_an_import_of_a_higher_grade_raises_its_likes(work):
    point = work.draft()
    work.measure(point)
    work.decide("section_head", point, 3)
    work.enforce("section_head", point)
    high = PointDraft(
        title=TITLE,
        subject_type="work_post",
        post_id=work.post("post_holder"),
        category="post_duty",
        rank=1,
    )
    with unit_of_work(work.bureau.tenant_id) as session:
        assert insert_points(session, work.actor("register_office"), [high], at=utc_now()).ids
    assert (work.read(point).rank, work.read(point).floor_rank) == (1, 1)
