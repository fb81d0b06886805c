"""Many points are tagged at once; what may not be changed is left out and says why."""

import pytest

from tests.notices.test_missing_body import set_up
from tests.risks.test_ledger_api import Office

FOCUS, KEY = ["财权", "项目资金"], ["field", "step"]


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"tags-{tag}")


def asked(*points, focus=FOCUS, key=KEY):
    return {
        "items": [
            {
                "risk_point_id": one["id"],
                "version": one["version"],
                "focus_tags": focus,
                "key_tags": key,
            }
            for one in points
        ]
    }


def mark(office, *points, role="section_head", **tags):
    answer = office[role].put("/risk-point-tags", asked(*points, **tags))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def told(office, point):
    path = f"/risk-points/{point['id']}/history"
    return [one["topic"] for one in office["section_head"].get(path).get_json()["items"]]


def test_many_points_get_their_tags_each_with_one_entry(office):
    points = [office.point(title=f"第{number}类资金分配随意") for number in range(3)]
    done = mark(office, *points)
    assert done["tagged_count"] == 3
    assert [one["version"] for one in done["items"]] == [2, 2, 2]
    for point in points:
        read = office["section_head"].get(f"/risk-points/{point['id']}").get_json()
        assert (read["focus_tags"], read["key_tags"]) == (FOCUS, KEY)
        assert read["measures"] == point["measures"]
        assert told(office, point) == ["risk_point.drafted", "risk_point.tagged"]
    found = office["section_head"].get("/risk-points?focus_tag=项目资金&key_tag=step&total=true")
    assert found.get_json()["total"] == 3


def test_tags_are_taken_out_with_the_ledger(office):
    mark(office, office.point())
    answer = office["register_office"].get(
        "/risk-points/export?format=csv&columns=title,key_tags,focus_tags"
    )
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert "重点领域、重点环节" in answer.get_data(as_text=True)
    assert "财权、项目资金" in answer.get_data(as_text=True)


def test_tagging_is_taken_back_by_the_former_tags_and_says_nothing_twice(office):
    point = office.point()
    (done,) = mark(office, point)["items"]
    tagged = {**point, "version": done["version"]}
    (again,) = mark(office, tagged)["items"]
    assert (again["outcome"], again["version"]) == ("unchanged", done["version"])
    (undone,) = mark(office, tagged, focus=[], key=[])["items"]
    assert undone["outcome"] == "tagged"
    assert told(office, point) == ["risk_point.drafted", *(["risk_point.tagged"] * 2)]


def test_what_may_not_be_tagged_is_left_out_with_the_reason(office, app, settings, tag):
    mine, changed, retired = (office.point(title=f"第{one}类审批超时") for one in range(3))
    path = f"/risk-points/{retired['id']}/retirement"
    office["section_head"].put(path, {"reason": "职能已划转"}, if_match=retired["version"])
    retired["version"] += 1
    changed["version"] = 9
    stranger = Office(app, settings, f"far-{tag}").point()
    answer = office["section_head"].put("/risk-point-tags", asked(mine, changed, retired, stranger))
    items = answer.get_json()["items"]
    assert [one["code"] for one in items] == [
        "",
        "stale",
        "already-retired",
        "not-found",
    ]
    assert all(one["reason"] for one in items[1:])
    assert items[3]["version"] is None
    assert "risk_point.tagged" not in told(office, retired)
    mine["version"] += 1
    (other,) = mark(office, mine, role="post_holder_b", key=[])["items"]
    assert (other["outcome"], other["code"], other["version"]) == ("refused", "forbidden", None)
    assert office["supervision_office"].put("/risk-point-tags", asked(mine)).status_code == 403


def test_words_nobody_knows_are_refused_whole(office):
    point = office.point()
    for wrong in ({"key": ["favourite"]}, {"focus": [" "]}, {"focus": [""]}):
        body = asked(point, **wrong)
        assert office["section_head"].put("/risk-point-tags", body).status_code == 422
    assert office["section_head"].put("/risk-point-tags", {"items": []}).status_code == 422


def test_a_point_others_judge_rests_and_one_in_force_is_tagged_in_every_year(office):
    in_force, judged = office.graded(3), office.point(title="项目评审走过场")
    path = f"/risk-points/{in_force['id']}"
    office["section_head"].put(f"{path}/entry-into-force", if_match=in_force["version"])
    in_force["version"] += 1
    set_up(office)
    opened = office["main_leader"].post("/cycles", {"year": 2026})
    assert opened.status_code == 201, opened.get_json()
    case = office["section_head"].post(
        "/cases", {"object_kind": "risk_point", "item_ids": [judged["id"]]}
    )
    assert case.status_code == 201, case.get_json()
    sent = office["section_head"].put(
        f"/cases/{case.get_json()['id']}/advance", {}, if_match=case.get_json()["version"]
    )
    assert sent.status_code == 200, sent.get_json()
    items = mark(office, in_force, judged)["items"]
    assert [one["outcome"] for one in items] == ["tagged", "refused"]
    assert items[1]["code"] == "in-review"


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_the_register_office_tags_what_is_graded_and_changes_nothing_of_it(office, rank):
    point = office.graded(rank)
    changed = office["register_office"].put(
        f"/risk-points/{point['id']}", {"title": "换个说法"}, if_match=point["version"]
    )
    assert changed.status_code == 403
    (done,) = mark(office, point, role="register_office")["items"]
    assert done["outcome"] == "tagged"
    read = office["section_head"].get(f"/risk-points/{point['id']}").get_json()
    assert (read["title"], read["rank"], read["key_tags"]) == (point["title"], rank, KEY)


def test_who_may_tag_is_told_before_the_press(office):
    point = office.graded(1)
    asked_of = f"permission=risk_point:tag&subject_kind=risk_point&subject_id={point['id']}"
    for role, may in (("register_office", True), ("supervision_office", False)):
        answer = office[role].get(f"/permission-answers?{asked_of}").get_json()
        assert answer["allowed"] is may
    assert "办公（监察）室" in {one["role_label"] for one in answer["who_can"]}
