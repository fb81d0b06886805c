"""A clerk uploads a workbook, is told every doubt at its cell, mends it, and commits it."""

import io

import pytest

from tests.imports.desk import Desk, asked, counts, digest, register, row, send
from tests.workbooks.hostile import corpus, made
from tests.workbooks.making import workbook


def test_a_clean_register_is_uploaded_read_and_committed(clerk, bureau):
    uploaded = clerk.upload(register(row(1), row(2, rank="中"), row(3, rank="低")))
    assert uploaded.status_code == 201
    assert uploaded.headers["Location"].endswith(clerk.id)
    assert clerk.said["state"] == "uploaded"
    assert counts(bureau)["items"] == 0
    clerk.parse()
    assert (clerk.said["state"], clerk.said["counts"]) == ("parsed", {"ready": 3})
    assert counts(bureau)["items"] == 0
    assert clerk.commit().status_code == 200
    assert clerk.said["summary"]["outcome"] == {"created": 3}
    assert counts(bureau) == {
        "items": 3, "high": 1, "medium": 1, "low": 1, "ungraded": 0, "in_force": 3, "measures": 3,
    }  # fmt: skip


def test_the_imported_rank_is_kept_as_the_bureaus_own_earlier_decision(clerk, bureau):
    clerk.open(register(row(1)))
    clerk.commit()
    kinds = asked(bureau, "SELECT kind, decided_rank, person_id FROM gradings")
    assert [tuple(one) for one in kinds] == [
        ("import", 1, bureau.people["register_office"].person_id)
    ]


def test_every_step_is_in_the_journal_once(clerk, bureau):
    clerk.open(register(row(1), row(2, rank="较真")))
    (problem,) = clerk.blocked()
    clerk.correct(problem["row_id"], grade_written="低")
    clerk.commit()
    topics = [
        one.topic
        for one in asked(
            bureau,
            "SELECT topic FROM journal_entries WHERE topic LIKE 'import.%' "
            "OR topic LIKE 'risk_point.%' ORDER BY id",
        )
    ]
    assert sorted(topics) == [
        "import.committed",
        "import.corrected",
        "import.parsed",
        "import.uploaded",
        "risk_point.imported",
        "risk_point.imported",
    ]


def test_an_unknown_grade_is_told_at_its_cell_and_mended_in_place(clerk, bureau):
    clerk.open(register(row(1), row(2, rank="不好说")))
    (problem,) = clerk.blocked()
    assert (problem["sheet"], problem["cell"], problem["code"]) == ("Sheet1", "G3", "grade-unknown")
    assert problem["value"] == "不好说"
    assert clerk.commit().status_code == 409
    clerk.correct(problem["row_id"], rank=3)
    assert clerk.blocked() == []
    assert clerk.commit().status_code == 200
    assert counts(bureau)["low"] == 1


def test_an_unknown_section_is_answered_once_for_all_its_cells(clerk, bureau):
    clerk.open(register(*(row(n, department="预标科") for n in range(1, 5))))
    problems = clerk.blocked()
    assert {one["code"] for one in problems} == {"department-unknown"}
    assert [one["cell"] for one in problems] == ["B2", "B3", "B4", "B5"]
    assert "预算科" in problems[0]["suggestion"]
    mapping = {"departments": {"预标科": str(bureau.departments["预算科"])}}
    assert clerk.do("PUT", "mapping", mapping).status_code == 200
    assert clerk.said["counts"] == {"ready": 4}
    clerk.commit()
    found = asked(bureau, "SELECT DISTINCT department_id FROM risk_points")
    assert [one.department_id for one in found] == [bureau.departments["预算科"]]


@pytest.mark.parametrize(
    "written", ["预算科室", "预算", "预算科（局机关）", " 预 算 科 ", "預算科"]
)
def test_a_section_is_known_by_the_names_people_write(clerk, bureau, written):
    clerk.open(register(row(1, department=written)))
    assert clerk.said["counts"] == {"ready": 1}


