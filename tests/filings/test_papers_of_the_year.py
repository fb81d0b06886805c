"""A bureau files the plan of its year when it is approved, and its summary when it is written."""

from datetime import date

import pytest

from service.cycles.use_cases.duties import remind_of_duties
from tenants import clock
from tenants.database import unit_of_work
from tests import make
from tests.api import client
from tests.evidence.test_attachments import PDF, attach
from tests.filings.region import deliver

YEAR = 2027


@pytest.fixture
def region(settings, app, tag):
    return make.region(settings, tag)


@pytest.fixture
def bureau(region):
    return region.bureaus[0]


@pytest.fixture(autouse=True)
def march():
    with clock.simulated():
        clock.go_to(date(YEAR, 3, 8))
        yield


def planned(app, bureau):
    office = client(app, bureau, "register_office")
    draft = office.post("/cycles/plan", {"year": YEAR, "title": "2027年度工作方案"})
    assert draft.status_code == 201, draft.get_json()
    return office, office.get(f"/cycles/{draft.get_json()['id']}").get_json()


def approve(app, bureau, cycle):
    return client(app, bureau, "main_leader").put(
        f"/cycles/{cycle['id']}/approval",
        {"approval": "局党组会〔2027〕2号"},
        if_match=cycle["version"],
    )


def opened(app, bureau):
    office, cycle = planned(app, bureau)
    cycle = approve(app, bureau, cycle).get_json()
    office.put(f"/cycles/{cycle['id']}/opening", if_match=cycle["version"])
    return office, office.get(f"/cycles/{cycle['id']}").get_json()


def precheck(office, kind):
    asked = {"kind": kind, "year": YEAR}
    return office.get("/filings/precheck", query_string=asked).get_json()


def sent(office, kind, despite=""):
    draft = office.post("/filings", {"kind": kind, "year": YEAR}).get_json()
    return office.put(
        f"/filings/{draft['id']}/sending", {"despite_gaps": despite}, if_match=draft["version"]
    )


def note(office, cycle, kind, text):
    answer = office.post(f"/cycles/{cycle['id']}/notes", {"kind": kind, "text": text})
    assert answer.status_code == 201, answer.get_json()


def test_a_plan_goes_up_once_it_is_approved_and_is_due_with_its_stage(app, bureau):
    office = client(app, bureau, "register_office")
    assert [gap["code"] for gap in precheck(office, "plan")["gaps"]] == ["plan-not-drafted"]
    office, cycle = planned(app, bureau)
    told = precheck(office, "plan")
    assert (told["ready"], told["due_on"]) == (0, "2027-03-10")
    assert [gap["code"] for gap in told["gaps"]] == ["plan-not-approved"]
    early = sent(office, "plan")
    assert (early.status_code, early.get_json()["code"]) == (409, "nothing-to-file")
    approve(app, bureau, cycle)
    told = precheck(office, "plan")
    assert (told["ready"], told["news"], told["until"], told["gaps"]) == (1, 1, "filed", [])


def test_the_register_office_is_reminded_of_the_plan_until_it_was_sent(app, bureau):
    office, _ = opened(app, bureau)

    def reminded():
        with unit_of_work(bureau.tenant_id) as session:
            remind_of_duties(session, date(YEAR, 3, 8))
        listed = office.get("/tasks?box=waiting&limit=50").get_json()["items"]
        return {one["title"]: one["due_on"] for one in listed if "报送" in one["title"]}

    assert reminded()["报送2027年度工作方案"] == "2027-03-10"
    assert "报送2027年度工作总结" not in reminded(), "its stage is months away"
    assert sent(office, "plan").status_code == 200
    assert "报送2027年度工作方案" not in reminded()


def test_what_a_stage_brings_and_who_answers_for_it_is_planned_approved_and_reminded_of(
    app, bureau
):
    office, cycle = planned(app, bureau)
    stage = cycle["stages"][0]
    path = f"/cycle-stages/{stage['id']}"
    section = str(bureau.departments["预算科"])
    days = {name: stage[name] for name in ("starts_on", "due_on")}
    arranged = {"deliverable": "动员大会纪要", "department_id": section, "remind_days": 5}
    changed = office.put(path, {**days, **arranged}, if_match=stage["version"])
    assert changed.status_code == 200, changed.get_json()
    version = changed.get_json()["version"]
    approve(app, bureau, office.get(f"/cycles/{cycle['id']}").get_json())
    refused = office.put(path, {**days, "deliverable": "无"}, if_match=version)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "stage-planned")
    assert office.put(path, days, if_match=version).status_code == 200, "days may still be moved"
    sent(office, "plan")
    packages = office.get("/filings").get_json()["items"]
    (paper,) = office.get(f"/filings/{packages[0]['id']}").get_json()["items"]
    first = paper["document"]["stages"][0]
    assert first.endswith("；责任单位：预算科；产出物：动员大会纪要")
    now = office.get(f"/cycles/{cycle['id']}").get_json()
    office.put(f"/cycles/{cycle['id']}/opening", if_match=now["version"])
    head = client(app, bureau, "section_head")
    for _ in range(2):
        with unit_of_work(bureau.tenant_id) as session:
            remind_of_duties(session, date.fromisoformat(stage["due_on"]))
        told = head.get("/tasks?box=to_read").get_json()["items"]
        assert len([one for one in told if "催办" in one["title"]]) == 1


