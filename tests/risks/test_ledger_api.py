"""The ledger over HTTP: found, graded, refused with names, lowered, and read back as it was."""

from typing import Any

import pytest

from service.http.paging import page_schema
from service.risks.schemas import RiskPointSchema
from tests import api, make

WRITTEN = {
    "title": "专项资金分配环节自由裁量权过大",
    "subject_type": "work_post",
    "category": "post_duty",
    "manifestations": ["擅自调整分配系数", "接受请托虚报项目"],
    "causes": ["institution"],
    "measures": [{"text": "分配方案集体研究并公示", "kind": "lawful_disclosure", "phase": "early"}],
}
SHEET = {
    "scores": {"likelihood": 2, "harm": 5},
    "rationales": {"likelihood": "近三年未发生", "harm": "涉及资金量大"},
}


class Office:
    """The people of one bureau at their screens."""

    def __init__(self, app: Any, settings: Any, tag: str) -> None:
        self.app = app
        self.bureau = make.bureau(settings, tag)
        self.seated: dict[str, api.Caller] = {}

    def __getitem__(self, role: str) -> api.Caller:
        if role not in self.seated:
            self.seated[role] = api.client(self.app, self.bureau, role)
        return self.seated[role]

    def post(self, role: str) -> str:
        return str(self.bureau.people[role].post_id)

    def point(self, **values: Any) -> dict[str, Any]:
        answer = self["section_head"].post(
            "/risk-points", WRITTEN | {"post_id": self.post("post_holder")} | values
        )
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return answer.get_json()

    def graded(self, rank: int = 1) -> dict[str, Any]:
        point = self.point()
        role = {1: "main_leader", 2: "deputy_leader", 3: "section_head"}[rank]
        answer = self[role].put(
            f"/risk-points/{point['id']}/grade", {"rank": rank}, if_match=point["version"]
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"ledger-{tag}")


@pytest.fixture
def neighbour(app, settings, tag):
    """The main leader of another bureau."""
    return api.client(app, make.bureau(settings, f"next-{tag}"), "main_leader")


def test_a_found_risk_has_number_address_and_version(office):
    answer = office["section_head"].post(
        "/risk-points", WRITTEN | {"post_id": office.post("post_holder")}
    )
    point = answer.get_json()
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"')
    assert answer.headers["Location"].endswith(point["id"])
    assert (point["number"], point["status"], point["rank"]) == ("FX-000001", "draft", None)
    assert (point["post"], point["department"]) == ("预算编制岗", "预算科")
    assert RiskPointSchema().load(point)["measures"][0]["status"] == "active"
    assert office["section_head"].get(f"/risk-points/{point['id']}").get_json() == point


def test_graded_put_in_force_lowered_and_told_in_full(office):
    point = office.point()
    path = f"/risk-points/{point['id']}"
    proposal = office["section_head"].post(f"{path}/grading-proposal", SHEET, if_match=1)
    assert proposal.get_json()["proposed_rank"] == 1
    graded = office["main_leader"].put(f"{path}/grade", {"rank": 1}, if_match=2).get_json()
    in_force = office["main_leader"].put(f"{path}/entry-into-force", if_match=graded["version"])
    assert in_force.get_json()["status"] == "in_force"
    decision = {"to_rank": 2, "reason": "流程已改为系统分配", "evidence": "审计报告3号"}
    refused = office["deputy_leader"].post(f"{path}/lowering", decision, if_match=4)
    assert refused.status_code == 403
    assert refused.get_json()["who_can"] == [
        {"role": "main_leader", "role_label": "主要领导", "post": "局长", "name": "赵某"}
    ]
    lowered = office["main_leader"].post(f"{path}/lowering", decision, if_match=4).get_json()
    assert (lowered["rank"], lowered["worst_rank"]) == (2, 1)
    history = office["supervision_office"].get(f"{path}/history").get_json()["items"]
    assert [one["topic"].partition(".")[2] for one in history] == [
        "drafted",
        "grading_proposed",
        "graded",
        "put_in_force",
        "lowered",
    ]
    assert history[-1]["actor"]["name"] == "赵某"
    assert {"field": "rank", "before": 1, "after": 2} in history[-1]["changes"]
    first = office["supervision_office"].get(f"{path}/history/1").get_json()
    assert first["after"]["rank"] is None
    assert office["supervision_office"].get(f"{path}/history/99").status_code == 404
    gradings = office["supervision_office"].get(f"{path}/gradings").get_json()["items"]
    assert [one["kind"] for one in gradings] == ["lowering", "decision", "proposal"]


