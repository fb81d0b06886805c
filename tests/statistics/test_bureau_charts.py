"""Charts of a bureau: right to the unit, and every cell opens the list it counted."""

import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from service.cycles.use_cases import close_cycle, open_cycle
from service.measures.models import Measure
from service.measures.use_cases import add_measure
from service.measures.use_cases.carrying_out import record_doing
from service.organisation.queries import today
from service.risks.use_cases.grading import propose_grade
from service.rollups.queries import compute_summary
from tenants.database import owned, unit_of_work
from tenants.models.journal import JournalEntry
from tests.api import client
from tests.risks.scenes import scene

CHARTS = ("pyramid", "heat-map", "stages", "wheel", "matrix", "measures", "changes", "methods")
DUE_DONE = ("due", "done")
SCORED = {"likelihood": 2, "harm": 3}


@pytest.fixture(scope="module")
def work(settings, engine):
    """A bureau in the middle of its year: high, medium and low points, one of them scored."""
    work = scene(settings, "charts")
    work.act("main_leader", open_cycle, year=2026, on=today(), stock_taking=True)
    for _ in range(3):
        work.high()
    work.draft(title="还没有措施的草稿")
    section_risk(work)
    scored = work.draft(title="评过分的风险")
    work.act(
        "section_head",
        propose_grade,
        scored,
        if_version=None,
        scores=SCORED,
        rationales=dict.fromkeys(SCORED, "近三年有两起投诉"),
    )
    work.measure(scored)
    work.decide("main_leader", scored, 1)
    work.enforce("main_leader", scored)
    return work


def section_risk(work):
    low = work.draft(
        title="科室的低风险",
        category="business_process",
        subject_type="section",
        post_id=None,
        department_id=work.bureau.people["section_head"].department_id,
    )
    done = work.measure(low)
    late = work.act("section_head", add_measure, low, text="每季度抽查一次", due_on=today()).id
    work.decide("section_head", low, 3)
    work.enforce("section_head", low)
    work.act(
        "section_head",
        record_doing,
        done,
        done_on=today(),
        what="分配方案上会研究",
        result="形成会议纪要",
    )
    with unit_of_work(work.bureau.tenant_id) as session:
        owned(session, Measure, late).next_due_on = today() - timedelta(9)


@pytest.fixture
def leader(app, work):
    return client(app, work.bureau, "main_leader")


def asked(caller, path, **query):
    answer = caller.get(path, query_string=query)
    assert answer.status_code == 200, (path, query, answer.get_json())
    return answer.get_json()


def chart(caller, name, **query):
    return asked(caller, f"/statistics/{name}", **query)


def listed(caller, of, drill):
    return asked(caller, f"/{of}", **drill, total="true", limit=1)["total"]


def drills(of, part):
    """Every question of a chart beside the number it must come to."""
    of = part.get("list", of)
    numbers = {
        "drill": part.get("n", part.get("total", part.get("due"))),
        "drill_covered": part.get("covered"),
        "drill_uncovered": part.get("n", 0) - part.get("covered", 0),
        "drill_left": part.get("due", 0) - part.get("done", 0),
    }
    yield from ((of, part[name], n) for name, n in numbers.items() if part.get(name))
    for name, inner in part.items():
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, dict) and not name.startswith("drill"):
                yield from drills(of, one)


@pytest.mark.parametrize("role", ["main_leader", "section_head", "deputy_leader", "auditor"])
@pytest.mark.parametrize("name", CHARTS)
def test_every_cell_opens_exactly_what_it_counted(app, work, role, name):
    caller = client(app, work.bureau, role)
    answer = chart(caller, name)
    questions = list(drills("risk-points", answer))
    assert questions or name == "wheel"
    for of, question, number in questions:
        assert listed(caller, of, question) == number, (of, question)


def test_a_year_is_named_or_the_running_one_is_shown(leader):
    for name in ("stages", "wheel"):
        assert chart(leader, name, year=2026)["cycle"] == chart(leader, name)["cycle"]
        assert chart(leader, name, year=2024)["cycle"] is None
        assert leader.get(f"/statistics/{name}?year=26").status_code == 422


def test_a_year_that_is_over_owes_nothing_of_what_was_registered_since(app, settings):
    work = scene(settings, "charts-years")
    past = work.act("main_leader", open_cycle, year=2025, on=today(), stock_taking=True)
    work.act(
        "main_leader", close_cycle, past.id, if_version=past.version, despite_gaps="建账已完成"
    )
    work.act("main_leader", open_cycle, year=2026, on=today(), stock_taking=True)
    work.draft(title="新一年的草稿")
    leader = client(app, work.bureau, "main_leader")
    over, running = chart(leader, "stages", year=2025), chart(leader, "stages")
    assert [over["cycle"]["year"], running["cycle"]["year"]] == [2025, 2026]
    parts = {
        part["what"] for row in over["rows"] for cell in row["cells"] for part in cell["parts"]
    }
    assert not parts & {"points_decided", "points_graded", "measures_decided", "powers"}
    assert not any(cell["days_late"] for row in over["rows"] for cell in row["cells"])
    assert over["definition"].startswith("口径：已结束年度的排查表")
    wheel = chart(leader, "wheel", year=2025)
    assert wheel["definition"].startswith("口径：已结束年度各阶段")
    for stage in wheel["rows"]:
        assert (stage["total"], stage["done"]) == (stage["asked"], 0), "no stage was completed"