def test_of_several_sections_in_a_cell_the_first_answers_and_all_are_kept(clerk, bureau):
    clerk.open(register(row(1, department="预算科、国库科")))
    assert clerk.codes() == ["several-departments"]
    clerk.commit()
    (found,) = asked(bureau, "SELECT department_id, remarks FROM risk_points")
    assert found.department_id == bureau.departments["预算科"]
    assert "预算科、国库科" in found.remarks


def test_a_post_that_is_known_owns_its_risk_and_an_unknown_one_leaves_it_to_the_section(
    clerk, bureau
):
    clerk.open(
        register(
            row(1, post="预算编制岗", category="岗位职责风险"),
            row(2, post="没有的岗"),
            row(3, department="局领导", post="局长", category="思想道德风险"),
        )
    )
    assert "post-unknown" in clerk.codes(severity="notice")
    assert clerk.commit().status_code == 200
    found = asked(bureau, "SELECT subject_type, post_id, remarks FROM risk_points ORDER BY number")
    assert [one.subject_type for one in found] == ["work_post", "section", "leadership_post"]
    assert found[0].post_id == bureau.posts["预算编制岗"]
    assert "没有的岗" in found[1].remarks


def test_an_incomplete_row_becomes_a_draft_and_its_gaps_are_told(clerk, bureau):
    clerk.open(register(row(1, rank=""), row(2, measure=""), row(3)))
    assert clerk.codes() == ["grade-missing", "measure-missing"]
    clerk.commit()
    assert (counts(bureau)["items"], counts(bureau)["in_force"]) == (3, 1)
    assert clerk.said["summary"]["drafts"] == 2
    reasons = {one["code"]: (one["count"], one["message"]) for one in clerk.said["draft_reasons"]}
    assert reasons == {
        "grade-missing": (1, "没有风险等级，先作草稿。"),
        "measure-missing": (1, "没有防控措施，先作草稿。"),
    }
    found = clerk.caller.get(f"/risk-points?import_id={clerk.id}&status=draft&total=true")
    assert found.get_json()["total"] == 2


POWERS = ["权力名称", "权力类型", "实施依据", "行使主体", "承办机构"]


def test_a_power_brings_its_main_item_the_shares_of_levels_and_the_reform(clerk, bureau):
    usual = ["行政许可", "《会计法》", "本局", "预算科"]
    more = ["代理记账审批", "县级：负责初审\n市级：负责终审", "下放 国发〔2020〕13号"]
    heads = [*POWERS, "所属主项", "层级分工", "审改结果"]
    rows = [["代理记账审批", *usual, "", "", ""], ["代理记账变更", *usual, *more]]
    clerk.open(workbook([heads, *rows]), "powers")
    assert clerk.codes() == []
    assert clerk.commit().status_code == 200
    main, sub = asked(bureau, "SELECT id, parent_id, levels, reform FROM powers ORDER BY number")
    assert (main.parent_id, main.levels, main.reform, sub.parent_id) == (None, [], None, main.id)
    assert [one["level"] for one in sub.levels] == ["县级", "市级"]
    assert (sub.reform["decision"], sub.reform["document_number"]) == ("下放", "国发〔2020〕13号")


def test_what_cannot_be_read_of_levels_reform_and_main_item_is_told_and_kept(clerk, bureau):
    heads = [*POWERS, "所属主项", "层级分工", "审改结果"]
    said = ["无此主项", "各级分别负责", "保留"]
    clerk.open(
        workbook([heads, ["代理记账", "行政许可", "《会计法》", "本局", "预算科", *said]]), "powers"
    )
    assert clerk.codes() == ["levels-unread", "main-item-unknown", "reform-unread"]
    assert clerk.commit().status_code == 200
    (power,) = asked(bureau, "SELECT remarks FROM powers")
    assert all(one in power.remarks for one in said)


def test_a_row_without_a_risk_waits_to_be_filled_in_or_left_out(clerk, bureau):
    clerk.open(register(row(1), row(2, title="", shown=""), row(3)))
    (problem,) = clerk.blocked()
    assert problem["code"] == "row-not-taken"
    summary = clerk.said["summary"]
    assert summary["rows"] == summary["rows_taken"] + summary["rows_reported"] == 3
    left = clerk.do("POST", "omissions", {"row_ids": [problem["row_id"]], "reason": "空行"})
    assert left.get_json()["counts"] == {"ready": 2, "left_out": 1, "notice_problems": 1}
    again = clerk.do("DELETE", f"omissions/{problem['row_id']}")
    assert again.get_json()["counts"]["blocked"] == 1
    clerk.do("POST", "omissions", {"row_ids": [problem["row_id"]], "reason": "空行"})
    assert clerk.commit().status_code == 200
    assert counts(bureau)["items"] == 2


