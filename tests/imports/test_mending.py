"""A clerk mends many cells at once, takes the last mending back, and sees how far all is."""

import pytest
from sqlalchemy import text

from service.imports.use_cases import parse_import, upload_import
from tenants.database import unit_of_work
from tenants.progress import ask_to_stop
from tests import make
from tests.imports.desk import HEADS, Desk, asked, counts, register, row
from tests.workbooks.making import workbook


def kinds(desk: Desk) -> dict:
    answer = desk.caller.get(f"/imports/{desk.id}/problem-kinds")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def alike(desk: Desk, column: str, before: str, after: str, **kind: str):
    said = {"column": column, "from": before, "to": after, **kind}
    return desk.do("POST", "corrections", said)


def test_one_correction_mends_all_cells_that_say_the_same(clerk, bureau):
    clerk.open(register(*(row(n, rank="较高" if n < 5 else "高") for n in range(1, 8))))
    (kind,) = kinds(clerk)["items"]
    assert (kind["code"], kind["column"], kind["value"]) == (
        "grade-unsure",
        "grade_written",
        "较高",
    )
    assert (kind["count"], kind["proposal"], kind["cells"][0]) == (4, "高", "G2")
    mended = alike(clerk, "grade_written", "较高", kind["proposal"], kind=kind["code"])
    assert mended.status_code == 200, mended.get_data(as_text=True)
    assert mended.get_json()["last_correction"]["row_count"] == 4
    assert mended.get_json()["counts"] == {"ready": 7}
    assert kinds(clerk)["items"] == []
    clerk.commit()
    assert counts(bureau)["high"] == 7


def test_empty_cells_with_the_same_fault_are_filled_at_once(clerk):
    clerk.open(register(row(1, category=""), row(2, category=""), row(3)))
    kind = next(one for one in kinds(clerk)["items"] if one["code"] == "category-missing")
    assert (kind["value"], kind["count"]) == ("", 2)
    assert alike(clerk, kind["column"], "", "业务流程风险").status_code == 422
    filled = alike(clerk, kind["column"], "", "业务流程风险", kind=kind["code"])
    assert filled.status_code == 200, filled.get_data(as_text=True)
    assert filled.get_json()["last_correction"]["row_count"] == 2
    assert all(one["content"]["category_written"] for one in clerk.rows())
    assert [one["code"] for one in kinds(clerk)["items"]] == []


def test_the_last_correction_is_taken_back_and_its_problems_return(clerk):
    clerk.open(register(row(1, rank="较高"), row(2, rank="较高", department="救助股")))
    before = clerk.said["counts"]
    first = alike(clerk, "grade_written", "较高", "中").get_json()["last_correction"]
    second = alike(clerk, "department_written", "救助股", "预算科").get_json()["last_correction"]
    assert clerk.said["counts"] == {"ready": 2}
    early = clerk.do("DELETE", f"corrections/{first['id']}")
    assert (early.status_code, early.get_json()["code"]) == (409, "not-the-last-correction")
    assert clerk.do("DELETE", f"corrections/{second['id']}").status_code == 200
    assert clerk.said["last_correction"]["id"] == first["id"]
    assert clerk.do("DELETE", f"corrections/{first['id']}").status_code == 200
    assert (clerk.said["counts"], clerk.said["last_correction"]) == (before, None)
    assert [one["content"]["grade_written"] for one in clerk.rows()] == ["较高", "较高"]


def test_a_single_cell_corrected_in_place_is_taken_back_too(clerk):
    clerk.open(register(row(1, rank="不好说")))
    (problem,) = clerk.blocked()
    clerk.correct(problem["row_id"], grade_written="低")
    made = clerk.said["last_correction"]
    assert made["columns"] == ["grade_written"]
    clerk.do("DELETE", f"corrections/{made['id']}")
    assert [one["code"] for one in clerk.blocked()] == ["grade-unknown"]


def test_each_correction_is_in_the_journal_once(clerk, bureau):
    clerk.open(register(row(1, rank="较高"), row(2, rank="较高")))
    made = alike(clerk, "grade_written", "较高", "高").get_json()["last_correction"]
    clerk.do("DELETE", f"corrections/{made['id']}")
    topics = asked(bureau, "SELECT topic FROM journal_entries WHERE topic LIKE 'import.c%'")
    assert sorted(one.topic for one in topics) == [
        "import.corrected_alike",
        "import.correction_taken_back",
    ]


