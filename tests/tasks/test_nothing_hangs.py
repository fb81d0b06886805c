"""A to-do goes away once what it asks for is done, or can be done no more."""

import ast
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from policies.acting import Holder
from service.gradings.use_cases.convening import convene_round
from service.gradings.use_cases.regrading import ask_for_measures, ask_for_regrades
from service.measures.models import MeasurePostponement, MeasureTask
from service.measures.use_cases.carrying_out import assign_task
from service.measures.use_cases.drafting import change_measure, retire_measure
from service.measures.use_cases.postponing import ask_to_postpone
from service.measures.use_cases.suitability import judge_suitability
from service.measures.use_cases.waking import wake_measures
from service.risks.models import RiskPoint
from service.risks.use_cases.retiring import TO_RETIRE
from service.risks.use_cases.reviewing import require_review
from service.tasks.models import Task
from service.tasks.rules import WANT_A_CHANGE
from service.tasks.use_cases import open_task
from tenants.clock import today
from tenants.database import owned, unit_of_work
from tests.risks.scenes import Scene, scene
from tests.tasks.test_kinds_have_words import spelled

ROOT = Path(__file__).parents[2]
# Closed with whatever else waited on their subject, or by the step they belong to.
WITH_THE_SUBJECT = {"case_step", "case_opinion", "cycle_stage.due", "filing.", "filing.review"}
WITH_THE_SUBJECT |= {"measure.task", "notice.answer", "power.review", "stage_task"}


@pytest.fixture
def here(settings, engine, tag) -> Scene:
    return scene(settings, f"hang-{tag}")


def left(work: Scene) -> set[str]:
    """What still waits for somebody here."""
    with unit_of_work(work.bureau.tenant_id) as session:
        waiting = select(Task.kind).where(Task.state == "open", Task.box == "act")
        return set(session.scalars(waiting))


def due_soon(work: Scene) -> tuple[UUID, UUID]:
    """A risk in force with a measure that is due, is asked more time for, and has a task."""
    point, day = work.draft(), today() + timedelta(days=3)
    measure = work.measure(point, due_on=day)
    work.decide("section_head", point, 3)
    work.enforce("section_head", point)
    work.act(
        "section_head",
        assign_task,
        measure,
        title="公示分配方案",
        post_id=work.post("post_holder"),
        due_on=day,
        deliverable="公示照片",
    )
    later = day + timedelta(days=30)
    work.act("post_holder", ask_to_postpone, measure, due_on=later, reason="系统升级推迟")
    with unit_of_work(work.bureau.tenant_id) as session:
        wake_measures(session, today())
    return point, measure


def given_up(work: Scene) -> tuple[set[str], set[str]]:
    with unit_of_work(work.bureau.tenant_id) as session:
        return (
            set(session.scalars(select(MeasureTask.state))),
            set(session.scalars(select(MeasurePostponement.state))),
        )


def test_nothing_about_a_retired_point_waits_for_anybody(here):
    point, _ = due_soon(here)
    here.act("register_office", require_review, [point], "流程图 LC-0001 第2版")
    asked = {"measure.due", "measure.postponement", "measure.task", "risk_point.review"}
    assert left(here) == asked
    here.retire("section_head", point)
    assert left(here) == set()
    assert given_up(here) == ({"cancelled"}, {"withdrawn"})


def test_nothing_about_a_retired_measure_waits_for_anybody(here):
    point, measure = due_soon(here)
    here.measure(point, text="轮岗交流")
    reason = "已并入系统控制"
    here.act("section_head", retire_measure, measure, if_version=None, reason=reason)
    assert left(here) == set()
    assert given_up(here) == ({"cancelled"}, {"withdrawn"})


def test_who_was_asked_to_retire_a_point_has_done_so_once_it_is_retired(here):
    point = here.high()
    with unit_of_work(here.bureau.tenant_id) as session:
        head = here.bureau.people["main_leader"].person_id
        open_task(
            session,
            kind=TO_RETIRE,
            said={"point": "审核不严"},
            subject_kind="risk_point",
            subject_id=point,
            persons=[Holder(head, None, None, "", "")],
        )
    here.retire("main_leader", point)
    with unit_of_work(here.bureau.tenant_id) as session:
        assert session.scalars(select(Task.state).where(Task.kind == TO_RETIRE)).all() == ["done"]


def test_measures_are_fitted_to_a_new_grade_by_changing_them(here):
    point, _ = due_soon(here)
    before = left(here)
    with unit_of_work(here.bureau.tenant_id) as session:
        ask_for_measures(session, here.actor("main_leader"), owned(session, RiskPoint, point))
    assert left(here) - before == {"risk_point.refit_measures"}
    here.measure(point, text="增加复核岗位")
    assert left(here) == before


def test_a_measure_that_did_not_suit_is_mended_by_rewording_it(here):
    _, measure = due_soon(here)
    before = left(here)
    verdict = {"verdict": "needs_change", "opinion": "复核频次不足"}
    here.act("supervision_office", judge_suitability, measure, if_version=None, **verdict)
    assert left(here) - before == {"measure.revise"}
    here.act("section_head", change_measure, measure, if_version=None, text="每月复核并公示")
    assert left(here) == before


def test_a_section_that_convened_its_round_is_not_asked_for_it_again(here):
    point = here.high()
    half_a_year_on = today() + timedelta(days=190)

    def asked() -> int:
        with unit_of_work(here.bureau.tenant_id) as session:
            return ask_for_regrades(session, half_a_year_on)

    assert (asked(), left(here)) == (1, {"grading.regrade"})
    here.act(
        "section_head",
        convene_round,
        title="定期调整",
        department_id=here.bureau.departments["预算科"],
        risk_point_ids=[point],
        kind="regrade",
    )
    assert (asked(), left(here)) == (0, {"grading.self_assessment"})


def calls_of(source: Path, name: str) -> Iterator[tuple[str, ast.Call]]:
    """Find where a file opens or closes to-dos, with the kinds it names there."""
    text = source.read_text("utf-8")
    if name not in text:
        return
    module = import_module(".".join(source.relative_to(ROOT).with_suffix("").parts))
    for call in ast.walk(ast.parse(text)):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == name:
            for word in call.keywords:
                for kind in spelled(word.value, vars(module)) if word.arg == "kind" else ():
                    yield kind, call


def is_to_act_on(call: ast.Call) -> bool:
    boxes = [ast.unparse(one.value) for one in call.keywords if one.arg == "box"]
    return "'read'" not in boxes


def test_every_kind_of_to_do_to_act_on_is_taken_away_by_something():
    files = list((ROOT / "service").rglob("*.py"))
    opened = {
        kind: source.name
        for source in files
        for name in ("open_task", "wait", "lay_before_holders")
        for kind, call in calls_of(source, name)
        if is_to_act_on(call)
    }
    closed = {kind for source in files for kind, _ in calls_of(source, "settle_tasks")}
    closed |= {*WANT_A_CHANGE, *WITH_THE_SUBJECT}
    assert {"measure.due", "grading.regrade", "flowchart.review"} <= opened.keys()
    assert {kind: where for kind, where in opened.items() if kind not in closed} == {}
