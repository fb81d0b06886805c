"""Representatives appraise by a link that works once; they see titles and nobody's post."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.gradings.models import Appraiser
from service.gradings.use_cases.appraising import forget_expired
from service.tasks.models import Task
from tenants import clock
from tenants.database import unit_of_work, utc_now
from tests import api, make
from tests.procedures.scenes import Desk

FACTORS = (
    "importance",
    "discretion",
    "public_concern",
    "power_size",
    "relevance",
    "likelihood",
    "harm",
    "cause",
)
SCORES = {
    "scores": dict.fromkeys(FACTORS, 4),
    "rationales": dict.fromkeys(FACTORS, "群众反映较多"),
}


@pytest.fixture
def work(settings, engine, tag) -> Desk:
    work = Desk(make.bureau(settings, f"appraised-{tag}", profile="district_2012"))
    work.open_year()
    return work


@pytest.fixture
def people(app, work):
    return {role: api.client(app, work.bureau, role) for role in work.bureau.people}


@pytest.fixture
def point(work) -> str:
    return str(work.draft())


def invited(people, *points, role="register_office", **values):
    body = {"name": "刘代表", "capacity": "representative", "risk_point_ids": points, **values}
    return people[role].post("/appraisers", body)


def test_a_link_shows_titles_and_takes_one_appraisal(people, app, work, point):
    made = invited(people, point).get_json()
    path = f"/appraisals/{made['token']}"
    outside = api.stranger(app)
    asked = outside.get(path).get_json()
    assert asked["points"] == [
        {"id": point, "title": "专项资金分配环节自由裁量权过大", "category": "post_duty"}
    ]
    assert "郑某" not in outside.get(path).get_data(as_text=True)
    assert "预算编制岗" not in outside.get(path).get_data(as_text=True)
    handed_in = {"items": [{"risk_point_id": point, **SCORES, "comment": "应当公开"}]}
    assert outside.post(path, handed_in).status_code == 204
    again = outside.post(path, handed_in)
    assert (again.status_code, again.get_json()["code"]) == (404, "appraisal-link-refused")
    assert outside.get(path).status_code == 404
    said = people["section_head"].get(f"/risk-points/{point}/self-assessments")
    told = said.get_json()["items"][0]
    assert (told["kind"], told["computed_rank"]) == ("social", 1)
    assert "刘代表" not in said.get_data(as_text=True)


def test_a_link_asks_about_its_points_and_no_others(people, app, work, point):
    other = str(work.draft(title="项目评审专家由经办人指定"))
    token = invited(people, point).get_json()["token"]
    outside = api.stranger(app)
    strange = {"items": [{"risk_point_id": other, **SCORES}]}
    assert outside.post(f"/appraisals/{token}", strange).status_code == 422
    twice = {"items": [{"risk_point_id": point, **SCORES}] * 2}
    assert outside.post(f"/appraisals/{token}", twice).status_code == 422
    mute = {"items": [{"risk_point_id": point, "scores": SCORES["scores"]}]}
    assert outside.post(f"/appraisals/{token}", mute).status_code == 422
    assert outside.get(f"/appraisals/{token}").status_code == 200


def test_wrong_foreign_and_expired_links_are_no_links(people, app, work, point):
    outside = api.stranger(app)
    made = invited(people, point).get_json()
    for wrong in ("nonsense", made["token"][:-1] + "x", made["token"].replace("lf_", "lf_9", 1)):
        assert outside.get(f"/appraisals/{wrong}").status_code == 404
    with unit_of_work(work.bureau.tenant_id) as session:
        one = session.scalars(select(Appraiser)).one()
        one.expires_at = utc_now() - timedelta(minutes=1)
    assert outside.get(f"/appraisals/{made['token']}").status_code == 404


def test_the_link_is_shown_once_and_kept_as_a_digest_only(people, work, point):
    made = invited(people, point).get_json()
    listed = people["register_office"].get("/appraisers").get_data(as_text=True)
    assert made["id"] in listed
    assert made["token"] not in listed
    with unit_of_work(work.bureau.tenant_id) as session:
        kept = session.scalars(select(Appraiser.digest)).one()
    assert kept.hex() not in made["token"]


def test_only_the_office_names_representatives(people, work, point):
    assert invited(people, point, role="post_holder").status_code == 403
    assert invited(people, point, role="section_head").status_code == 403
    unknown = "01a20316-f60d-7a3e-857b-f0d8ed009558"
    assert invited(people, unknown).status_code == 422


def test_somebody_of_the_bureau_appraises_signed_in(people, work, point):
    colleague = work.bureau.people["post_holder_3"].person_id
    made = invited(people, point, person_id=colleague, name="褚某").get_json()
    assert made["token"] is None
    (task,) = people["post_holder_3"].get("/tasks?box=waiting").get_json()["items"]
    assert (task["kind"], task["subject_id"]) == ("appraisal.give", made["id"])
    path = f"/appraisers/{made['id']}/appraisal"
    assert people["post_holder_3b"].get(path).status_code == 404
    assert people["post_holder_3"].get(path).get_json()["points"][0]["id"] == point
    handed_in = {"items": [{"risk_point_id": point, **SCORES}]}
    assert people["post_holder_3"].post(path, handed_in).status_code == 201
    again = people["post_holder_3"].post(path, handed_in)
    assert (again.status_code, again.get_json()["code"]) == (409, "already-appraised")
    left = people["post_holder_3"].get("/tasks?box=waiting").get_json()["items"]
    assert task["id"] not in [one["id"] for one in left]


def test_nobody_is_asked_for_an_appraisal_whose_day_has_passed(people, work, point):
    colleague = work.bureau.people["post_holder_3"].person_id
    invited(people, point, person_id=colleague, name="褚某", days=3)
    with clock.simulated():
        for days, left in ((2, ["appraisal.give"]), (4, [])):
            clock.go_to(clock.today() + timedelta(days=days))
            with unit_of_work(work.bureau.tenant_id) as session:
                forget_expired(session)
                asked = select(Task.kind).where(Task.state == "open", Task.box == "act")
                assert session.scalars(asked).all() == left