def test_a_correction_nothing_asks_for_or_of_an_unknown_column_is_refused(clerk, head):
    clerk.open(register(row(1, rank="较高")))
    assert alike(clerk, "grade_written", "很高", "高").status_code == 422
    assert alike(clerk, "departments", "预算科", "国库科").status_code == 422
    assert alike(clerk, "grade_written", "较高", "高", kind="date-invalid").status_code == 422
    head.take_over(clerk)
    assert alike(head, "grade_written", "较高", "高").status_code in (403, 404)


def test_of_several_sections_in_a_cell_only_the_wrong_one_is_rewritten(clerk):
    clerk.open(register(row(1, department="救助股、国库科")))
    alike(clerk, "department_written", "救助股", "预算科")
    (found,) = clerk.rows()
    assert found["content"]["department_written"] == "预算科、国库科"


def test_an_unknown_section_comes_with_the_sections_to_choose_from(clerk):
    clerk.open(register(row(1, department="预标科"), row(2, department="预标科")))
    told = kinds(clerk)
    (kind,) = told["items"]
    assert (kind["code"], kind["proposal"], kind["count"]) == ("department-unknown", "预算科", 2)
    assert "国库科" in told["choices"]["department_written"]
    assert told["choices"]["grade_written"] == ["高", "中", "低"]


def test_a_name_two_people_bear_is_told_with_their_posts(clerk, bureau):
    names = [bureau.people[role].person_id for role in ("post_holder", "post_holder_2")]
    with unit_of_work(bureau.tenant_id) as session:
        for person_id in names:
            session.execute(
                text("UPDATE persons SET name = '张伟' WHERE id = :id"), {"id": person_id}
            )
    clerk.open(answered_by("张伟"))
    (kind,) = kinds(clerk)["items"]
    assert (kind["code"], kind["severity"]) == ("person-ambiguous", "notice")
    assert len(kind["options"]) == 2
    assert all(one.startswith("张伟（") for one in kind["options"])
    alike(clerk, "direct_responsible", "张伟", kind["options"][0])
    assert kinds(clerk)["items"] == []
    clerk.commit()
    (point,) = asked(bureau, "SELECT direct_responsible_written FROM risk_points")
    assert point.direct_responsible_written == kind["options"][0]


def test_of_two_people_of_one_name_the_one_without_a_post_can_be_meant_too(
    clerk, administrator, bureau
):
    holder = bureau.people["post_holder"]
    newcomer = {"name": holder.name, "staff_number": "N0001"}
    assert administrator.caller.post("/persons", newcomer).status_code == 201
    clerk.open(answered_by(holder.name, holder.name))
    (kind,) = kinds(clerk)["items"]
    assert kind["code"] == "person-ambiguous"
    assert f"{holder.name}（工号N0001）" in kind["options"]
    assert any(f"{holder.name}（预算科" in one and "工号" in one for one in kind["options"])
    assert all(one in kind["message"] for one in kind["options"])
    alike(clerk, "direct_responsible", holder.name, f"{holder.name}（工号N0001）")
    assert kinds(clerk)["items"] == []


@pytest.mark.parametrize("written", ["刘某某某", "欧阳某某"])
def test_whoever_is_unknown_is_asked_after_and_the_words_stay_if_nothing_is_done(
    clerk, bureau, written
):
    clerk.open(answered_by(written))
    (kind,) = kinds(clerk)["items"]
    assert (kind["code"], kind["severity"]) == ("person-unknown", "notice")
    assert "按原文保留" in kind["message"]
    assert clerk.commit().status_code == 200
    (point,) = asked(bureau, "SELECT direct_responsible_written AS name FROM risk_points")
    assert point.name == written


