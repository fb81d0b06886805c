"""Many risk points and powers at once: all or none, numbered without gaps, each in the journal."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select

from service.measures.models import Measure
from service.powers.drafts import PowerDraft
from service.powers.models import Power
from service.powers.writing import insert_powers
from service.risks.drafts import Inserted, MeasureDraft, PointDraft
from service.risks.models import Grading, RiskPoint
from service.risks.queries.access import full_document
from service.risks.writing import insert_points
from tenants.database import owned, unit_of_work, utc_now
from tenants.hashing import digest
from tenants.journal import plain
from tenants.models.journal import JournalEntry
from tests.risks.scenes import TITLE, Scene


def draft(work: Scene, n: int = 0, **values: Any) -> PointDraft:
    words: dict[str, Any] = {
        "title": f"{TITLE}之{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n}",
        "subject_type": "work_post",
        "post_id": work.post("post_holder"),
        "category": "post_duty",
        "manifestations": ("擅自调整\t分配系数", "接受请托\\虚报\n项目"),
        "measures": (
            MeasureDraft(text="集体研究并公示", phase="early"),
            MeasureDraft(text="双人复核"),
        ),
        "rank": 1 + n % 3,
        "in_force": True,
    }
    return PointDraft(**(words | values))


def insert(work: Scene, drafts: list[PointDraft], **options: Any) -> Inserted:
    with unit_of_work(work.bureau.tenant_id) as session:
        return insert_points(
            session, work.actor("register_office"), drafts, at=utc_now(), **options
        )


def count(work: Scene, model: Any) -> int:
    with unit_of_work(work.bureau.tenant_id) as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_points_measures_grades_and_journal_are_all_there(work):
    drafts = [draft(work, n) for n in range(30)]
    done = insert(work, drafts)
    assert done.ids == tuple(one.id for one in drafts)
    assert not done.problems
    assert [count(work, model) for model in (RiskPoint, Measure, Grading)] == [30, 60, 30]
    with unit_of_work(work.bureau.tenant_id) as session:
        numbers = list(session.scalars(select(RiskPoint.number).order_by(RiskPoint.number)))
        assert numbers == [f"FX-{n:06d}" for n in range(1, 31)]
        point = owned(session, RiskPoint, drafts[7].id)
        entry = session.scalars(
            select(JournalEntry).where(JournalEntry.subject_id == point.id)
        ).one()
        assert digest(entry.body.encode()) == entry.digest
        assert json.loads(entry.body)["after"] == json.loads(
            json.dumps(plain(full_document(session, point)))
        )


def test_one_wrong_draft_keeps_all_of_them_out(work):
    drafts = [draft(work, n) for n in range(5)]
    wrong = draft(work, 9, post_id=work.bureau.tenant_id and None, category="business_process")
    done = insert(work, [*drafts, wrong])
    assert done.refused
    assert {(one.place, one.field) for one in done.problems} == {
        (5, "post_id"),
        (5, "category"),
    }
    assert count(work, RiskPoint) == 0


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"title": "无"}, "title", "text-missing"),
        ({"manifestations": ("甲乙丙", "甲、乙丙。")}, "manifestations.1", "text-repeated"),
        ({"measures": ()}, "measures", "measure-missing"),
        ({"rank": None}, "rank", "grade-missing"),
        ({"rank": 4}, "rank", "unknown-code"),
        ({"method": "sideways"}, "method", "unknown-code"),
        ({"scores": {"likelihood": 9, "harm": 1}}, "scores.likelihood", "off-the-scale"),
        (
            {"measures": (MeasureDraft(text="公开", kind="magic"),)},
            "measures.0.kind",
            "kind-unknown",
        ),
    ],
)
def test_each_problem_names_its_field(work, wrong, field, code):
    done = insert(work, [draft(work, **wrong)])
    assert (field, code) in {(one.field, one.code) for one in done.problems}
    assert done.refused


def test_an_incomplete_row_may_wait_as_a_draft(work):
    done = insert(work, [draft(work, measures=())], refuse_incomplete=False)
    assert work.read(done.ids[0]).status == "draft"


def test_a_proposal_worse_than_the_grade_is_flagged(work):
    done = insert(work, [draft(work, rank=3, scores={"likelihood": 5, "harm": 5})])
    point = work.read(done.ids[0])
    assert (point.proposed_rank, point.rank, point.review_required) == (1, 3, True)


def test_an_import_does_not_lower_what_was_high(work):
    old = work.high()
    work.retire("main_leader", old)
    done = insert(work, [draft(work, title=TITLE, rank=3)])
    assert [(one.field, one.code) for one in done.problems] == [("rank", "grade-lowered")]
    assert insert(work, [draft(work, title=TITLE, rank=1)]).ids


def test_posts_bring_their_department_and_the_rest_lies_with_the_leadership(work):
    drafts = [
        draft(work, 1),
        draft(work, 2, subject_type="unit", post_id=None, category="institution_mechanism"),
        draft(
            work,
            3,
            subject_type="topic",
            post_id=None,
            topic="large_funds",
            answering_post_id=work.post("deputy_leader"),
        ),
    ]
    done = insert(work, drafts)
    departments = [work.read(one).department_id for one in done.ids]
    named = work.bureau.departments
    assert departments == [named["预算科"], named["局领导"], named["局领导"]]


def test_numbers_are_gapless_however_many_write_at_once(work):
    work.actor("register_office")

    def write(n: int) -> None:
        insert(work, [draft(work, n * 10 + k) for k in range(3)])

    def break_off() -> None:
        with unit_of_work(work.bureau.tenant_id) as session:
            insert_points(session, work.actor("register_office"), [draft(work, 99)], at=utc_now())
            raise RuntimeError

    def fail(_: int) -> None:
        with pytest.raises(RuntimeError):
            break_off()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(6)))
        list(pool.map(fail, range(3)))
    work.draft(title="最后登记的一项风险")
    with unit_of_work(work.bureau.tenant_id) as session:
        numbers = sorted(session.scalars(select(RiskPoint.number)))
    assert numbers == [f"FX-{n:06d}" for n in range(1, 20)]


def test_powers_come_in_with_parents_posts_and_numbers_by_category(work):
    parent = PowerDraft(name="会计事务审批", category="licensing", legal_basis="会计法")
    child = PowerDraft(
        name="代理记账审批",
        category="licensing",
        parent_id=parent.id,
        posts=((work.post("post_holder"), "handling"),),
        legal_basis="会计法第三十六条",
        exercising_subject="预算科",
        department_id=work.bureau.departments["预算科"],
        in_force=True,
    )
    other = PowerDraft(name="违法采购处罚", category="penalty")
    with unit_of_work(work.bureau.tenant_id) as session:
        done = insert_powers(
            session, work.actor("register_office"), [parent, child, other], at=utc_now()
        )
        assert not done.refused
        found = {one.number: (one.status, one.parent_id) for one in session.scalars(select(Power))}
    assert found == {
        "W-XK-0001": ("draft", None),
        "W-XK-0002": ("in_force", parent.id),
        "W-CF-0001": ("draft", None),
    }


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"category": "magic"}, "category"),
        ({"name": " "}, "name"),
        ({"in_force": True}, "legal_basis"),
        ({"parent_id": PowerDraft(name="无", category="levy").id}, "parent_id"),
    ],
)
def test_a_wrong_power_keeps_all_of_them_out(work, wrong, field):
    words: dict[str, Any] = {"name": "代理记账审批", "category": "licensing"}
    drafts = [PowerDraft(**words), PowerDraft(**(words | wrong))]
    with unit_of_work(work.bureau.tenant_id) as session:
        done = insert_powers(session, work.actor("register_office"), drafts, at=utc_now())
        assert session.scalar(select(func.count()).select_from(Power)) == 0
    assert (1, field) in {(one.place, one.field) for one in done.problems}