def test_the_four_relations_follow_from_the_grade(office):
    point = office.graded(1)
    told = office["main_leader"].get(f"/risk-points/{point['id']}/responsibility").get_json()
    assert told["managing"]["shown"] == "局长赵某"
    assert told["directly_responsible"]["name"] == "郑某"
    assert "section" not in {seat["role"] for seat in told["monitoring"]}
    assert not told["blocked"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("PUT", "", {"title": "改写"}),
        ("PUT", "/grade", {"rank": 1}),
        ("PUT", "/entry-into-force", None),
        ("PUT", "/retirement", {"reason": "职能已划转"}),
        ("POST", "/lowering", {"to_rank": 3, "reason": "理由", "evidence": "证据"}),
        ("POST", "/grading-proposal", SHEET),
        ("PUT", "/residual-grade", {"residual_rank": 3}),
        ("GET", "/history", None),
        ("GET", "/responsibility", None),
        ("GET", "/gradings", None),
        ("GET", "/measures", None),
        ("POST", "/measures", {"text": "公开"}),
    ],
)
def test_another_bureau_never_learns_that_it_exists(office, neighbour, method, path, body):
    point = office.point()
    answer = neighbour(method, f"/risk-points/{point['id']}{path}", body, if_match=1)
    assert answer.status_code == 404
    assert office["section_head"].get(f"/risk-points/{point['id']}").get_json() == point


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("", {"remarks": "补充"}),
        ("/grade", {"rank": 1}),
        ("/entry-into-force", None),
        ("/retirement", {"reason": "职能已划转"}),
        ("/residual-grade", {"residual_rank": 3}),
    ],
)
def test_a_change_prepared_on_an_old_version_is_refused(office, path, body):
    point = office.graded(1)
    where = f"/risk-points/{point['id']}{path}"
    assert office["main_leader"].put(where, body, if_match=1).status_code == 412
    assert office["main_leader"].put(where, body).status_code == 428


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"title": ""}, "/title"),
        ({"title": "无"}, "/title"),
        ({"subject_type": "person"}, "/subject_type"),
        ({"post_id": None}, "/post_id"),
        ({"post_id": "01a2026f-0000-7000-8000-000000000000"}, "/post_id"),
        ({"power_id": "01a2026f-0000-7000-8000-000000000000"}, "/power_id"),
        ({"category": "business_process"}, "/category"),
        ({"rank": 3}, "/rank"),
        ({"manifestations": ["甲乙丙", "甲、乙丙。"]}, "/manifestations/1"),
        ({"measures": [{"text": "公开"}, {"text": "略"}]}, "/measures/1"),
        ({"topic": "large_funds"}, "/topic"),
    ],
)
def test_a_wrong_field_is_named(office, wrong, pointer):
    answer = office["section_head"].post(
        "/risk-points", WRITTEN | {"post_id": office.post("post_holder")} | wrong
    )
    assert answer.status_code == 422, answer.get_data(as_text=True)
    assert pointer in {one["pointer"] for one in answer.get_json()["errors"]}


def test_a_post_of_another_bureau_reads_like_one_that_does_not_exist(office, settings, tag):
    other = make.bureau(settings, f"other-{tag}")
    answers = [
        office["section_head"].post("/risk-points", WRITTEN | {"post_id": str(post)}).get_json()
        for post in (other.people["post_holder"].post_id, "01a2026f-0000-7000-8000-000000000000")
    ]
    assert answers[0]["errors"] == answers[1]["errors"]


def test_a_colleague_of_another_section_is_told_who_may(office):
    point = office.point()
    refused = office["section_head_2"].put(
        f"/risk-points/{point['id']}", {"remarks": "改"}, if_match=1
    )
    assert refused.status_code == 403
    assert "李某" in {one["name"] for one in refused.get_json()["who_can"]}
    assert office["post_holder_2"].get(f"/risk-points/{point['id']}").status_code == 403


def test_everything_missing_is_told_at_once(office):
    point = office.point(manifestations=[], measures=[], category=None)
    answer = (
        office["main_leader"]
        .put(f"/risk-points/{point['id']}/entry-into-force", if_match=1)
        .get_json()
    )
    assert answer["code"] == "incomplete"
    blocking = {gap["pointer"] for gap in answer["gaps"] if gap["blocking"]}
    assert blocking == {"/category", "/manifestations", "/measures", "/rank"}


def test_a_high_grade_is_not_lowered_in_passing(office):
    point = office.graded(1)
    answer = office["main_leader"].put(
        f"/risk-points/{point['id']}/grade", {"rank": 3, "reason": "已整改"}, if_match=2
    )
    assert (answer.status_code, answer.get_json()["code"]) == (409, "grade-lowered")
    assert answer.get_json()["lowering"] == f"/api/v1/risk-points/{point['id']}/lowering"


def test_retiring_needs_a_reason_and_keeps_the_record(office):
    point = office.graded(3)
    path = f"/risk-points/{point['id']}"
    assert (
        office["section_head"].put(f"{path}/retirement", {"reason": ""}, if_match=2).status_code
        == 422
    )
    retired = office["section_head"].put(f"{path}/retirement", {"reason": "职能划转"}, if_match=2)
    assert retired.get_json()["status"] == "retired"
    again = office["section_head"].put(path, {"remarks": "改"}, if_match=3)
    assert (again.status_code, again.get_json()["code"]) == (409, "already-retired")
    assert office["section_head"].delete(path).status_code == 405


