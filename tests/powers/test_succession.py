"""Powers that are one are merged, one that is several is split; nothing on them is lost."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from service.powers.use_cases.succeeding import merge_powers
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tests.flowcharts.desk import Desk
from tests.powers.test_cleaning import clean, confirm, draft
from tests.powers.test_cleaning import read as standing
from tests.procedures.scenes import desk

REASON = {"reason": "机构改革后职责合并"}


@pytest.fixture
def office(app, settings, tag):
    return Desk(app, settings, f"heirs-{tag}")


def in_force(office: Desk, name: str, **values: Any) -> dict[str, Any]:
    posts = [{"post_id": office.post("post_holder"), "duty": "handling"}]
    made = office.power(name=name, posts=posts, **values)
    path = f"/powers/{made['id']}/entry-into-force"
    return office["deputy_leader"].put(path, if_match=made["version"]).get_json()


def risk(office: Desk, power: dict[str, Any], title: str) -> dict[str, Any]:
    words = {
        "title": title,
        "subject_type": "section",
        "category": "business_process",
        "department_id": power["department_id"],
        "power_id": power["id"],
        "manifestations": ["不按规定办理"],
    }
    return office["section_head"].post("/risk-points", words).get_json()


def merger(office: Desk, *powers: dict[str, Any]) -> Any:
    ids = [one["id"] for one in powers]
    body = {"power_ids": ids, "name": "专项资金拨付与清算", **REASON}
    return office["section_head"].post("/powers/mergers", body)


def read(office: Desk, path: str) -> dict[str, Any]:
    return office["auditor"].get(path).get_json()


def test_merged_powers_hold_until_the_new_one_is_confirmed_then_hand_everything_over(office):
    first, second = in_force(office, "专项资金拨付"), in_force(office, "专项资金清算")
    chart = office.chart(power_ids=[first["id"]])
    points = [risk(office, first, "超范围拨付资金"), risk(office, second, "清算时隐瞒结余")]
    made = merger(office, first, second)
    assert made.status_code == 201, made.get_data(as_text=True)
    made = made.get_json()
    assert (made["status"], made["legal_basis"]) == ("draft", first["legal_basis"])
    assert [one["duty"] for one in made["posts"]] == ["handling"]
    old = read(office, f"/powers/{first['id']}")
    assert old["status"] == "in_force"
    again = merger(office, old, second)
    assert (again.status_code, again.get_json()["code"]) == (409, "succession-under-way")
    path = f"/powers/{made['id']}"
    confirmed = office["deputy_leader"].put(f"{path}/entry-into-force", if_match=made["version"])
    assert confirmed.status_code == 200, confirmed.get_data(as_text=True)
    for one in (first, second):
        gone = read(office, f"/powers/{one['id']}")
        assert (gone["status"], made["number"] in gone["abolished_reason"]) == ("abolished", True)
    moved = [read(office, f"/risk-points/{one['id']}") for one in points]
    assert {one["power_id"] for one in moved} == {made["id"]}
    assert [one["number"] for one in moved] == [one["number"] for one in points]
    served = read(office, f"/flowcharts/{chart['id']}")["powers"]
    assert [(one["id"], one["drafted"]) for one in served] == [(made["id"], True)]
    lineage = read(office, f"{path}/lineage")
    assert {one["id"] for one in lineage["predecessors"]} == {first["id"], second["id"]}
    assert {one["state"] for one in lineage["predecessors"]} == {"effective"}
    topics = [one["topic"] for one in read(office, f"/powers/{first['id']}/history")["items"]]
    assert topics[-2:] == ["power.merger_proposed", "power.merged"]


def test_a_split_power_holds_until_the_last_part_and_each_point_goes_where_it_was_named(office):
    old = in_force(office, "专项资金管理")
    stays, goes = risk(office, old, "超范围拨付资金"), risk(office, old, "清算时隐瞒结余")
    parts = [{"name": "专项资金拨付"}, {"name": "专项资金清算", "risk_point_ids": [goes["id"]]}]
    path = f"/powers/{old['id']}"
    split = office["section_head"].put(
        f"{path}/split", {"parts": parts, **REASON}, if_match=old["version"]
    )
    assert split.status_code == 200, split.get_data(as_text=True)
    heirs = split.get_json()["successors"]
    for number, one in enumerate(heirs):
        assert read(office, path)["status"] == "in_force", number
        entering = f"/powers/{one['id']}/entry-into-force"
        assert office["deputy_leader"].put(entering, if_match=1).status_code == 200
    assert read(office, path)["status"] == "abolished"
    homes = [read(office, f"/risk-points/{one['id']}")["power_id"] for one in (stays, goes)]
    assert homes == [one["id"] for one in heirs]


def test_a_power_that_is_being_merged_is_not_cleaned_up_beside(office):
    first, second = in_force(office, "专项资金拨付"), in_force(office, "专项资金清算")
    assert merger(office, first, second).status_code == 201
    cited = {"kind": "law_regulation", "citation": "《预算法》第五十七条"}
    cleanup = {"decision": "retain", "reason": "继续行使", "sources": [cited]}
    path = f"/powers/{first['id']}/clean-up"
    refused = office["section_head"].put(path, cleanup, if_match=first["version"] + 1)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "succession-under-way")
    assert read(office, f"/powers/{first['id']}")["pending"] is None


def test_bounds_of_discretion_go_over_as_drafts_each_with_its_entry(office):
    old = in_force(office, "挪用专项资金的处罚", category="penalty")
    band = {"condition": "首次", "lower": "0", "upper": "500"}
    bounds = {"title": "罚款", "unit": "元", "lower_limit": "0", "upper_limit": "500"}
    path = f"/powers/{old['id']}"
    drafted = office["section_head"].post(
        f"{path}/discretion-standards", {**bounds, "bands": [band]}
    )
    assert drafted.get_json()["status"] == "in_force"
    parts = [{"name": "警告"}, {"name": "罚款"}]
    split = office["section_head"].put(
        f"{path}/split", {"parts": parts, **REASON}, if_match=old["version"]
    )
    heirs = [one["id"] for one in split.get_json()["successors"]]
    standards = [read(office, f"/powers/{one}/discretion-standards")["items"][0] for one in heirs]
    assert [(one["title"], one["status"]) for one in standards] == [("罚款", "draft")] * 2
    with unit_of_work(office.bureau.tenant_id) as session:
        ids = [UUID(one["id"]) for one in standards]
        told = select(JournalEntry.topic).where(JournalEntry.subject_id.in_(ids))
        assert list(session.scalars(told)) == ["discretion_standard.drafted"] * 2


def test_only_risk_points_of_the_power_itself_are_shared_out(office):
    old, other = in_force(office, "专项资金管理"), in_force(office, "专项资金清算")
    own, strange = risk(office, old, "超范围拨付资金"), risk(office, other, "清算时隐瞒结余")
    for point in (strange["id"], "01a20000-0000-7000-8000-000000000000"):
        parts = [{"name": "拨付", "risk_point_ids": [own["id"]]}]
        parts.append({"name": "清算", "risk_point_ids": [point]})
        path = f"/powers/{old['id']}/split"
        body = {"parts": parts, **REASON}
        refused = office["section_head"].put(path, body, if_match=old["version"])
        assert refused.status_code == 422
        assert "自己的风险点" in refused.get_json()["errors"][0]["message"]
    assert read(office, f"/powers/{old['id']}/lineage")["successors"] == []


def test_what_is_proposed_can_be_taken_back_and_the_old_powers_stay(office):
    first, second = in_force(office, "专项资金拨付"), in_force(office, "专项资金清算")
    made = merger(office, first, second).get_json()
    path = f"/powers/{made['id']}"
    other = office["section_head_2"].put(f"{path}/succession-withdrawal", REASON, if_match=1)
    assert other.status_code == 403
    taken = office["section_head"].put(f"{path}/succession-withdrawal", REASON, if_match=1)
    assert (taken.status_code, taken.get_json()["status"]) == (200, "abolished")
    nothing = office["section_head"].put(
        f"/powers/{first['id']}/succession-withdrawal", REASON, if_match=first["version"] + 1
    )
    assert (nothing.status_code, nothing.get_json()["code"]) == (409, "nothing-proposed")
    assert read(office, f"/powers/{first['id']}")["status"] == "in_force"
    assert merger(office, first, second).status_code == 201


def test_only_the_own_powers_in_force_of_one_category_are_merged(office):
    first, draft = in_force(office, "专项资金拨付"), office.power(name="专项资金清算")
    penalty = in_force(office, "挪用专项资金的处罚", category="penalty")
    refused = merger(office, first, draft)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "not-in-force")
    for others in ((first, first), (first, penalty)):
        wrong = merger(office, *others)
        assert wrong.status_code == 422
        assert wrong.get_json()["errors"][0]["pointer"] == "/power_ids"
    body = {"power_ids": [first["id"], penalty["id"]], "name": "合并", **REASON}
    assert office["section_head_2"].post("/powers/mergers", body).status_code == 403


def test_in_a_year_of_chains_the_merged_power_goes_to_the_leader_before_the_old_ones_end(
    settings, engine, tag
):
    work = desk(settings, f"chained-heirs-{tag}")
    old = [draft(work, name=name) for name in ("部门预算批复", "部门决算批复")]
    for one in old:
        clean(work, one)
        confirm(work, one)
    ids = [one.id for one in old]
    made = work.act("section_head", merge_powers, power_ids=ids, name="部门预决算批复", **REASON)
    assert [standing(work, one).status for one in old] == ["in_force", "in_force"]
    confirm(work, made)
    assert standing(work, made).status == "in_force"
    assert [standing(work, one).status for one in old] == ["abolished", "abolished"]


def regulation(office: Desk, title: str, *links: dict[str, str]) -> str:
    """The section has a rule of its own that stands for these powers."""
    words = {"title": title, "type": "working_procedure", "issuer": "县财政局"}
    home = {"department_id": str(office.bureau.departments["预算科"])}
    made = office["section_head"].post("/regulations", {**words, **home})
    assert made.status_code == 201, made.get_data(as_text=True)
    path = f"/regulations/{made.get_json()['id']}"
    linked = office["section_head"].put(f"{path}/links", {"links": list(links)}, if_match=1)
    assert linked.status_code == 200, linked.get_data(as_text=True)
    return path


def stands_for(office: Desk, path: str) -> list[tuple[str, str]]:
    links = read(office, path)["links"]
    return sorted((one["power_id"], one["clause"]) for one in links if one["power_id"])


def test_regulations_stand_for_the_merged_power_and_each_clause_only_once(office):
    first, second = in_force(office, "专项资金拨付"), in_force(office, "专项资金清算")
    rule = regulation(
        office,
        "专项资金管理办法",
        {"power_id": first["id"], "clause": "第三条"},
        {"power_id": second["id"], "clause": "第三条"},
        {"power_id": second["id"], "clause": "第九条"},
    )
    made = merger(office, first, second).get_json()
    assert {one for one, _ in stands_for(office, rule)} == {first["id"], second["id"]}
    path = f"/powers/{made['id']}/entry-into-force"
    assert office["deputy_leader"].put(path, if_match=made["version"]).status_code == 200
    assert stands_for(office, rule) == [(made["id"], "第三条"), (made["id"], "第九条")]
    with unit_of_work(office.bureau.tenant_id) as session:
        told = select(JournalEntry.topic).where(JournalEntry.topic == "regulation.followed_power")
        assert len(session.scalars(told).all()) == 2  # each power that ended handed its links over


def test_regulations_of_a_split_power_stand_for_each_of_its_parts(office):
    old = in_force(office, "专项资金管理")
    rule = regulation(office, "专项资金管理办法", {"power_id": old["id"], "clause": "第三条"})
    parts = [{"name": "专项资金拨付"}, {"name": "专项资金清算"}]
    path = f"/powers/{old['id']}/split"
    split = office["section_head"].put(path, {"parts": parts, **REASON}, if_match=old["version"])
    heirs = [one["id"] for one in split.get_json()["successors"]]
    for one in heirs:
        entering = f"/powers/{one}/entry-into-force"
        assert office["deputy_leader"].put(entering, if_match=1).status_code == 200
    assert stands_for(office, rule) == sorted((one, "第三条") for one in heirs)