def test_a_fresh_year_has_done_nothing_of_what_last_year_left_in_place(app, settings):
    """It asks that each point be confirmed, and for what is new."""
    work = scene(settings, "charts-fresh")
    past = work.act("main_leader", open_cycle, year=2025, on=today(), stock_taking=True)
    for _ in range(2):
        work.high()
    work.act(
        "main_leader", close_cycle, past.id, if_version=past.version, despite_gaps="建账已完成"
    )
    year = work.act("main_leader", open_cycle, year=2026, on=today())
    leader = client(app, work.bureau, "main_leader")
    assert asked_and_done(leader) == {"search": (2, 0)}
    first = listed_to_confirm(leader, year)[0]
    holder = client(app, work.bureau, "post_holder")
    said = holder.put(
        f"/confirmations/{first['id']}", {"outcome": "unchanged"}, if_match=first["version"]
    )
    assert said.status_code == 200, said.get_json()
    work.draft(title="新一年的草稿")
    assert asked_and_done(leader) == {"search": (3, 1), "measures": (1, 0)}
    told = {one["code"]: (one["due"], one["done"]) for one in summary(work)["stages"]}
    assert {code: both for code, both in told.items() if both[0]} == asked_and_done(leader)
    for section in sections_told(work):
        assert 0 <= section["done"] <= section["due"], section
    for of, question, number in drills("risk-points", chart(leader, "stages")):
        assert listed(leader, of, question) == number


def asked_and_done(leader):
    """What each stage asks of the sections together, and how much of it is done."""
    rows = [cell for row in chart(leader, "stages")["rows"] for cell in row["cells"]]
    sums = {
        code: tuple(sum(one[name] for one in rows if one["stage"] == code) for name in DUE_DONE)
        for code in {one["stage"] for one in rows}
    }
    return {code: both for code, both in sums.items() if both != (0, 0)}


def listed_to_confirm(caller, cycle):
    return caller.get(f"/cycles/{cycle.id}/confirmations?pending=true").get_json()["items"]


def summary(work):
    with unit_of_work(work.bureau.tenant_id) as session:
        return compute_summary(session)


def sections_told(work):
    return [section for stage in summary(work)["stages"] for section in stage["sections"]]


def test_the_pyramid_says_how_many_and_who_answers(leader):
    found = chart(leader, "pyramid")
    assert [(row["rank"], row["n"], row["covered"]) for row in found["rows"]] == [
        (1, 4, 4),
        (2, 0, 0),
        (3, 1, 1),
        (None, 0, 0),
    ]
    assert found["rows"][0]["managed_by_label"] == "主要领导"
    assert (found["rows"][2]["measures"], found["rows"][2]["measures_done"]) == (2, 1)
    assert found["rows"][2]["covered_rate"] is None, "one of one is no rate"
    assert found["definition"].startswith("口径：")
    assert not found["narrowed"]


def test_who_reads_english_is_told_in_english(leader):
    answer = leader.get("/statistics/pyramid", headers={"Accept-Language": "en"}).get_json()
    assert answer["definition"].startswith("Risk points in force by grade")
    assert answer["rows"][0]["managed_by_label"] == "main leader"


def test_the_heat_map_tells_what_nobody_searched_from_nought(leader, work):
    found = chart(leader, "heat-map")
    rows = {row["department"]: row for row in found["rows"]}
    assert found["total"] == sum(row["n"] for row in found["rows"]) == 5
    searched = [row["department"] for row in found["rows"] if row["surveyed"]]
    own = next(
        name
        for name, one in work.bureau.departments.items()
        if one == work.bureau.people["post_holder"].department_id
    )
    assert searched == [own]
    cells = {cell["column"]: cell["n"] for cell in rows[own]["cells"]}
    assert (cells["post_duty"], cells["business_process"]) == (4, 1)
    posts = rows[own]["posts"]
    assert rows[own]["per_100_posts"] == f"{500 / posts:.1f}"


@pytest.mark.parametrize("by", ["rank", "subject_type"])
def test_the_heat_map_can_stand_on_other_columns(leader, by):
    found = chart(leader, "heat-map", by=by)
    assert sum(cell["n"] for row in found["rows"] for cell in row["cells"]) == found["total"]


def test_the_stages_say_who_owes_what(leader):
    found = chart(leader, "stages")
    assert next(one["code"] for one in found["columns"]) == "preparation"
    cells = {
        (row["department"], cell["stage"]): cell for row in found["rows"] for cell in row["cells"]
    }
    (searching,) = [cell for (_, stage), cell in cells.items() if stage == "search" and cell["due"]]
    assert (searching["due"], searching["done"]) == (6, 5)
    assert found["cycle"]["year"] == 2026