def test_the_ledger_is_served_under_its_documented_schema(office):
    for n in range(3):
        office.point(title=f"预算调整事项{'甲乙丙'[n]}审批不严")
    answer = office["section_head"].get("/risk-points?limit=2&total=true&sort=-number")
    page = page_schema(RiskPointSchema)().load(answer.get_json())
    assert (len(page["items"]), page["total"]) == (2, 3)
    rest = (
        office["section_head"]
        .get(f"/risk-points?limit=2&sort=-number&cursor={page['next_cursor']}")
        .get_json()
    )
    assert [one["number"] for one in rest["items"]] == ["FX-000001"]
    assert rest["next_cursor"] is None
    tag = answer.headers["ETag"]
    same = office["section_head"].get(
        "/risk-points?limit=2&total=true&sort=-number", headers={"If-None-Match": tag}
    )
    assert same.status_code == 304
    office.point(title="又一项风险需要登记")
    assert (
        office["section_head"]
        .get("/risk-points?limit=2&total=true&sort=-number", headers={"If-None-Match": tag})
        .status_code
        == 200
    )


@pytest.mark.parametrize("cursor", ["x", "bm9wZQ", "WyJudW1iZXIiXQ", "WyItbnVtYmVyIiwxXQ", "%F0"])
def test_a_forged_cursor_is_refused(office, cursor):
    answer = office["section_head"].get(f"/risk-points?cursor={cursor}")
    assert answer.status_code in (400, 422), answer.get_data(as_text=True)


def test_each_reader_sees_his_own_ledger(office):
    office.graded(3)
    counts = {
        role: office[role].get("/risk-points?total=true").get_json()["total"]
        for role in ("post_holder", "section_head_2", "deputy_leader", "deputy_leader_2", "auditor")
    }
    assert counts == {
        "post_holder": 1,
        "section_head_2": 0,
        "deputy_leader": 1,
        "deputy_leader_2": 0,
        "auditor": 1,
    }


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("q=专项 裁量", 1),
        ("q=请托", 1),
        ("q=公示", 1),
        ("q=百分之百_%25", 0),
        ("rank=3", 1),
        ("rank=1,2", 0),
        ("rank=1&rank=3", 1),
        ("rank=1,2&rank=none", 0),
        ("status=retired&status=draft,in_force", 1),
        ("rank=none", 0),
        ("status=draft", 1),
        ("category=post_duty", 1),
        ("subject_type=section,unit", 0),
        ("method=forward&origin=potential", 1),
        ("responsible=managing", 1),
        ("responsible=direct", 0),
        ("responsible=any", 1),
        ("review=true", 0),
        ("sort=rank", 1),
        ("sort=-updated", 1),
        ("sort=department", 1),
    ],
)
def test_the_ledger_is_narrowed(office, filters, found):
    office.graded(3)
    page = office["section_head"].get(f"/risk-points?{filters}").get_json()
    assert len(page["items"]) == found


def test_a_department_is_asked_for_with_all_below_it(office):
    office.point()
    own, other = (str(office.bureau.departments[name]) for name in ("预算科", "国库科"))
    for department, found in ((own, 1), (other, 0)):
        page = office["main_leader"].get(f"/risk-points?department_id={department}").get_json()
        assert len(page["items"]) == found


def test_an_unknown_filter_is_refused(office):
    assert office["section_head"].get("/risk-points?grade=1").status_code == 422


@pytest.mark.parametrize("twice", ["limit=2&limit=1", "sort=rank&sort=-rank", "q=请托&q=请托"])
def test_what_takes_one_value_is_refused_when_it_is_given_two(office, twice):
    answer = office["section_head"].get(f"/risk-points?{twice}")
    assert answer.status_code == 422
    (told,) = answer.get_json()["errors"]
    assert told == {
        "pointer": f"?query/{twice.partition('=')[0]}",
        "message": "重复给出，只能取一个值",
    }


def test_grades_of_posts_and_sections_follow_from_their_points(office):
    point = office.graded(1)
    office["main_leader"].put(f"/risk-points/{point['id']}/entry-into-force", if_match=2)
    posts = office["main_leader"].get("/post-grades").get_json()["items"]
    assert [(one["post"], one["rank"], one["high"]) for one in posts] == [("预算编制岗", 1, 1)]
    sections = office["main_leader"].get("/section-grades").get_json()["items"]
    assert [(one["department"], one["rank"]) for one in sections] == [("预算科", 1)]
    matrix = office["main_leader"].get("/grading/matrix").get_json()["items"]
    assert matrix[0]["category"] == "post_duty"
    assert office["section_head_2"].get("/post-grades").get_json()["items"] == []
