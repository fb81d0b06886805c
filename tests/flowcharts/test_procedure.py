"""A flowchart goes through its review chain (C-03): drawn, reviewed, decided, valid."""

import pytest
from sqlalchemy import select

from service.flow_risks.use_cases import dismiss_candidate
from service.flowcharts.models import FlowCandidate, Flowchart, FlowchartEdition
from service.flowcharts.queries.access import under_review
from service.flowcharts.use_cases.charts import change_flowchart, draft_flowchart
from service.flowcharts.use_cases.graphs import replace_graph
from service.flowcharts.use_cases.refusals import FlowchartUnderReview, NothingDrawn
from service.powers.use_cases import draft_power
from service.procedures.refusals import StepNotInPlace
from tenants.database import owned, unit_of_work
from tests.flowcharts.desk import HEAD, POWER
from tests.procedures import scenes


@pytest.fixture
def desk(settings, engine, tag):
    return scenes.desk(settings, f"chart-{tag}")


def steps(desk, *, watched=True):
    watch = {
        "rule": "内部规程",
        "supervising_posts": [desk.post("section_head_2")] if watched else [],
    }
    return [
        {"code": "S", "title": "收到申请", "type": "start"},
        {
            "code": "A",
            "title": "受理",
            "type": "acceptance",
            "handling_post_id": desk.post("post_holder_2"),
            **watch,
        },
        {
            "code": "H",
            "title": "审查",
            "type": "handling",
            "handling_post_id": desk.post("post_holder"),
            **watch,
        },
        {
            "code": "D",
            "title": "审批",
            "type": "deciding",
            "deciding_post_id": desk.post("deputy_leader"),
            **watch,
        },
        {"code": "E", "title": "办结", "type": "end"},
    ]


EDGES = [{"source": a, "target": b} for a, b in ("SA", "AH", "HD", "DE")]


def drawn(desk, *, watched=True, **values):
    home = {"department_id": desk.bureau.departments["预算科"]}
    power = desk.act("section_head", draft_power, **(POWER | home))
    chart = desk.act(
        "section_head", draft_flowchart, **(HEAD | home | {"power_ids": [power.id]} | values)
    ).id
    desk.act(
        "section_head",
        replace_graph,
        chart,
        if_version=None,
        steps=steps(desk, watched=watched),
        edges=EDGES,
    )
    return chart


def read(desk, chart):
    with unit_of_work(desk.bureau.tenant_id) as session:
        return owned(session, Flowchart, chart)


def approve(desk, case):
    desk.advance("section_head", case)
    desk.advance("register_office", case)
    desk.hold_body_meeting(case)


def test_an_approved_chart_becomes_an_edition_and_what_was_decided_stays(desk):
    chart = drawn(desk)
    case = desk.send("section_head", chart, kind="flowchart")
    approve(desk, case)
    assert desk.case(case).state == "completed"
    assert (read(desk, chart).status, read(desk, chart).edition) == ("approved", 1)
    with unit_of_work(desk.bureau.tenant_id) as session:
        (edition,) = session.scalars(select(FlowchartEdition))
        assert edition.case_id == case
        assert [one["code"] for one in edition.document["steps"]] == ["S", "A", "H", "D", "E"]
    with pytest.raises(NothingDrawn):
        desk.send("section_head", chart, kind="flowchart")


def test_a_chart_with_faults_or_open_risks_does_not_leave_the_drawing_table(desk):
    chart = drawn(desk, watched=False, citation="")
    case = desk.send("section_head", chart, kind="flowchart")
    with pytest.raises(StepNotInPlace) as refused:
        desk.advance("section_head", case)
    codes = {one["code"] for one in refused.value.facts["missing"]}
    assert {"citation-missing", "candidate-open"} <= codes
    desk.act("section_head", change_flowchart, chart, if_version=None, citation="《预算法》")
    with unit_of_work(desk.bureau.tenant_id) as session:
        candidates = session.scalars(select(FlowCandidate.id)).all()
    for one in candidates:
        desk.act("section_head", dismiss_candidate, chart, one, reason="系统自动留痕，事后抽查")
    desk.advance("section_head", case)
    assert desk.visit(case).code != "draw"


def test_nobody_draws_on_a_chart_that_is_under_review_until_it_is_returned(desk):
    chart = drawn(desk)
    case = desk.send("section_head", chart, kind="flowchart")
    desk.advance("section_head", case)
    with pytest.raises(FlowchartUnderReview):
        desk.act("section_head", change_flowchart, chart, if_version=None, title="改")
    desk.give_back("register_office", case, to_step="draw")
    desk.act("section_head", change_flowchart, chart, if_version=None, title="改后的流程图")
    with unit_of_work(desk.bureau.tenant_id) as session:
        assert under_review(session, chart) is None
    approve(desk, case)
    assert read(desk, chart).edition == 1


def test_a_rejected_redrawing_leaves_the_old_edition_valid(desk):
    chart = drawn(desk)
    approve(desk, desk.send("section_head", chart, kind="flowchart"))
    desk.act("section_head", change_flowchart, chart, if_version=None, conditions="新的条件")
    case = desk.send("section_head", chart, kind="flowchart")
    desk.advance("section_head", case)
    desk.advance("register_office", case)
    desk.hold_body_meeting(case, decision="reject", reason="条件过宽")
    assert (read(desk, chart).status, read(desk, chart).edition) == ("revising", 1)
