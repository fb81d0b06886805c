"""A whole organisation comes from one workbook: all of it or nothing, and twice is once."""

import io
from datetime import date

import pytest
import xlsxwriter
from sqlalchemy import func, select

from service.organisation.queries import load_actor
from service.organisation.use_cases.importing import commit_organisation
from service.organisation.use_cases.importing.drafts import (
    BodyDraft,
    DepartmentDraft,
    OrganisationDraft,
    PersonDraft,
    PortfolioDraft,
    PostDraft,
    SeatDraft,
)
from service.organisation.use_cases.importing.workbook import draft_of
from service.organisation.use_cases.refusals import RolesExclude
from service.workbooks.recognition import recognise
from tenants.database import unit_of_work
from tenants.errors import Forbidden
from tenants.models.journal import JournalEntry
from tenants.models.organisation import Appointment, Department, Person, Post
from tenants.provisioning import provisioning_actor
from tests import make

DAY = date(2026, 3, 2)
KEPT = (
    "code",
    "title",
    "leadership",
    "job_rank",
    "is_shared",
    "has_disposal_authority",
    "is_key",
    "key_reason",
    "integrity_duties",
)
SHEETS = {
    "部门": [
        ("部门名称", "上级部门", "性质"),
        ("局领导", "", "领导班子"),
        ("社会救助科", "", "科室"),
        ("救助管理站", "", "下属单位"),
        ("站办公室", "救助管理站", "科室"),
    ],
    "岗位": [
        ("部门", "岗位名称", "职级", "是否领导岗位", "业务处置权", "重点岗位", "人数"),
        ("局领导", "局长", "正科", "是", "是", "是", 1),
        ("局领导", "副局长", "副科级", "是", "是", "否", 1),
        ("社会救助科", "科长", "", "是", "是", "是", 1),
        ("社会救助科", "审核岗", "", "否", "是", "否", 2),
        ("救助管理站", "站长", "", "是", "是", "否", 1),
    ],
    "人员": [
        ("姓名", "工号", "部门", "岗位", "任职日期", "分管部门"),
        ("田某", "C01", "局领导", "局长", "2025-01-02", ""),
        ("樊某", "C02", "局领导", "副局长", "2025-01-02", "社会救助科、救助管理站"),
        ("胡某", "C03", "社会救助科", "科长", "2025-01-02", ""),
        ("凌某", "C04", "社会救助科", "审核岗", "2025-01-02", ""),
        ("霍某", "C05", "社会救助科", "审核岗", "2025-01-02", ""),
        ("虞某", "C06", "救助管理站", "站长", "2025-01-02", ""),
    ],
    "机构": [
        ("机构名称", "类型", "成员"),
        ("局党组", "党组", "田某（书记）、樊某"),
        ("纪检组", "纪检组", "凌某(组长)"),
    ],
}


def workbook(sheets=SHEETS):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


@pytest.fixture
def empty(engine, settings, tag):
    return make.empty_bureau(settings, tag)


def imported(tenant_id, draft, *, actor=None, dry_run=False, doubts=()):
    with unit_of_work(tenant_id) as session:
        return commit_organisation(
            session,
            actor or provisioning_actor(tenant_id),
            draft,
            DAY,
            dry_run=dry_run,
            doubts=doubts,
        )


def rows_of(tenant_id, model):
    with unit_of_work(tenant_id) as session:
        return session.scalar(select(func.count()).select_from(model))


def test_a_workbook_becomes_departments_posts_people_portfolios_and_bodies(empty):
    draft, doubts = draft_of(recognise(workbook(), kind="organisation").organisation)
    assert doubts == []
    taken = imported(empty, draft)
    assert taken.problems == ()
    assert taken.counts == {
        "appointment_created": 6,
        "body_created": 2,
        "body_member_created": 3,
        "department_changed": 1,
        "department_created": 4,
        "person_created": 6,
        "portfolio_created": 2,
        "post_created": 5,
    }
    with unit_of_work(empty) as session:
        persons = {one.name: one.id for one in session.scalars(select(Person))}
        offices = {one.person_id: one.id for one in session.scalars(select(Appointment))}
        departments = {one.name: one.id for one in session.scalars(select(Department))}
        deputy = load_actor(session, persons["樊某"], offices[persons["樊某"]])
        warden = load_actor(session, persons["虞某"], offices[persons["虞某"]])
    assert deputy.roles >= {"deputy_leader", "party_group"}
    assert deputy.portfolio == {
        departments["社会救助科"],
        departments["救助管理站"],
        departments["站办公室"],
    }
    assert "section_head" in warden.roles
    assert warden.departments == {departments["救助管理站"], departments["站办公室"]}


def test_the_same_workbook_twice_changes_nothing_and_writes_nothing_down(empty):
    draft, _ = draft_of(recognise(workbook(), kind="organisation").organisation)
    imported(empty, draft)
    entries = rows_of(empty, JournalEntry)
    again = imported(empty, draft)
    assert (again.committed, again.changes, again.problems) == (True, [], ())
    assert rows_of(empty, JournalEntry) == entries