@pytest.mark.parametrize(
    ("written", "proposed"),
    [("明年", ""), ("2026年6月底", "2026-06-30"), ("2026年", "2026-12-31")],
)
def test_a_due_that_is_no_day_is_told_with_the_day_it_may_mean(clerk, written, proposed):
    clerk.open(workbook([[*HEADS, "完成时限"], [*row(1), written]]))
    (kind,) = kinds(clerk)["items"]
    assert (kind["code"], kind["severity"]) == ("due-not-a-day", "notice")
    assert (kind["column"], kind["proposal"]) == ("due", proposed)
    assert "原文记入备注" in kind["message"]
    alike(clerk, "due", written, proposed or "2026-12-31")
    assert kinds(clerk)["items"] == []


@pytest.mark.parametrize(
    ("head", "written", "recurrence"),
    [
        ("落实时限", "每季度", "quarterly"),
        ("完成时限", "每年 一次", "yearly"),
        ("落实频次", "每半年至少1次", "half_yearly"),
        ("检查频次", "按月", "monthly"),
        ("完成时限", "长期坚持", None),
        ("落实频次", "常年", None),
    ],
)
def test_how_often_is_read_where_the_words_are_plain(clerk, bureau, head, written, recurrence):
    clerk.open(workbook([[*HEADS, head], [*row(1), written]]))
    assert kinds(clerk)["items"] == []
    clerk.commit()
    said = "SELECT recurrence, frequency, next_due_on, due_on FROM measures"
    (measure,) = asked(bureau, said)
    assert (measure.recurrence, measure.due_on) == (recurrence, None)
    assert measure.frequency.replace(" ", "") == written.replace(" ", "")
    assert (measure.next_due_on is not None) == (recurrence is not None)
    (point,) = asked(bureau, "SELECT remarks FROM risk_points")
    assert written not in point.remarks


def test_how_often_is_asked_after_where_the_words_are_not_plain(clerk, bureau):
    clerk.open(workbook([[*HEADS, "落实频次"], [*row(1), "视工作情况而定"]]))
    (kind,) = kinds(clerk)["items"]
    assert (kind["code"], kind["severity"]) == ("frequency-unread", "notice")
    assert kind["column"] == "frequency"
    clerk.commit()
    (measure,) = asked(bureau, "SELECT recurrence, frequency FROM measures")
    assert (measure.recurrence, measure.frequency) == (None, "视工作情况而定")


def test_a_risk_point_named_after_its_manifestation_is_told_at_its_own_cell(clerk, bureau):
    clerk.open(register(row(1, title="", shown="不按规定核对原件"), row(2)))
    (problem,) = clerk.problems()
    assert (problem["code"], problem["cell"], problem["field"]) == ("title-filled", "E2", "title")
    assert "不按规定核对原件" in problem["message"]
    (first, _) = clerk.rows()
    clerk.correct(first["id"], title="原件核对不严")
    assert clerk.codes() == []
    clerk.commit()
    titles = asked(bureau, "SELECT title FROM risk_points ORDER BY number")
    assert titles[0].title == "原件核对不严"


def answered_by(*names: str, post: str = "", column: str = "直接责任人") -> bytes:
    """A register that says who answers for each of its points."""
    category = "岗位职责风险" if post else "业务流程风险"
    lines = [[*row(n, post=post, category=category), name] for n, name in enumerate(names, 1)]
    return workbook([[*HEADS, column], *lines])


def test_a_name_nobody_bears_is_told_with_who_holds_the_post(clerk, bureau):
    holder = bureau.people["post_holder"].name
    clerk.open(answered_by("诸葛某", "诸葛某", post="预算编制岗"))
    (kind,) = kinds(clerk)["items"]
    assert (kind["code"], kind["severity"], kind["count"]) == ("person-unknown", "notice", 2)
    assert kind["message"] == "本单位没有「诸葛某」这个人，按原文保留。"
    assert f"{holder}（预算科预算编制岗）" in kind["suggestion"]
    assert holder in kinds(clerk)["choices"]["direct_responsible"]
    alike(clerk, "direct_responsible", "诸葛某", holder, kind="person-unknown")
    assert kinds(clerk)["items"] == []
    clerk.commit()
    points = asked(bureau, "SELECT direct_responsible_written AS name FROM risk_points")
    assert {one.name for one in points} == {holder}


