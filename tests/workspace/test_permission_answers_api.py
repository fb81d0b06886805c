"""Before the click: may I, why, who may, whom to ask; the same words as the refusal would say."""

from uuid import uuid4

import pytest
from sqlalchemy import event

from service.app import ENGINE
from service.procedures.queries.urging import case_to_urge
from tenants.database import unit_of_work
from tests import api, make
from tests.procedures.scenes import desk
from tests.risks.test_ledger_api import Office

ENGLISH = {"headers": {"Accept-Language": "en"}}


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"ask-{tag}")


def asked(caller, permission, kind=None, subject=None, **options):
    words = f"permission={permission}"
    if kind:
        words += f"&subject_kind={kind}&subject_id={subject}"
    return caller.get(f"/permission-answers?{words}", **options)


@pytest.mark.parametrize(
    ("rank", "answering"), [(1, "main_leader"), (2, "deputy_leader"), (3, "section_head")]
)
def test_the_answer_is_what_the_refusal_will_say(office, rank, answering):
    point = office.graded(rank)
    told = asked(office["post_holder"], "grading:decide", "risk_point", point["id"]).get_json()
    refused = (
        office["post_holder"]
        .put(f"/risk-points/{point['id']}/grade", {"rank": rank}, if_match=point["version"])
        .get_json()
    )
    assert (told["known"], told["allowed"]) == (True, False)
    assert told["sentence"] == refused["detail"]
    grade = {1: "高", 2: "中", 3: "低"}[rank]
    first = told["who_can"][0]
    assert told["sentence"] == (
        f"您现任的职务不能审定风险等级。等级为「{grade}」，须由{first['role_label']}"
        f"审定风险等级：{first['name']}（{first['post']}）。"
    )
    assert told["by_rank"] == refused["by_rank"] == rank
    assert told["who_can"] == refused["who_can"]
    assert [one["role"] for one in told["who_can"]] == [answering]
    assert told["who_can"][0]["role_label"]
    assert told["contact"] == refused["contact"]
    assert told["contact"]["post"] == "单位管理员"
    decider = asked(office[answering], "grading:decide", "risk_point", point["id"]).get_json()
    assert (decider["allowed"], decider["sentence"]) == (True, "您可以审定风险等级。")
    assert decider["rules"][0]["because"]
    assert decider["rules"][0]["effect"] == "allow"


def test_who_may_not_decide_a_grade_may_read_propose_and_urge_who_may(app, settings, tag):
    work = desk(settings, f"urged-{tag}")
    point = work.draft()
    case = work.send("section_head", point)
    work.advance("post_holder", case)
    work.hold_body_meeting(case, items=[{"item_id": point, "outcome": {"rank": 1}}])
    about = ("grading:decide", "risk_point", point)
    head, deputy = (api.client(app, work.bureau, one) for one in ("section_head", "deputy_leader"))
    told = asked(deputy, *about).get_json()
    assert told["you_can_labels"][0] == "查看廉政风险点"
    assert told["request_id"]
    assert told["waiting_case"] is None
    leader = work.bureau.people["main_leader"].name
    with unit_of_work(work.bureau.tenant_id) as session:
        actor = work.actor("section_head")
        assert case_to_urge(session, actor, point, {leader}) is None
        register = work.bureau.people["register_office"].name
        assert case_to_urge(session, actor, point, {register}) == case
    assert asked(head, *about).get_json()["waiting_case"] is None


def test_a_proposed_grade_is_the_highest_in_question_before_any_is_decided(office):
    point = office.point()
    sheet = office["section_head"].post(
        f"/risk-points/{point['id']}/grading-proposal",
        {"consequence": "crime"},
        if_match=point["version"],
    )
    assert sheet.get_json()["proposed_rank"] == 1
    about = ("grading:decide", "risk_point", point["id"])
    assert asked(office["main_leader"], *about).get_json()["allowed"]
    told = asked(office["section_head"], *about).get_json()
    assert not told["allowed"]
    assert [one["role"] for one in told["who_can"]] == ["main_leader"]


def test_it_says_what_he_can_do_instead(office):
    point = office.graded(1)
    told = asked(office["section_head"], "risk_point:retire", "risk_point", point["id"]).get_json()
    assert "查看廉政风险点" in told["you_can_labels"]
    assert "risk_point:edit" in told["you_can"]
    english = asked(
        office["section_head"], "risk_point:retire", "risk_point", point["id"], **ENGLISH
    ).get_json()
    assert english["you_can_labels"][0] == "read risk points"
    assert english["who_can"][0]["role_label"] == "main leader"
    leader = english["who_can"][0]
    assert english["sentence"] == (
        "Your roles do not allow this here. Its grade is high: only the main leader may "
        f"retire risk points: {leader['name']}（{leader['post']}）."
    )