def test_a_dry_run_tells_the_difference_and_leaves_everything(bureau):
    before = rows_of(bureau.tenant_id, Person), rows_of(bureau.tenant_id, JournalEntry)
    draft = OrganisationDraft(
        departments=(DepartmentDraft(name="预算科", kind="internal_body"),),
        persons=(
            PersonDraft(name="新某", staff_number="N1", department="预算科", post="预算编制岗"),
        ),
    )
    told = imported(bureau.tenant_id, draft, dry_run=True)
    assert not told.committed
    assert [(one["kind"], one["act"]) for one in told.changes] == [
        ("department", "changed"),
        ("person", "created"),
        ("appointment", "changed"),
        ("appointment", "created"),
    ]
    assert (rows_of(bureau.tenant_id, Person), rows_of(bureau.tenant_id, JournalEntry)) == before
    done = imported(bureau.tenant_id, draft)
    assert done.changes[0] == told.changes[0]
    assert rows_of(bureau.tenant_id, JournalEntry) == before[1] + 1


def test_each_doubt_names_its_cell_and_any_doubt_stops_everything(bureau):
    draft = OrganisationDraft(
        departments=(DepartmentDraft(name="新科", sheet="部门", cells={"name": "A5"}),),
        posts=(
            PostDraft(department="无此科", title="岗", sheet="岗位", cells={"department": "A2"}),
            PostDraft(department="预算科", title="岗", job_rank="将军", cells={"job_rank": "C3"}),
            PostDraft(department="局领导", title="特派员", leadership=None, cells={"title": "B4"}),
        ),
        portfolios=(
            PortfolioDraft(person="郑某", department="预算科", cells={"department": "F7"}),
        ),
        bodies=(
            BodyDraft(
                name="组", kind="party_group", members=(SeatDraft(person="某人", seat="member"),)
            ),
        ),
    )
    told = imported(bureau.tenant_id, draft)
    assert not told.committed
    assert [(one.cell, one.code) for one in told.problems] == [
        ("A2", "name-unknown"),
        ("C3", "word-unknown"),
        ("B4", "leadership-unclear"),
        ("F7", "portfolio-without-deputy"),
        ("", "name-unknown"),
    ]
    with unit_of_work(bureau.tenant_id) as session:
        assert session.scalar(select(Department).where(Department.name == "新科")) is None


def test_two_people_in_one_leading_post_are_a_doubt(empty):
    sheets = SHEETS | {
        "人员": [*SHEETS["人员"], ("某甲", "C07", "局领导", "局长", "2025-01-02", "")]
    }
    draft, _ = draft_of(recognise(workbook(sheets), kind="organisation").organisation)
    told = imported(empty, draft)
    assert [(one.sheet, one.code) for one in told.problems] == [("人员", "post-taken")]


def test_an_administrator_does_not_promote_himself_by_workbook(bureau):
    administrator = make.actor(bureau, "administrator")
    draft = OrganisationDraft(
        persons=(
            PersonDraft(
                name="朱某", staff_number="administrator", department="局领导", post="局长"
            ),
        )
    )
    with pytest.raises(Forbidden):
        imported(bureau.tenant_id, draft, actor=administrator)
    holders = make.actor(bureau, "main_leader")
    assert holders.name == "赵某"


def test_duties_that_exclude_each_other_do_not_come_in_by_workbook(bureau):
    draft = OrganisationDraft(
        bodies=(
            BodyDraft(name="纪检组", kind="discipline_group", members=(SeatDraft(person="秦某"),)),
        )
    )
    with pytest.raises(RolesExclude):
        imported(bureau.tenant_id, draft)


def test_only_who_may_import_does(bureau):
    for role in ("main_leader", "section_head", "register_office", "auditor"):
        with pytest.raises(Forbidden):
            imported(bureau.tenant_id, OrganisationDraft(), actor=make.actor(bureau, role))


def test_posts_keep_what_the_workbook_says_of_them(empty):
    draft, _ = draft_of(recognise(workbook(), kind="organisation").organisation)
    imported(empty, draft)
    with unit_of_work(empty) as session:
        posts = {one.title: one for one in session.scalars(select(Post))}
    assert posts["局长"].leadership == "main_leader"
    assert posts["副局长"].leadership == "deputy_leader"
    assert posts["副局长"].job_rank == "副科"
    assert posts["科长"].leadership == "section_head"
    assert posts["审核岗"].is_shared
    assert posts["审核岗"].has_disposal_authority
    assert posts["局长"].is_key


def test_new_duties_by_workbook_have_the_points_of_the_post_looked_at_again(bureau):
    post = bureau.people["post_holder"].post_id
    with unit_of_work(bureau.tenant_id) as session:
        held = session.get_one(Post, (bureau.tenant_id, post))
        place = session.get_one(Department, (bureau.tenant_id, held.department_id)).name
        kept = {name: getattr(held, name) for name in KEPT}
    row = PostDraft(department=place, code=kept.pop("code"), business_duties="审核资金", **kept)
    told = select(func.count()).where(
        JournalEntry.topic == "post.changed_duties", JournalEntry.subject_id == post
    )
    for _ in range(2):
        with unit_of_work(bureau.tenant_id) as session:
            founder = provisioning_actor(bureau.tenant_id)
            commit_organisation(session, founder, OrganisationDraft(posts=(row,)), DAY)
    with unit_of_work(bureau.tenant_id) as session:
        assert session.scalar(told) == 1