def test_a_name_one_sign_off_proposes_the_person_it_may_mean(clerk, bureau):
    holder = bureau.people["post_holder"].name
    clerk.open(answered_by(f"{holder[0]}明某"))
    (kind,) = kinds(clerk)["items"]
    assert kind["code"] == "person-unknown"
    assert kind["proposal"][:1] == holder[0]


def test_who_holds_another_post_than_the_row_names_is_asked_after(clerk, bureau):
    holder, other = (bureau.people[one].name for one in ("post_holder", "section_head_2"))
    clerk.open(answered_by(other, holder, post="预算编制岗"))
    (kind,) = kinds(clerk)["items"]
    assert (kind["code"], kind["severity"], kind["count"]) == ("person-elsewhere", "notice", 1)
    assert kind["message"] == f"「{other}」不在这个岗位任职，按原文保留。"
    assert f"{holder}（预算科预算编制岗）" in kind["suggestion"]
    assert kind["proposal"] == holder
    alike(clerk, kind["column"], other, kind["proposal"], kind=kind["code"])
    assert clerk.codes() == []


def test_a_head_of_section_is_no_responsible_leader(clerk, bureau):
    head, leader = (bureau.people[one].name for one in ("section_head", "deputy_leader"))
    clerk.open(answered_by(head, leader, "分管领导", column="责任领导"))
    (kind,) = kinds(clerk)["items"]
    assert (kind["code"], kind["field"], kind["count"]) == (
        "leader-needed",
        "responsible_leader",
        1,
    )
    assert kind["message"].startswith(f"「{head}」不是单位领导")
    assert kind["suggestion"] == f"该科室由{leader}（局领导副局长甲）分管；请选择，或保留原文。"
    alike(clerk, kind["column"], head, kind["proposal"], kind=kind["code"])
    assert {one["content"]["responsible_leader"] for one in clerk.rows()} == {leader, "分管领导"}
    assert clerk.codes() == []


@pytest.mark.parametrize("written", ["道德风险", "思想作风风险", "思想政治"])
def test_a_category_in_other_words_says_how_it_is_read(clerk, written):
    clerk.open(register(row(1, department="局领导", post="局长", category=written)))
    (kind,) = kinds(clerk)["items"]
    assert (kind["code"], kind["proposal"]) == ("category-unsure", "思想道德风险")
    assert kind["message"] == f"类别「{written}」按「思想道德风险」读入，请确认。"
    alike(clerk, kind["column"], written, kind["proposal"], kind=kind["code"])
    assert clerk.codes() == []


@pytest.mark.parametrize("written", ["思想道德风险", "思想道德", "思想道德类", "个人思想道德"])
def test_a_category_in_the_words_of_the_form_is_not_asked_after(clerk, written):
    clerk.open(register(row(1, department="局领导", post="局长", category=written)))
    assert clerk.codes() == []


def test_a_row_without_its_section_waits_where_the_sheet_names_sections(clerk):
    clerk.open(register(row(1), row(2, department=""), row(3, department="本单位")))
    (blank,) = clerk.blocked()
    assert (blank["code"], blank["cell"], blank["proposal"]) == (
        "department-missing",
        "B3",
        "预算科",
    )
    assert blank["suggestion"] == "如与上一行相同，请填「预算科」。"
    clerk.correct(clerk.rows()[1]["id"], department_written="预算科")
    assert clerk.codes() == []


def test_a_sheet_that_names_no_section_is_told_to_be_of_the_whole_bureau(clerk):
    clerk.open(register(row(1, department=""), row(2, department="")))
    assert clerk.codes() == ["department-blank", "department-blank"]
    assert clerk.blocked() == []


@pytest.mark.parametrize(
    "written", ["科长", "各岗位人员", "分管领导", "高级会计", "本科室全体", ""]
)
def test_an_office_is_not_asked_after_as_if_it_were_a_name(clerk, written):
    clerk.open(answered_by(written))
    assert clerk.codes() == []


