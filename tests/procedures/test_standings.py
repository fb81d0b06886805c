"""Powers, flowcharts and measures are told in the words risk points are told in."""

from uuid import UUID

import pytest

from service.flowcharts.use_cases.charts import change_flowchart
from tenants.vocabulary import STANDINGS
from tests import api
from tests.flowcharts.test_procedure import drawn
from tests.measures.test_review import drafted
from tests.powers.test_changing import change, standing
from tests.powers.test_cleaning import clean, draft, read
from tests.procedures.scenes import LEADERS, desk


@pytest.fixture
def work(settings, engine, tag):
    work = desk(settings, f"standings-{tag}")
    work.seat("party_organisation", "机关党支部", *LEADERS)
    return work


@pytest.fixture
def people(app, work):
    return {role: api.client(app, work.bureau, role) for role in work.bureau.people}


def word(people, register, record):
    """Say how far it is; page, record and filter say the same, and the words count them all."""
    reader = people["register_office"]
    one = reader.get(f"/{register}/{record}")
    assert one.status_code == 200, one.get_data(as_text=True)
    said = one.get_json()["standing"]
    pages = {
        asked: reader.get(f"/{register}?standing={asked}&total=true").get_json()
        for asked in STANDINGS
    }
    found = {row["id"]: row["standing"] for row in pages[said]["items"]}
    assert found[str(record)] == said
    every = reader.get(f"/{register}?standing={','.join(STANDINGS)}&total=true").get_json()
    assert sum(page["total"] for page in pages.values()) == every["total"]
    return said


def test_a_power_is_called_by_its_step_and_adjusted_once_it_holds(work, people):
    power = draft(work)
    assert word(people, "powers", power.id) == "draft"
    clean(work, power)
    case = work.send("section_head", power.id, kind="power")
    while work.visit(case).type == "draft":
        assert word(people, "powers", power.id) == "draft"
        work.advance("section_head", case)
    assert word(people, "powers", power.id) == "awaiting_deputy"
    work.give_back("deputy_leader", case)
    assert word(people, "powers", power.id) == "returned"
    holding = standing(work, name="审批部门决算")
    assert word(people, "powers", holding.id) == "effective"
    answer = change(people["section_head"], read(work, holding), holding.version)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert word(people, "powers", holding.id) == "adjusting"


def test_a_flowchart_goes_from_the_drawing_table_to_the_meeting_and_is_revised(work, people):
    chart = drawn(work)
    assert word(people, "flowcharts", chart) == "draft"
    case = work.send("section_head", chart, kind="flowchart")
    work.advance("section_head", case)
    assert word(people, "flowcharts", chart) == "awaiting_review"
    work.advance("register_office", case)
    assert word(people, "flowcharts", chart) == "awaiting_decision"
    work.hold_body_meeting(case)
    assert word(people, "flowcharts", chart) == "effective"
    work.act("section_head", change_flowchart, chart, if_version=None, title="拨付流程图（修订）")
    assert word(people, "flowcharts", chart) == "adjusting"


def test_a_measure_waits_for_its_notice_and_its_meeting(work, people):
    point = work.draft()
    found = work.send("section_head", point)
    work.advance("post_holder", found)
    work.hold_body_meeting(found, items=[{"item_id": point, "outcome": {"rank": 2}}])
    measure = UUID(drafted(people, work, point).get_json()["id"])
    assert word(people, "measures", measure) == "draft"
    case = work.send("post_holder", measure, kind="measure")
    work.advance("post_holder", case)
    assert word(people, "measures", measure) == "awaiting_notice"
    work.show_and_end(case)
    assert word(people, "measures", measure) == "awaiting_decision"
    passed = [
        {"item_id": measure, "outcome": {"targeted": True, "binding": True, "operable": True}}
    ]
    work.hold_body_meeting(case, kind="party_organisation", items=passed)
    after = {"awaiting_filing", "in_force"}
    assert word(people, "measures", measure) in after
    while work.case(case).state == "running":
        work.advance("register_office", case)
    assert word(people, "measures", measure) == "in_force"