def test_a_part_is_never_imported_silently(clerk, bureau):
    clerk.open(register(row(1), row(2, department="没有这个处")))
    refused = clerk.commit()
    assert (refused.status_code, refused.get_json()["code"]) == (409, "rows-blocked")
    assert refused.get_json()["blocked"] == 1
    assert counts(bureau)["items"] == 0
    assert clerk.commit(partial=True).status_code == 200
    assert clerk.said["summary"]["outcome"] == {"created": 1, "left_out": 1}
    assert counts(bureau)["items"] == 1


def test_rows_that_repeat_one_another_are_told(clerk):
    twin = [2, *row(1)[1:]]
    elsewhere = [3, *row(1, department="国库科")[1:]]
    clerk.open(register(row(1), twin, elsewhere))
    assert clerk.codes(severity="blocking") == ["duplicate-in-file"]
    assert clerk.codes(severity="notice") == ["same-text-elsewhere"]


def test_the_same_register_twice_changes_nothing(clerk, bureau):
    content = register(row(1), row(2), row(3))
    clerk.open(content)
    clerk.commit()
    before = digest(bureau)
    clerk.open(content)
    assert clerk.said["counts"] == {"unchanged": 3}
    clerk.commit()
    assert clerk.said["summary"]["outcome"] == {"unchanged": 3}
    assert digest(bureau) == before


def test_a_risk_that_is_there_with_other_measures_is_not_entered_a_second_time(clerk, bureau):
    clerk.open(register(row(1)))
    clerk.commit()
    clerk.open(register(row(1, measure="只写一条新的措施")))
    (problem,) = clerk.blocked()
    assert problem["code"] == "duplicate-of-register"
    assert "防控措施" in problem["message"]


def test_an_import_never_lowers_a_grade(clerk, bureau):
    clerk.open(register(row(1)))
    clerk.commit()
    clerk.open(register(row(1, rank="低", shown="换一种写法的表现")))
    assert "grade-lowered" in clerk.codes() or "duplicate-of-register" in clerk.codes()
    assert clerk.commit().status_code == 409
    (found,) = asked(bureau, "SELECT rank FROM risk_points")
    assert found.rank == 1


def test_a_retired_high_risk_recreated_by_import_keeps_its_floor(clerk, bureau):
    clerk.open(register(row(1)))
    clerk.commit()
    (point,) = asked(bureau, "SELECT id FROM risk_points")
    leader = Desk.of(clerk.caller.http.application, bureau, "main_leader")
    retired = leader.caller.put(
        f"/risk-points/{point.id}/retirement", {"reason": "事项取消"}, if_match=1
    )
    assert retired.status_code == 200, retired.get_data(as_text=True)
    clerk.open(register(row(1, rank="低")))
    assert clerk.codes(severity="blocking") == ["grade-lowered"]
    assert clerk.commit().status_code == 409


def test_a_stale_version_is_refused(clerk):
    clerk.open(register(row(1)))
    refused = clerk.caller.post(f"/imports/{clerk.id}/commitment", {}, if_match=99)
    assert refused.status_code == 412
    assert clerk.caller.post(f"/imports/{clerk.id}/commitment", {}).status_code == 428