@pytest.mark.parametrize(
    ("grades", "read"),
    [
        (["一般", "高", "中"], ["低"]),
        (["一般", "高", "低"], ["中"]),
        (["较大", "高", "低"], ["中"]),
        (["较高", "低", "一般"], ["高", "中"]),
        (["重大", "较大", "一般"], []),
        (["一级", "B", "低"], []),
    ],
)
def test_a_grade_in_other_words_says_how_it_is_read(clerk, bureau, grades, read):
    clerk.open(register(*(row(n, rank=one) for n, one in enumerate(grades, 1))))
    told = clerk.problems()
    assert [one["proposal"] for one in told] == read
    for one in told:
        assert one["message"] == f"等级「{one['value']}」按「{one['proposal']}」读入，请确认。"
    clerk.commit()
    labels = {1: "高", 2: "中", 3: "低"}
    ranks = [one.rank for one in asked(bureau, "SELECT rank FROM risk_points ORDER BY number")]
    said = {one["value"]: one["proposal"] for one in told}
    assert all(
        labels[rank] == said[word] for word, rank in zip(grades, ranks, strict=True) if word in said
    )


def test_a_grade_typed_in_other_words_is_told_and_one_of_the_ladder_is_not(clerk):
    clerk.open(register(row(1, rank="高"), row(2, rank="中")))
    first = clerk.rows()[0]["id"]
    clerk.correct(first, grade_written="一般")
    assert clerk.codes() == ["grade-unsure"]
    clerk.correct(first, grade_written="低")
    assert clerk.codes() == []


def test_rows_alike_in_words_with_other_grades_name_each_other(clerk):
    clerk.open(register(row(1), [2, *row(1, rank="低")[1:]]))
    (problem,) = clerk.blocked()
    assert (problem["code"], problem["cell"]) == ("grades-differ-in-file", "G3")
    assert "第2行为高" in problem["message"]
    assert "本行为低" in problem["message"]


def test_the_grid_shows_each_row_with_its_problems_from_any_place_on(clerk):
    clerk.open(register(*(row(n, rank="不好说" if n == 3 else "高") for n in range(1, 6))))
    (bad,) = clerk.rows(with_problems="true")
    assert (bad["row"], bad["problems"][0]["cell"]) == (4, "G4")
    assert [one["row"] for one in clerk.rows(start=3)] == [5, 6]
    assert [one["problems"] for one in clerk.rows(row=5)] == [[]]
    heads = {one["column"]: one["head"] for one in clerk.said["columns"]}
    assert (heads["grade_written"], heads["title"]) == ("风险等级", "风险点")


def test_the_list_says_who_how_many_and_until_when(clerk, bureau):
    clerk.open(register(row(1), row(2, rank="不好说")))
    clerk.upload(register(row(7)))
    waiting, read = clerk.caller.get("/imports").get_json()["items"]
    assert (waiting["progress"]["job"], waiting["counts"]) == ("waiting", {})
    assert read["uploaded_by_name"] == bureau.people["register_office"].name
    assert read["counts"] == {"ready": 1, "blocked": 1, "blocking_problems": 1}
    assert read["progress"] == {"job": "done", "stage": "parsed", "done": 2, "total": 2}
    assert read["revertible_until"] is None
    clerk.parse()
    clerk.commit()
    assert clerk.said["revertible_until"] > clerk.said["committed_at"]


def test_an_import_is_given_up_before_anything_is_written(clerk, bureau, head):
    clerk.open(register(row(1)))
    assert head.caller.put(f"/imports/{clerk.id}/cancellation").status_code in (403, 404)
    given_up = clerk.caller.put(f"/imports/{clerk.id}/cancellation")
    assert given_up.get_json()["state"] == "cancelled"
    assert clerk.commit().status_code in (409, 412)
    assert counts(bureau)["items"] == 0
    clerk.open(register(row(2)))
    clerk.commit()
    assert clerk.caller.put(f"/imports/{clerk.id}/cancellation").status_code == 409


def test_a_reading_that_is_to_stop_stops(bureau):
    actor = make.actor(bureau, "register_office")
    with unit_of_work(bureau.tenant_id) as session:
        one = upload_import(
            session, actor, file_name="a.xlsx", content=register(row(1)), kind="risks"
        )
    ask_to_stop(bureau.tenant_id, one.id)
    with unit_of_work(bureau.tenant_id) as session:
        assert parse_import(session, actor, one.id).state == "cancelled"
    assert counts(bureau)["items"] == 0