def test_the_group_files_the_plan_it_was_sent_under_a_number(app, region, bureau, settings):
    office, cycle = planned(app, bureau)
    stage = cycle["stages"][0]["id"]
    post = str(bureau.people["post_holder"].post_id)
    work = {"title": "召开动员大会", "post_id": post, "due_on": "2027-03-01"}
    office.post(f"/cycle-stages/{stage}/tasks", work)
    approve(app, bureau, cycle)
    filing = sent(office, "plan").get_json()
    assert (filing["state"], filing["late"], filing["filing_type"]) == ("sent", False, "first")
    deliver(settings, region)
    group = client(app, region.leading_group, "leading_group_office")
    [line] = group.get("/received-filings", query_string={"kind": "plan"}).get_json()["items"]
    path = f"/received-filings/{line['id']}"
    one = group.get(path).get_json()
    [paper] = one["items"]
    assert (paper["title"], paper["rank"], paper["standing"]) == ("2027年度工作方案", None, None)
    assert paper["document"]["approval"] == "局党组会〔2027〕2号"
    assert paper["document"]["stages"][0] == "筹备启动阶段（2027-02-01至2027-03-10）"
    [work] = paper["document"]["tasks"]
    assert work.startswith("召开动员大会")
    names = [person.name for person in bureau.people.values()]
    assert not any(name in str(paper["document"]) for name in names)
    one = group.put(f"{path}/acceptance", if_match=one["version"]).get_json()
    assert group.put(f"{path}/answer", {}, if_match=one["version"]).status_code == 200
    deliver(settings, region)
    back = office.get(f"/filings/{filing['id']}").get_json()
    assert (back["state"], bool(back["filed_number"])) == ("filed", True)
    assert precheck(office, "plan")["news"] == 0
    paper = office.post("/papers", {"kind": "filing_form", "subject_id": filing["id"]})
    assert paper.status_code == 201, paper.get_json()


def test_a_summary_is_written_before_it_is_sent_and_tells_what_the_year_led_to(
    app, region, bureau, settings
):
    office, cycle = opened(app, bureau)
    clock.go_to(date(YEAR, 5, 20))
    office = client(app, bureau, "register_office")
    told = precheck(office, "summary")
    assert (told["ready"], told["due_on"]) == (0, "2027-10-10")
    assert told["gaps"][0]["code"] == "summary-missing"
    note(office, cycle, "summary", "一年来清理职权12项。\n下一年继续完善。")
    note(office, cycle, "corrected_problem", "信访件反映的受理不规范已整改")
    assert add_file(office, cycle, "2027年工作总结.pdf").status_code == 201
    told = precheck(office, "summary")
    open_stages = {gap["title"] for gap in told["gaps"]}
    assert (told["ready"], "查找风险点阶段" in open_stages) == (1, True)
    refused = sent(office, "summary")
    assert (refused.status_code, refused.get_json()["code"]) == (409, "gaps-unanswered")
    filing = sent(office, "summary", despite="排查阶段资料随后补齐").get_json()
    assert (filing["state"], filing["late"]) == ("sent", False)
    deliver(settings, region)
    group = client(app, region.leading_group, "leading_group_office")
    [line] = group.get("/received-filings", query_string={"kind": "summary"}).get_json()["items"]
    [paper] = group.get(f"/received-filings/{line['id']}").get_json()["items"]
    document = paper["document"]
    assert document["summary"] == ["一年来清理职权12项。", "下一年继续完善。"]
    assert document["results"] == ["整改问题1项"]
    assert "信访件" not in str(document)
    assert document["stages"][0].endswith("未完成")
    [name] = document["files"]
    assert name.startswith("2027年工作总结.pdf（SHA256 ")


def add_file(caller, cycle, name):
    return attach(caller, cycle["id"], name, PDF, owner_kind="cycle")


def test_a_plan_sent_after_its_day_is_marked_late_and_taken(app, bureau):
    _, cycle = planned(app, bureau)
    approve(app, bureau, cycle)
    clock.go_to(date(YEAR, 3, 11))
    filing = sent(client(app, bureau, "register_office"), "plan").get_json()
    assert (filing["state"], filing["late"]) == ("sent", True)


def test_who_may_not_write_the_year_adds_no_file_to_it(app, bureau):
    office, cycle = planned(app, bureau)
    assert add_file(client(app, bureau, "post_holder"), cycle, "方案.pdf").status_code == 403
    assert add_file(office, cycle, "方案.pdf").status_code == 201


def test_what_was_taken_over_in_a_stock_taking_year_is_due_on_no_day(app, bureau):
    office = client(app, bureau, "register_office")
    year = {"year": YEAR, "stock_taking": True}
    assert office.post("/cycles", year).status_code == 201
    told = precheck(office, "summary")
    assert (told["due_on"], [gap["code"] for gap in told["gaps"]]) == (None, ["summary-missing"])