def test_without_a_record_it_is_the_bureau_that_is_asked_about(office):
    told = asked(office["post_holder"], "account:manage").get_json()
    assert not told["allowed"]
    assert [one["role"] for one in told["who_can"]] == ["administrator"]
    assert asked(office["administrator"], "account:manage").get_json()["allowed"]


def test_powers_measures_cases_posts_and_persons_are_asked_about_too(office):
    power = office["section_head"].post(
        "/powers",
        {
            "name": "专项资金拨付",
            "category": "payment",
            "department_id": str(office.bureau.departments["预算科"]),
        },
    )
    assert power.status_code == 201, power.get_data(as_text=True)
    head = office["section_head"]
    assert asked(head, "power:edit", "power", power.get_json()["id"]).get_json()["allowed"]
    other = asked(
        office["section_head_2"], "power:edit", "power", power.get_json()["id"]
    ).get_json()
    assert not other["allowed"]
    assert "李某" in {one["name"] for one in other["who_can"]}
    point = office.graded(1)
    measure = point["measures"][0]["id"]
    told = asked(head, "measure:retire", "measure", measure).get_json()
    assert [one["role"] for one in told["who_can"]] == ["main_leader"]
    clerk = office.bureau.people["post_holder"]
    for kind, subject in (("post", clerk.post_id), ("person", clerk.person_id)):
        assert asked(head, "organisation:read", kind, subject).get_json()["allowed"]


def test_a_record_he_may_not_read_is_not_there_for_him(office, app, settings, tag):
    point = office.graded(1)
    neighbour = api.client(app, make.bureau(settings, f"next-{tag}"), "main_leader")
    for caller, subject in (
        (neighbour, point["id"]),
        (office["section_head_2"], point["id"]),
        (office["main_leader"], uuid4()),
    ):
        answer = asked(caller, "grading:decide", "risk_point", subject)
        assert (answer.status_code, answer.get_json()["code"]) == (404, "not-found")
        assert "who_can" not in answer.get_json()


@pytest.mark.parametrize(
    "words",
    [
        "permission=risk_point:paint",
        "permission=risk_point:edit&subject_kind=risk_point",
        "permission=risk_point:edit&subject_id=00000000-0000-4000-8000-000000000000",
        "permission=risk_point:edit&subject_kind=moon&subject_id=1",
        "",
    ],
)
def test_a_question_that_is_none_is_refused(office, words):
    assert office["post_holder"].get(f"/permission-answers?{words}").status_code == 422


def questions(points):
    return {
        "questions": [
            {"permission": permission, "subject_kind": "risk_point", "subject_id": point}
            for point in points
            for permission in ("lowering:decide", "grading:decide")
        ]
    }


def test_many_questions_take_as_many_statements_as_one(office, app):
    ids = [office.graded(2)["id"] for _ in range(3)]
    caller = office["deputy_leader"]

    def counted(points):
        statements = []

        def count(_connection, _cursor, statement, *_):
            statements.append(statement)

        engine = app.extensions[ENGINE]
        event.listen(engine, "before_cursor_execute", count)
        answer = caller.post("/permission-answers", questions(points))
        event.remove(engine, "before_cursor_execute", count)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()["items"], len(statements)

    counted(ids)
    few, once = counted(ids[:1])
    many, thrice = counted([*ids, str(uuid4())])
    assert once == thrice
    assert many[:2] == few
    assert [one["allowed"] for one in many] == [False, True] * 3 + [False] * 2
    assert [one["known"] for one in many] == [True] * 6 + [False] * 2
    assert many[-1]["sentence"] == "本单位没有这条记录。"
    assert many[-1]["who_can"] == []
    too_many = caller.post("/permission-answers", questions([ids[0]] * 26))
    assert too_many.status_code == 422


@pytest.mark.parametrize("role", ["administrator", "register_office", "auditor", "main_leader"])
def test_whoever_explains_the_policy_asks_for_somebody_else(office, role):
    point, people = office.graded(1), office.bureau.people
    place = f"subject_kind=risk_point&subject_id={point['id']}"
    for other, may in (("deputy_leader", False), ("main_leader", True)):
        answer = (
            office[role]
            .get(
                f"/permission-answers?permission=grading:decide&{place}"
                f"&person_id={people[other].person_id}"
            )
            .get_json()
        )
        assert answer["allowed"] is may
        if role != other:
            verb = "可以" if may else "现任的职务不能"
            assert answer["sentence"] == f"{people[other].name}{verb}审定风险等级。"


def test_nobody_else_does_and_a_stranger_is_nobody(office):
    person = office.bureau.people["main_leader"].person_id
    words = "permission=grading:decide&person_id="
    refused = office["post_holder"].get(f"/permission-answers?{words}{person}")
    assert (refused.status_code, refused.get_json()["permission"]) == (403, "policy:explain")
    unknown = office["administrator"].get(f"/permission-answers?{words}{uuid4()}")
    assert unknown.status_code == 404
