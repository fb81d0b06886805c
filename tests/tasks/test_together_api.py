"""Many to-dos, one opinion: high and lowered ones are set apart, each with its reason (J3)."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import select, update

from service.procedures.models import Case
from service.tasks.models import Task
from service.tasks.resources import told
from service.tasks.schemas import OutcomeSchema
from service.tasks.use_cases.approving import Outcome
from tenants.clock import today
from tenants.database import new_id, unit_of_work
from tests.api import client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import open_task_of, sent


def approve(caller, *tasks, **options):
    body = {"task_ids": [str(one) for one in tasks], "opinion": "同意"}
    answer = caller.post("/tasks/batch-approval", body, **options)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def outcomes(answer):
    return [(one["outcome"], one["code"]) for one in answer["items"]]


def test_low_and_medium_ones_go_on_and_the_high_one_waits(work: Desk, app: Flask):
    low, medium, high = (sent(work, rank=rank) for rank in (3, 2, 1))
    tasks = [open_task_of(work, one).id for one in (low, medium, high)]
    head = client(app, work.bureau, "section_head")
    answer = approve(head, *tasks)
    assert answer["approved_count"] == 2
    assert outcomes(answer) == [("approved", ""), ("approved", ""), ("set_apart", "high-alone")]
    assert answer["items"][2]["reason"] == "高风险事项不能批量通过，请打开逐项审核。"
    assert [work.case(one).step_code for one in (low, medium, high)] == [
        "gate",
        "gate",
        "review_section",
    ]
    assert work.visits(low)[1].opinion == "同意"
    assert work.topics(low) == ["case.started", "case.advanced", "case.advanced"]


def test_what_lowers_a_grade_is_set_apart(work: Desk, app: Flask):
    task = open_task_of(work, sent(work))
    with unit_of_work(work.bureau.tenant_id) as session:
        session.execute(update(Task).where(Task.id == task.id).values(lowers=True))
    answer = approve(client(app, work.bureau, "section_head"), task.id)
    assert outcomes(answer) == [("set_apart", "lowering-alone")]


def test_drafts_are_not_approved_by_the_dozen(work: Desk, app: Flask):
    task = open_task_of(work, work.send("post_holder", work.draft("post_holder")))
    answer = approve(client(app, work.bureau, "section_head"), task.id)
    assert outcomes(answer) == [("set_apart", "not-together")]


def test_one_that_is_refused_holds_up_no_other(work: Desk, app: Flask):
    """He drafted one of them himself; one he never saw; one does not exist."""
    fit = open_task_of(work, sent(work)).id
    foreign = open_task_of(work, sent(work, of="post_holder_2", drafter="post_holder_2")).id
    head = client(app, work.bureau, "section_head")
    answer = approve(head, foreign, fit, new_id())
    assert outcomes(answer) == [
        ("refused", "not-found"),
        ("approved", ""),
        ("refused", "not-found"),
    ]


def test_the_same_batch_twice_approves_once(work: Desk, app: Flask):
    case = sent(work)
    task = open_task_of(work, case).id
    head = client(app, work.bureau, "section_head")
    assert outcomes(approve(head, task, task)) == [("approved", "")]
    assert outcomes(approve(head, task)) == [("already", "")]
    assert work.case(case).step_code == "gate"


def test_a_batch_sent_again_with_its_key_gets_the_same_answer(work: Desk, app: Flask):
    task = open_task_of(work, sent(work)).id
    head = client(app, work.bureau, "section_head")
    first, second = (approve(head, task, key="batch-1") for _ in range(2))
    assert first == second


def test_who_approves_no_cases_approves_none_together(work: Desk, app: Flask):
    auditor = client(app, work.bureau, "auditor")
    body = {"task_ids": [str(new_id())], "opinion": ""}
    assert auditor.post("/tasks/batch-approval", body).status_code == 403


def test_of_two_who_approve_at_once_one_takes_each_step(work: Desk, app: Flask):
    tasks = [open_task_of(work, sent(work)).id for _ in range(3)]
    heads = [client(app, work.bureau, "section_head") for _ in range(2)]
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda head: approve(head, *tasks), heads))
    assert sum(one["approved_count"] for one in answers) == 3
    with unit_of_work(work.bureau.tenant_id) as session:
        steps = session.scalars(select(Case.step_code)).all()
    assert set(steps) == {"gate"}


def test_what_holds_one_up_is_named_so_that_it_can_be_mended(app: Flask):
    gap = {"code": "points-not-decided", "item_id": None, "pointer": "/points"}
    with app.test_request_context(headers={"Accept-Language": "zh-CN"}):
        left = told(Outcome(new_id(), "refused", "step-not-in-place", "", None, {"missing": [gap]}))
        [shown] = OutcomeSchema().dump(left)["missing"]
    assert (shown["pointer"], shown["message"]) == ("/points", "还有风险点没有审定。")


def foreseen(caller, *tasks):
    answer = caller.post("/tasks/batch-approval/check", {"task_ids": [str(one) for one in tasks]})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def test_what_would_be_refused_is_told_beforehand_and_nothing_moves(work: Desk, app: Flask):
    """A measure of which nothing is confirmed yet stays behind, and says what it lacks."""
    fit, high, found = sent(work), sent(work, rank=1), sent(work)
    for role in ("section_head", "deputy_leader"):
        work.advance(role, found)
    [point] = work.items(found)
    settled = {"basis": "工作规则第三条", "due_on": today()}
    answers = {"responsible_post_id": work.post("post_holder"), **settled}
    measure = work.measure(point.item_id, "post_holder", **answers)
    unconfirmed = work.send("post_holder", measure, kind="measure")
    work.advance("post_holder", unconfirmed)
    tasks = [open_task_of(work, one).id for one in (fit, high, unconfirmed)]
    head = client(app, work.bureau, "section_head")
    before = [work.topics(one) for one in (fit, high, unconfirmed)]
    told_before = foreseen(head, *tasks, new_id())
    assert outcomes(told_before) == [
        ("approved", ""),
        ("set_apart", "high-alone"),
        ("refused", "step-not-in-place"),
        ("refused", "not-found"),
    ]
    assert [one["next_zh"] for one in told_before["items"]] == ["分管领导严格把关", "", "", ""]
    lacks = {one["pointer"] for one in told_before["items"][2]["missing"]}
    assert lacks == {"/outcome/targeted", "/outcome/binding", "/outcome/operable"}
    assert [work.topics(one) for one in (fit, high, unconfirmed)] == before
    assert outcomes(approve(head, *tasks)) == outcomes(told_before)[:3]


def test_who_approves_no_cases_asks_about_none(work: Desk, app: Flask):
    auditor = client(app, work.bureau, "auditor")
    body = {"task_ids": [str(new_id())]}
    assert auditor.post("/tasks/batch-approval/check", body).status_code == 403
