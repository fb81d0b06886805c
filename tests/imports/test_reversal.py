"""An import is taken back within a day, whole, and only while nobody has touched it."""

import pytest

from service.measures.use_cases.waking import wake_measures
from tenants.clock import today
from tenants.database import unit_of_work
from tests.imports.desk import Desk, asked, counts, digest, register, row
from tests.workbooks.making import workbook

POWERS = [["序号", "权力名称", "权力类型", "实施依据", "行使主体", "承办机构"]]


@pytest.fixture
def imported(clerk):
    clerk.open(register(row(1, rank="中"), row(2, rank="中")))
    assert clerk.commit().status_code == 200
    return clerk


def test_an_untouched_import_goes_without_a_trace_in_the_register(clerk, bureau):
    clerk.open(register(row(9)))
    clerk.commit()
    before = digest(bureau)
    clerk.open(register(row(1, rank="低"), row(2, rank="")))
    clerk.commit()
    assert digest(bureau) != before
    assert clerk.revert().status_code == 200
    assert (digest(bureau), clerk.said["state"]) == (before, "reverted")


def test_who_took_an_import_back_and_why_is_told_and_what_was_said_of_cells_stays(clerk, bureau):
    clerk.open(register(row(1, rank="中", department="预算科、国库科"), row(2, rank="低")))
    clerk.commit()
    kinds = clerk.caller.get(f"/imports/{clerk.id}/problem-kinds").get_json()["items"]
    assert clerk.revert("传错了文件").status_code == 200
    person = bureau.people["register_office"].name
    assert (clerk.said["reverted_by_name"], clerk.said["reversal_reason"]) == (person, "传错了文件")
    after = clerk.caller.get(f"/imports/{clerk.id}/problem-kinds").get_json()["items"]
    assert (after, bool(kinds)) == (kinds, True)


def test_what_is_taken_back_stays_in_the_journal_and_its_numbers_are_not_used_again(
    imported, bureau
):
    (first, second) = asked(bureau, "SELECT id, number FROM risk_points ORDER BY number")
    imported.revert()
    entries = asked(
        bureau,
        "SELECT subject_id FROM journal_entries WHERE topic = 'risk_point.import_reverted'",
    )
    assert {one.subject_id for one in entries} == {first.id, second.id}
    imported.open(register(row(1)))
    imported.commit()
    (again,) = asked(bureau, "SELECT number FROM risk_points")
    assert again.number > second.number


def test_a_changed_point_keeps_the_import_where_it_is(clerk, leader, bureau):
    clerk.open(register(row(1), row(2)))
    clerk.commit()
    (point, _) = asked(bureau, "SELECT id FROM risk_points ORDER BY number")
    changed = leader.caller.put(f"/risk-points/{point.id}", {"remarks": "已核对"}, if_match=1)
    assert changed.status_code == 200, changed.get_data(as_text=True)
    refused = leader.take_over(clerk).revert()
    assert (refused.status_code, refused.get_json()["code"]) == (409, "import-touched")
    assert counts(bureau)["items"] == 2


def test_after_a_day_it_is_too_late(imported, bureau):
    asked(
        bureau, "UPDATE imports SET committed_at = committed_at - interval '25 hours' RETURNING 1"
    )
    refused = imported.revert()
    assert (refused.status_code, refused.get_json()["code"]) == (409, "reversal-too-late")


def test_it_is_taken_back_once(imported):
    assert imported.revert().status_code == 200
    assert imported.revert().status_code == 409


def test_powers_to_which_risks_refer_are_not_taken_back(clerk, bureau):
    powers = workbook(
        [*POWERS, [1, "资金拨付审核", "行政给付", "办法第三条", "市财政局", "预算科"]]
    )
    clerk.open(powers, kind="powers")
    assert clerk.commit().status_code == 200, clerk.problems()
    powers_import = (clerk.id, clerk.version)
    heads = ["序号", "科室", "职权名称", "风险点", "表现形式", "风险等级", "防控措施"]
    line = [1, "预算科", "资金拨付审核", "审核不严", "不核对", "低", "双人审核"]
    clerk.open(workbook([heads, line]))
    clerk.commit()
    (found,) = asked(bureau, "SELECT power_id FROM risk_points")
    assert found.power_id is not None
    clerk.id, clerk.version = powers_import
    assert clerk.revert().status_code == 409


def test_an_auditor_takes_nothing_back(app, imported, bureau):
    auditor = Desk.of(app, bureau, "auditor")
    auditor.id, auditor.version = imported.id, imported.version
    assert auditor.revert().status_code == 403


def test_an_import_with_high_risks_is_taken_back_by_the_main_leader_alone(clerk, leader, bureau):
    before = digest(bureau)
    clerk.open(register(row(1), row(2, rank="低")))
    clerk.commit()
    refused = clerk.revert()
    assert (refused.status_code, refused.get_json()["who_can"][0]["role"]) == (403, "main_leader")
    assert counts(bureau)["high"] == 1
    assert leader.take_over(clerk).revert().status_code == 200
    assert digest(bureau) == before


def test_a_grade_does_not_go_down_unseen_by_way_of_a_reversal(clerk, leader):
    clerk.open(register(row(1)))
    clerk.commit()
    assert leader.take_over(clerk).revert().status_code == 200
    clerk.open(register(row(1, rank="低")))
    assert clerk.codes() == ["graded-higher-before"]
    clerk.open(register(row(1)))
    assert clerk.codes() == []


def test_what_lies_in_a_case_is_not_taken_from_under_its_judges(app, imported, bureau):
    (first, _) = asked(bureau, "SELECT id FROM risk_points ORDER BY number")
    head = Desk.of(app, bureau, "section_head")
    sent = head.caller.post("/cases", {"object_kind": "risk_point", "item_ids": [str(first.id)]})
    assert sent.status_code == 201, sent.get_data(as_text=True)
    refused = imported.revert()
    assert (refused.status_code, refused.get_json()["what"]) == (409, "cases")
    assert counts(bureau)["items"] == 2


def test_nobody_is_asked_to_carry_out_what_was_taken_back(imported, bureau):
    asked(bureau, "UPDATE measures SET next_due_on = current_date RETURNING 1")
    with unit_of_work(bureau.tenant_id) as session:
        assert wake_measures(session, today()) == 2
    assert imported.revert().status_code == 200
    states = asked(bureau, "SELECT state FROM tasks WHERE kind = 'measure.due'")
    assert {one.state for one in states} == {"withdrawn"}