def test_the_wheel_says_where_in_the_year_we_are(leader):
    found = chart(leader, "wheel")
    assert [row["phase"] for row in found["rows"]] == ["plan", "plan", "do", "check", "act"]
    assert found["cycle"]["number"] == 1
    assert all(row["done"] <= row["total"] for row in found["rows"])
    assert found["doing"] == [{"phase": "early", "total": 5, "done": 1}]


def test_the_matrix_shows_the_rule_and_who_has_no_scores(leader):
    found = chart(leader, "matrix")
    cell = next(row for row in found["rows"] if (row["likelihood"], row["harm"]) == (2, 3))
    assert cell["n"] == cell["by_rank"]["1"] == 1
    assert cell["rule_rank"] == 2, "the higher of two and three, on a scale to five"
    assert found["unscored"]["n"] == 4
    assert sum(row["n"] for row in found["rows"]) + 4 == found["total"] == 5


def test_measures_are_carried_out_or_overdue_or_not_due_yet(leader):
    found = chart(leader, "measures")
    states = {one["state"]: one["n"] for one in found["measures"]["states"]}
    assert states == {"done": 1, "missed": 1, "pending": 4}
    assert sum(states.values()) == found["measures"]["total"]


def test_what_is_new_this_year_leads_to_what_there_is(leader):
    found = chart(leader, "changes")
    steps = {row["step"]: row["n"] for row in found["rows"]}
    assert steps == {"start": 0, "added": 5, "retired": 0, "raised": 0, "lowered": 0, "end": 5}


def test_overdue_work_stands_before_the_first_day_of_the_calendar(leader):
    found = chart(leader, "due", days=7)
    assert found["overdue"]["measure"] == 1
    assert len(found["rows"]) == 7


def test_a_head_of_section_sees_only_his_own(app, work):
    head = client(app, work.bureau, "section_head_2")
    found = chart(head, "heat-map")
    assert found["narrowed"]
    assert found["total"] == 0
    assert len(found["rows"]) == 1
    assert len(chart(head, "stages")["rows"]) == 1


def test_who_holds_only_a_post_reads_no_charts(app, work):
    clerk = client(app, work.bureau, "post_holder")
    for name in CHARTS:
        assert clerk.get(f"/statistics/{name}").status_code == 403


def test_before_the_first_year_there_are_no_stages(app, settings, engine):
    early = scene(settings, "early-charts")
    leader = client(app, early.bureau, "main_leader")
    for name in CHARTS:
        found = chart(leader, name)
        assert found.get("total", 0) == 0
    assert chart(leader, "wheel")["cycle"] is None


TABLES = (*(one.replace("-", "_") for one in CHARTS), "due", "work_steps")


def table(caller, name, **query):
    return asked(caller, f"/statistics/tables/{name}", **query)


def test_the_table_behind_the_pyramid_says_and_opens_what_the_picture_shows(leader):
    found, steps = table(leader, "pyramid"), chart(leader, "pyramid")["rows"]
    assert found["heads"][:2] == ["等级", "风险点数"]
    shown = [row[1] for row in found["rows"]]
    assert [one["says"] for one in shown] == [one["n"] for one in steps if one["rank"] or one["n"]]
    for one in shown:
        assert listed(leader, one["list"], one["drill"]) == one["says"]


@pytest.mark.parametrize("name", TABLES)
def test_every_chart_is_taken_out_as_the_workbook_of_its_table(leader, name):
    shown = table(leader, name)
    answer = leader.get(f"/statistics/workbooks/{name}")
    assert answer.status_code == 200
    sheet = load_workbook(io.BytesIO(answer.get_data())).active
    assert "口径：" in sheet["A2"].value
    assert [cell.value for cell in sheet[3]] == shown["heads"]
    written = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert written == [[one["says"] or "" for one in row] for row in shown["rows"]]


def test_a_workbook_taken_out_is_one_entry_in_the_journal(leader, work):
    leader.get("/statistics/workbooks/heat_map", query_string={"by": "rank"})
    with unit_of_work(work.bureau.tenant_id) as session:
        told = session.scalars(
            select(JournalEntry.body)
            .where(JournalEntry.topic == "export.made")
            .order_by(JournalEntry.id.desc())
        ).first()
    assert '"heat_map"' in told
    assert '"by":"rank"' in told.replace(" ", "")


def test_a_post_holder_reads_no_table_and_takes_no_workbook(app, work):
    holder = client(app, work.bureau, "post_holder")
    assert holder.get("/statistics/tables/pyramid").status_code == 403
    assert holder.get("/statistics/workbooks/pyramid").status_code == 403


def test_a_table_is_asked_as_strictly_as_its_chart(leader):
    assert leader.get("/statistics/tables/heat_map?by=person").status_code == 422
    assert leader.get("/statistics/tables/region_pyramid").status_code == 404


def test_an_english_reader_gets_an_english_table(leader):
    answer = leader.get("/statistics/tables/wheel", headers={"Accept-Language": "en"}).get_json()
    assert answer["heads"][0] == "Stage"
    assert all(row[1]["says"].isascii() for row in answer["rows"])