@pytest.mark.parametrize(
    "values",
    [
        {"unknown": "x"},
        {"rank": 7},
        {"measures": "不是清单"},
        {"department_id": "no"},
        {"title": 1},
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(clerk, values):
    clerk.open(register(row(1)))
    row_id = clerk.rows()[0]["id"]
    assert clerk.correct(row_id, **values).status_code == 422


def test_a_post_holder_imports_nothing_and_an_auditor_only_looks(app, bureau, clerk):
    clerk.open(register(row(1)))
    holder = Desk.of(app, bureau, "post_holder")
    assert holder.upload(register(row(1))).status_code == 403
    auditor = Desk.of(app, bureau, "auditor")
    assert auditor.caller.get(f"/imports/{clerk.id}").status_code == 200
    auditor.id, auditor.version = clerk.id, clerk.version
    assert auditor.commit().status_code == 403


def test_a_section_head_imports_only_the_rows_of_his_section(app, bureau, head):
    head.open(register(row(1), row(2, department="国库科")))
    (problem,) = head.blocked()
    assert (problem["code"], problem["cell"]) == ("outside-your-department", "B3")
    assert head.commit(partial=True).status_code == 200
    assert counts(bureau)["items"] == 1


def test_a_section_head_does_not_see_the_imports_of_another_section(app, bureau, head):
    head.open(register(row(1)))
    other = Desk.of(app, bureau, "section_head_2")
    assert other.caller.get(f"/imports/{head.id}").status_code == 403
    assert other.caller.get("/imports").get_json()["items"] == []
    assert len(head.caller.get("/imports").get_json()["items"]) == 1


def test_rows_without_a_section_fall_to_the_section_heads_own(bureau, head):
    head.open(workbook([["序号", "风险点", "表现形式", "风险等级", "防控措施"],
                        [1, "审核把关不严", "不核对原件", "低", "双人审核"]]))  # fmt: skip
    assert head.commit().status_code == 200, head.codes()
    (found,) = asked(bureau, "SELECT department_id FROM risk_points")
    assert found.department_id == bureau.departments["预算科"]


def test_departments_are_opened_only_by_those_who_may(clerk, administrator, bureau):
    content = register(row(1, department="绩效评价中心"))
    assert clerk.upload(content, create_departments=True).status_code == 403
    administrator.open(content, create_departments=True)
    assert administrator.codes() == ["department-will-be-opened"]
    assert administrator.commit().status_code == 200
    (found,) = asked(
        bureau,
        "SELECT d.name FROM risk_points p JOIN departments d "
        "ON d.tenant_id = p.tenant_id AND d.id = p.department_id",
    )
    assert found.name == "绩效评价中心"


def test_a_neighbour_learns_nothing_of_an_import(app, settings, tag, clerk):
    from tests import make

    clerk.open(register(row(1)))
    neighbour = Desk.of(app, make.bureau(settings, f"{tag}-n"), "register_office")
    for path in ("", "/rows", "/problems"):
        assert neighbour.caller.get(f"/imports/{clerk.id}{path}").status_code == 404
    neighbour.id, neighbour.version = clerk.id, clerk.version
    assert neighbour.commit().status_code == 404
    assert counts(neighbour.bureau)["items"] == 0


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a workbook", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused_at_once(clerk, bureau, content):
    refused = clerk.upload(content)
    assert (refused.status_code, refused.get_json()["code"]) == (422, "hostile-workbook")
    assert asked(bureau, "SELECT count(*) AS n FROM imports")[0].n == 0


def test_hostile_files_leave_nothing_behind(clerk, bureau):
    before = asked(bureau, "SELECT count(*) AS n FROM journal_entries")[0].n
    for name, _, content in corpus():
        answer = clerk.upload(made(content), name=f"{name}.xlsx")
        assert answer.status_code in {413, 422}, (name, answer.status_code)
    assert asked(bureau, "SELECT count(*) AS n FROM imports")[0].n == 0
    assert asked(bureau, "SELECT count(*) AS n FROM journal_entries")[0].n == before


def test_a_workbook_of_another_kind_is_refused_when_it_is_read(clerk, bureau):
    clerk.open(workbook([["姓名", "电话"], ["张某", "123"]]))
    assert clerk.said["state"] == "refused"
    assert clerk.said["refusal"]
    assert clerk.commit().status_code == 409


def test_options_that_are_not_json_are_refused(clerk):
    files = {"file": (io.BytesIO(register(row(1))), "a.xlsx"), "kind": "risks", "options": "{"}
    answer = send(clerk.caller, files)
    assert answer.status_code == 422


def test_an_upload_sent_twice_with_one_key_is_one_import(clerk, bureau):
    content = register(row(1))
    for _ in range(2):
        files = {"file": (io.BytesIO(content), "a.xlsx"), "kind": "risks"}
        answer = send(clerk.caller, files, key="once")
        assert answer.status_code == 201
    assert asked(bureau, "SELECT count(*) AS n FROM imports")[0].n == 1


def test_an_unknown_grade_word_is_answered_once_for_all_its_cells(clerk, bureau):
    clerk.open(register(*(row(n, rank="比较要紧") for n in (1, 2, 3))))
    assert [one["code"] for one in clerk.blocked()] == ["grade-unknown"] * 3
    assert clerk.do("PUT", "mapping", {"grades": {"比较要紧": 2}}).status_code == 200
    assert clerk.do("PUT", "mapping", {"grades": {"别的": 4}}).status_code == 422
    assert clerk.commit().status_code == 200
    assert counts(bureau)["medium"] == 3


@pytest.mark.parametrize("mark", ["机密★10年", "密级：秘密", "绝密", "【机密】", "秘密级★长期"])
def test_a_workbook_with_the_mark_of_a_state_secret_never_enters(clerk, bureau, mark):
    refused = clerk.upload(register(row(1), row(2, measure=mark)))
    assert (refused.status_code, refused.get_json()["code"]) == (422, "classified-workbook")
    assert "H3" in refused.get_json()["detail"]
    assert asked(bureau, "SELECT count(*) AS n FROM imports")[0].n == 0


@pytest.mark.parametrize("words", ["泄露国家秘密", "不得泄露商业秘密和机密信息", "落实保密制度"])
def test_words_about_secrecy_are_no_marks(clerk, words):
    clerk.open(register(row(1, measure=words)))
    assert clerk.said["counts"] == {"ready": 1}


@pytest.mark.parametrize("number", ["11010519491231002X", "4111 1111 1111 1111"])
def test_personal_numbers_are_kept_out_and_not_repeated(clerk, bureau, number):
    clerk.open(register(row(1, measure=f"联系人{number}负责")))
    (problem,) = clerk.blocked()
    assert (problem["code"], problem["cell"]) == ("personal-number", "H2")
    assert number not in problem["message"] + problem["value"]
    clerk.correct(problem["row_id"], measures=["由经办人负责"])
    assert clerk.commit().status_code == 200


@pytest.mark.parametrize("number", ["110105194912310021", "20260415103000123", "4111111111111112"])
def test_other_long_numbers_are_only_numbers(clerk, number):
    clerk.open(register(row(1, measure=f"见文件{number}号")))
    assert clerk.said["counts"] == {"ready": 1}


def test_a_row_that_was_not_understood_is_filled_in(clerk, bureau):
    clerk.open(register(row(1), row(2, title="", shown="")))
    (problem,) = clerk.blocked()
    values = {
        "title": "审核把关不严",
        "department_written": "国库科",
        "grade_written": "中",
        "manifestations": ["不核对原件"],
        "measures": ["双人审核"],
        "category_written": "业务流程风险",
    }
    assert clerk.correct(problem["row_id"], **values).status_code == 200
    assert clerk.said["counts"] == {"ready": 2}
    clerk.commit()
    assert (counts(bureau)["medium"], counts(bureau)["in_force"]) == (1, 2)


def test_an_organisation_is_mended_and_taken_over_by_the_administrator_alone(
    clerk, administrator, bureau
):
    content = workbook(
        ("部门", [["名称", "上级部门", "性质"], ["绩效科", "", "科室"]]),
        ("岗位", [["部门", "岗位名称"], ["绩效可", "绩效评价岗"]]),
    )
    assert clerk.upload(content, "organisation").status_code == 403
    administrator.open(content, "organisation")
    (problem,) = administrator.blocked()
    assert (problem["sheet"], problem["cell"]) == ("岗位", "A2")
    administrator.correct(problem["row_id"], department="绩效科")
    assert administrator.blocked() == []
    assert administrator.commit().status_code == 200
    found = asked(bureau, "SELECT title FROM posts WHERE title = '绩效评价岗'")
    assert len(found) == 1
    assert administrator.revert().status_code == 409
