"""A flow or a duty changes, and whoever answers for a point looks at it again (R-090)."""

from uuid import UUID

import pytest

from service.risks.use_cases.reviewing import review_after_new_duties, review_after_new_edition
from tenants.context import system_actor
from tenants.database import unit_of_work, utc_now
from tenants.models.journal import WorkItem
from tests.flowcharts.desk import Desk
from workers.queues import KINDS
from workers.subscriptions import SUBSCRIPTIONS


@pytest.fixture
def desk(app, settings, tag):
    return Desk(app, settings, f"again-{tag}")


def worked(desk, use_case, subject) -> int:
    """The worker did what the journal asked for."""
    with unit_of_work(desk.bureau.tenant_id) as session:
        return use_case(session, system_actor(desk.bureau.tenant_id), UUID(subject))


def read(desk, point):
    return desk["auditor"].get(f"/risk-points/{point['id']}").get_json()


@pytest.fixture
def resting(desk):
    """A chart with one point on a step, one on its power, one on neither."""
    power = desk.power()
    made = desk.drawn(power_ids=[power["id"]])
    desk.publish(made)
    graph = desk["auditor"].get(f"/flowcharts/{made['id']}/graph").get_json()
    steps = {one["code"]: one["id"] for one in graph["steps"]}
    on_step = desk.point(flow_step_id=steps["H"])
    on_power = desk.point(title="接受宴请", power_id=power["id"])
    free = desk.point(title="泄露秘密")
    return made, on_step, on_power, free


def test_a_new_edition_marks_the_points_that_rest_on_the_flow(desk, resting):
    made, on_step, on_power, free = resting
    assert worked(desk, review_after_new_edition, made["id"]) == 0
    desk.draw(made, [{**one, "title": one["title"] + "新"} for one in desk.steps()], desk.edges())
    desk.publish(made)
    assert worked(desk, review_after_new_edition, made["id"]) == 2
    assert worked(desk, review_after_new_edition, made["id"]) == 0
    for point in (on_step, on_power):
        told = read(desk, point)
        assert (told["review_required"], told["review_because"]) == (True, "流程图 LC-0001 第2版")
    assert not read(desk, free)["review_required"]
    tasks = desk["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert {one["subject_id"] for one in tasks if one["kind"] == "risk_point.review"} == {
        on_step["id"],
        on_power["id"],
    }


def test_the_journal_asks_the_workers_for_both(desk, resting):
    made, on_step, *_ = resting
    asked = {one.topic: KINDS[one.kind] for one in SUBSCRIPTIONS if "review_of" in one.kind}
    assert set(asked) == {"flowchart.approved", "post.changed_duties"}
    desk.draw(made, desk.steps(), desk.edges()[:-1])
    desk.publish(made)
    for topic, subject in (
        ("flowchart.approved", made["id"]),
        ("post.changed_duties", desk.post("post_holder")),
    ):
        with unit_of_work(desk.bureau.tenant_id) as session:
            item = WorkItem(kind="x", key="x", subject_id=UUID(subject), due_at=utc_now())
            item.tenant_id = desk.bureau.tenant_id
            asked[topic].load()(session, item)
        assert read(desk, on_step)["review_required"]


def test_new_duties_of_a_post_mark_its_points(desk, resting):
    _, on_step, *_ = resting
    post = desk.post("post_holder")
    posts = desk["administrator"].get("/posts?limit=200").get_json()["items"]
    (held,) = [one for one in posts if one["id"] == post]
    changed = desk["administrator"].put(
        f"/posts/{post}",
        {name: held[name] for name in ("code", "title", "department_id")}
        | {"business_duties": "审核专项资金分配"},
        if_match=held["version"],
    )
    assert changed.status_code == 200, changed.get_data(as_text=True)
    topics = desk["auditor"].get(f"/journal?subject_id={post}").get_json()["items"]
    assert topics[0]["topic"] == "post.changed_duties"
    assert worked(desk, review_after_new_duties, post) == 3
    assert "职责调整" in read(desk, on_step)["review_because"]


def test_who_answers_confirms_that_the_point_holds_and_says_why(desk, resting):
    _, on_step, *_ = resting
    path = f"/risk-points/{on_step['id']}/review"
    early = desk["section_head"].put(path, {"outcome": "unchanged", "note": "无变化"}, if_match=1)
    assert (early.status_code, early.get_json()["code"]) == (409, "no-review-due")
    worked(desk, review_after_new_duties, desk.post("post_holder"))
    version = read(desk, on_step)["version"]
    assert (
        desk["section_head_2"]
        .put(path, {"outcome": "unchanged", "note": "无变化"}, if_match=version)
        .status_code
        == 403
    )
    silent = desk["post_holder"].put(path, {"outcome": "unchanged"}, if_match=version)
    assert silent.status_code == 422
    done = desk["post_holder"].put(
        path, {"outcome": "unchanged", "note": "职责文字调整，权限未变"}, if_match=version
    )
    assert done.status_code == 200, done.get_data(as_text=True)
    assert not done.get_json()["review_required"]
    waiting = desk["post_holder"].get("/tasks?box=waiting").get_json()["items"]
    assert on_step["id"] not in {one["subject_id"] for one in waiting}


def test_a_point_counts_as_revised_only_once_it_was_reworded(desk, resting):
    _, on_step, *_ = resting
    worked(desk, review_after_new_duties, desk.post("post_holder"))
    path = f"/risk-points/{on_step['id']}"
    version = read(desk, on_step)["version"]
    hasty = desk["section_head"].put(f"{path}/review", {"outcome": "revised"}, if_match=version)
    assert (hasty.status_code, hasty.get_json()["code"]) == (409, "nothing-revised")
    tags = {"focus_tags": ["项目资金"], "key_tags": []}
    tagged = desk["section_head"].put(
        "/risk-point-tags",
        {"items": [{"risk_point_id": on_step["id"], "version": version, **tags}]},
    )
    assert tagged.get_json()["items"][0]["outcome"] == "tagged", tagged.get_data(as_text=True)
    version += 1
    idle = desk["section_head"].put(f"{path}/review", {"outcome": "revised"}, if_match=version)
    assert (idle.status_code, idle.get_json()["code"]) == (409, "nothing-revised")
    desk["section_head"].put(path, {"content": "按新职责改写"}, if_match=version)
    done = desk["section_head"].put(f"{path}/review", {"outcome": "revised"}, if_match=version + 1)
    assert done.get_json()["review_because"] is None
    topics = [one["topic"] for one in desk["auditor"].get(f"{path}/history").get_json()["items"]]
    assert topics[-3:] == [
        "risk_point.tagged",
        "risk_point.changed",
        "risk_point.review_confirmed",
    ]
