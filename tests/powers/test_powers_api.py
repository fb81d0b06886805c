"""The catalogue of powers over HTTP."""

from typing import Any

import pytest

from service.http.paging import page_schema
from service.powers.schemas import ListedPowerSchema
from tests import api, make
from tests.risks.test_ledger_api import Office

WRITTEN = {
    "name": "会计代理记账机构执业资格审批",
    "category": "licensing",
    "legal_basis": "《中华人民共和国会计法》第三十六条",
    "exercising_subject": "预算科",
}


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"powers-{tag}")


def power(office: Office, **values: Any) -> dict[str, Any]:
    answer = office["section_head"].post(
        "/powers", WRITTEN | {"department_id": str(office.bureau.departments["预算科"])} | values
    )
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def test_a_power_in_force_is_called_so_and_not_filed(office):
    made = power(office)
    path, reader = f"/powers/{made['id']}", office["auditor"]
    assert reader.get(path).get_json()["standing"] == "draft"
    office["deputy_leader"].put(f"{path}/entry-into-force", if_match=1)
    assert reader.get(path).get_json()["standing"] == "effective"
    found = reader.get("/powers?standing=effective").get_json()["items"]
    assert [one["id"] for one in found] == [made["id"]]
    assert reader.get("/powers?standing=in_force").get_json()["items"] == []


def test_a_time_limit_in_figures_is_said_in_words_until_somebody_chooses_others(office):
    figures = {"time_limit_unit": "day", "time_limit_counting": "working"}
    made = power(office, time_limit_value=10, **figures)
    head, path = office["section_head"], f"/powers/{made['id']}"
    assert made["time_limit"] == "10个工作日"
    for given, said in (
        ({"time_limit_value": 15}, "15个工作日"),
        ({"time_limit": "15个工作日（不含公示）"}, "15个工作日（不含公示）"),
        ({"time_limit_value": 20}, "15个工作日（不含公示）"),
    ):
        made = head.put(path, given, if_match=made["version"]).get_json()
        assert made["time_limit"] == said


def test_a_power_is_entered_numbered_confirmed_and_abolished(office):
    made = power(office, posts=[{"post_id": office.post("post_holder"), "duty": "handling"}])
    assert (made["number"], made["direction"]) == ("W-XK-0001", "external")
    assert made["posts"][0]["post"] == "预算编制岗"
    path = f"/powers/{made['id']}"
    assert office["section_head"].put(f"{path}/entry-into-force", if_match=1).status_code == 403
    confirmed = office["deputy_leader"].put(f"{path}/entry-into-force", if_match=1)
    assert confirmed.get_json()["status"] == "in_force"
    gone = office["deputy_leader"].put(f"{path}/abolition", {"reason": "上位法已修订"}, if_match=2)
    assert gone.get_json()["status"] == "abolished"
    again = office["section_head"].put(path, {"remarks": "改"}, if_match=3)
    assert (again.status_code, again.get_json()["code"]) == (409, "power-abolished")
    history = office["auditor"].get(f"{path}/history").get_json()["items"]
    assert [one["topic"] for one in history] == [
        "power.drafted",
        "power.put_in_force",
        "power.abolished",
    ]
    assert office["auditor"].get(f"{path}/history/1").get_json()["after"]["status"] == "draft"


def test_only_the_exercising_section_cleans_up(office):
    made = power(office)
    refused = office["section_head_2"].put(f"/powers/{made['id']}", {"remarks": "改"}, if_match=1)
    assert refused.status_code == 403
    assert "李某" in {one["name"] for one in refused.get_json()["who_can"]}
    assert office["section_head_2"].get(f"/powers/{made['id']}").status_code == 200


def test_all_that_is_missing_is_told_at_once(office):
    made = power(office, legal_basis="", exercising_subject="")
    answer = office["deputy_leader"].put(f"/powers/{made['id']}/entry-into-force", if_match=1)
    assert answer.status_code == 409
    blocking = {gap["pointer"] for gap in answer.get_json()["gaps"] if gap["blocking"]}
    assert blocking == {"/legal_basis", "/exercising_subject"}


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"name": ""}, "/name"),
        ({"category": "magic"}, "/category"),
        ({"parent_id": "01a2026f-0000-7000-8000-000000000000"}, "/parent_id"),
        ({"number": "W-XK-0009"}, "/number"),
        ({"tenant_id": 1}, "/tenant_id"),
    ],
)
def test_a_wrong_field_is_named(office, wrong, pointer):
    answer = office["section_head"].post(
        "/powers",
        WRITTEN | {"department_id": str(office.bureau.departments["预算科"])} | wrong,
    )
    assert answer.status_code == 422
    assert pointer in {one["pointer"] for one in answer.get_json()["errors"]}


