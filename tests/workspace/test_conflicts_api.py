"""Two people change one record: the later one sees both values, field by field."""

import pytest

from tests import api, make
from tests.risks.test_ledger_api import Office

ENGLISH = {"headers": {"Accept-Language": "en"}}


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"both-{tag}")


def told(answer):
    problem = answer.get_json()
    assert (answer.status_code, problem["code"]) == (412, "stale"), problem
    return problem


def by_name(problem):
    return {one["name"]: one for one in problem["fields"]}


def test_a_later_editor_of_a_risk_point_sees_each_field_then_and_now(office):
    point = office.point()
    path = f"/risk-points/{point['id']}"
    head, clerk = office["section_head"], office["post_holder"]
    assert head.put(path, {"title": "新标题", "content": "甲"}, if_match=1).status_code == 200
    assert head.put(path, {"content": "乙"}, if_match=2).status_code == 200
    problem = told(clerk.put(path, {"remarks": "我的备注"}, if_match=1))
    assert problem["current_version"] == problem["version"] == 3
    assert problem["changed_by"] == office.bureau.people["section_head"].name
    assert problem["changed_post"]
    assert problem["changed_at"]
    fields = by_name(problem)
    assert set(fields) == {"title", "content"}
    assert fields["title"] == {
        "name": "title",
        "label": "风险点",
        "yours_base": point["title"],
        "theirs": "新标题",
        "yours_base_text": point["title"],
        "theirs_text": "新标题",
    }
    assert fields["content"]["theirs"] == "乙"
    later = by_name(told(clerk.put(path, {"remarks": "我的备注"}, if_match=2)))
    assert (later["content"]["yours_base"], later["content"]["theirs"]) == ("甲", "乙")
    assert set(later) == {"content"}
    english = told(clerk.put(path, {"remarks": "x"}, if_match=1, **ENGLISH))
    assert by_name(english)["content"]["label"] == "Content"


def test_codes_and_grades_read_as_words(office):
    point = office.point()
    path = f"/risk-points/{point['id']}"
    office["section_head"].put(path, {"causes": ["supervision", "education"]}, if_match=1)
    office["main_leader"].put(f"{path}/grade", {"rank": 1}, if_match=2)
    fields = by_name(told(office["section_head"].put(path, {"content": "x"}, if_match=1)))
    assert fields["causes"]["yours_base_text"] == "制度不到位"
    assert fields["causes"]["theirs_text"] == "监督不到位、教育不到位"
    assert (fields["rank"]["yours_base"], fields["rank"]["theirs"]) == (None, 1)
    assert (fields["rank"]["yours_base_text"], fields["rank"]["theirs_text"]) == ("", "高")


def test_a_measure_tells_its_own_changes(office):
    point = office.point()
    measure = point["measures"][0]
    path = f"/measures/{measure['id']}"
    head = office["section_head"]
    assert head.put(path, {"text": "双人复核并公示"}, if_match=1).status_code == 200
    version = head.get(f"/risk-points/{point['id']}").get_json()["version"]
    head.put(f"/risk-points/{point['id']}", {"content": "甲"}, if_match=version)
    problem = told(office["post_holder"].put(path, {"text": "另一种"}, if_match=1))
    assert problem["changed_by"] == office.bureau.people["section_head"].name
    (text,) = problem["fields"]
    assert (text["yours_base"], text["theirs"]) == (measure["text"], "双人复核并公示")
    assert text["label"] == "防控措施"


def test_powers_and_sections_too(office):
    head, people = office["section_head"], office.bureau
    power = head.post(
        "/powers",
        {
            "name": "专项资金拨付",
            "category": "payment",
            "department_id": str(people.departments["预算科"]),
        },
    ).get_json()
    path = f"/powers/{power['id']}"
    head.put(path, {"name": "专项资金审核拨付"}, if_match=1)
    fields = by_name(told(head.put(path, {"content": "x"}, if_match=1)))
    assert fields["name"]["theirs_text"] == "专项资金审核拨付"
    place = f"/departments/{people.departments['预算科']}"
    office["administrator"].put(
        place, {"code": "YS", "name": "预算一科", "kind": "section"}, if_match=1
    )
    problem = told(
        office["administrator"].put(
            place, {"code": "YS", "name": "预算二科", "kind": "section"}, if_match=1
        )
    )
    assert by_name(problem)["name"]["theirs"] == "预算一科"


def test_whoever_may_not_do_it_is_told_so_and_nothing_of_the_record(office):
    point = office.graded(1)
    path = f"/risk-points/{point['id']}"
    refused = office["auditor"].put(path, {"content": "x"}, if_match=1)
    assert refused.status_code == 403
    assert "fields" not in refused.get_json()


def test_a_neighbour_gets_not_a_word(office, app, settings, tag):
    point = office.graded(1)
    neighbour = api.client(app, make.bureau(settings, f"next-{tag}"), "section_head")
    answer = neighbour.put(f"/risk-points/{point['id']}", {"content": "x"}, if_match=1)
    assert answer.status_code == 404
    assert "fields" not in answer.get_json()


def test_a_case_tells_where_it_stands_but_only_to_whom_it_concerns(office):
    point = office.point()
    sent = office["section_head"].post(
        "/cases", {"object_kind": "risk_point", "item_ids": [point["id"]]}
    )
    assert sent.status_code == 201, sent.get_data(as_text=True)
    case = sent.get_json()
    path = f"/cases/{case['id']}/advance"
    stale = office["section_head"].put(path, {"opinion": "同意"}, if_match=99)
    assert told(stale)["fields"] == []
    stranger = office["section_head_2"].put(path, {"opinion": "同意"}, if_match=99)
    assert "fields" not in stranger.get_json()


def test_a_version_nobody_has_yet_has_no_changes(office):
    point = office.point()
    problem = told(
        office["section_head"].put(f"/risk-points/{point['id']}", {"content": "x"}, if_match=99)
    )
    assert problem["fields"] == []