def test_a_sub_item_stands_below_a_main_item_and_has_none_of_its_own(office):
    head = office["section_head"]
    main, other = power(office), power(office, name="会计人员管理")
    below = power(office, sub_name="变更", parent_id=main["id"])
    shown = head.get(f"/powers/{below['id']}").get_json()
    assert (shown["parent"], shown["sub_name"]) == (WRITTEN["name"], "变更")
    for one, parent, words in (
        (other, below, "所选职权本身是子项，请选它的主项。"),
        (main, other, "这项职权下面有子项，不能再归入其他主项。"),
        (other, other, "职权不能是自己的主项。"),
    ):
        answer = head.put(f"/powers/{one['id']}", {"parent_id": parent["id"]}, if_match=1)
        (error,) = answer.get_json()["errors"]
        assert (answer.status_code, error["pointer"]) == (422, "/parent_id")
        assert error["message"] == words
    freed = head.put(f"/powers/{below['id']}", {"parent_id": None}, if_match=1)
    assert freed.get_json()["parent"] is None


def test_levels_and_the_outcome_of_the_reform_are_read_as_they_were_written(office):
    written = {
        "level_authority": "省级审批，市县两级初审",
        "levels": [{"level": "县级", "duty": "受理和初审"}, {"level": "市级", "duty": "复核"}],
        "reform": {"document_number": "国发〔2020〕13号", "item_number": "7", "decision": "下放"},
    }
    made = power(office, **written)
    read = office["auditor"].get(f"/powers/{made['id']}").get_json()
    assert {name: read[name] for name in written} == written
    for wrong, pointer in (
        ({"levels": [{"level": "县级", "duty": ""}]}, "/levels/0/duty"),
        ({"reform": {"decision": "下放"}}, "/reform/document_number"),
    ):
        answer = office["section_head"].put(f"/powers/{made['id']}", wrong, if_match=1)
        assert answer.status_code == 422
        assert pointer in {one["pointer"] for one in answer.get_json()["errors"]}


def test_a_category_is_not_changed_under_its_number(office):
    made = power(office)
    answer = office["section_head"].put(
        f"/powers/{made['id']}", {"category": "penalty"}, if_match=1
    )
    assert (answer.status_code, answer.get_json()["code"]) == (409, "category-fixed")


def test_old_versions_and_other_bureaus_are_refused(office, app, settings, tag):
    path = f"/powers/{power(office)['id']}"
    assert office["section_head"].put(path, {"remarks": "改"}, if_match=7).status_code == 412
    assert office["section_head"].put(path, {"remarks": "改"}).status_code == 428
    neighbour = api.client(app, make.bureau(settings, f"beside-{tag}"), "main_leader")
    assert neighbour.get(path).status_code == 404
    assert neighbour.put(f"{path}/entry-into-force", if_match=1).status_code == 404


def test_the_catalogue_is_served_under_its_documented_schema(office):
    first = power(office)
    power(office, name="代理记账机构变更登记", parent_id=first["id"])
    power(office, name="政府采购违法行为处罚", category="penalty")
    page = page_schema(ListedPowerSchema)().load(
        office["post_holder_3"].get("/powers?total=true&limit=1").get_json()
    )
    assert (page["total"], page["items"][0]["number"]) == (3, "W-CF-0001")
    for filters, found in (
        ("q=代理 变更", 1),
        ("category=licensing", 2),
        ("direction=internal", 0),
        ("status=draft", 3),
        (f"parent_id={first['id']}", 1),
        (f"department_id={office.bureau.departments['国库科']}", 0),
        (f"post_id={office.post('post_holder')}", 0),
        ("sort=-updated", 3),
    ):
        assert len(office["auditor"].get(f"/powers?{filters}").get_json()["items"]) == found


def test_the_list_counts_of_each_power_what_its_reader_may_see(office):
    carried = power(office)
    made = office["section_head"].post(
        "/risk-points",
        {
            "title": "审批时擅自放宽条件",
            "subject_type": "section",
            "category": "business_process",
            "department_id": str(office.bureau.departments["预算科"]),
            "power_id": carried["id"],
            "manifestations": ["对不符合条件的申请予以批准"],
        },
    )
    assert made.status_code == 201, made.get_data(as_text=True)

    def row(role: str) -> dict[str, Any]:
        (found,) = office[role].get("/powers").get_json()["items"]
        return {name: found[name] for name in ("risks", "flowchart", "disclosed")}

    nothing = {"high": 0, "medium": 0, "low": 0, "measured": 0}
    bare = {"flowchart": "uncovered", "disclosed": None}
    assert row("auditor") == {"risks": {"total": 1, **nothing}, **bare}
    assert row("post_holder_3") == {"risks": {"total": 0, **nothing}, **bare}
