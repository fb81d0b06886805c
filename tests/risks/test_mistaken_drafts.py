"""A mistaken draft is dropped by who wrote it; what was ever graded never is (R-184)."""

import pytest

from service.risks.drafts import PointDraft
from service.risks.writing import insert_points
from tenants.database import unit_of_work, utc_now
from tests import make
from tests.api import client


@pytest.fixture
def bureau(engine, settings, tag):
    return make.bureau(settings, tag)


def drafted(app, bureau, writer):
    post = str(bureau.people["section_head"].post_id)
    found = {
        "title": "误填的风险点",
        "subject_type": "work_post",
        "post_id": post,
        "category": "post_duty",
    }
    answer = client(app, bureau, writer).post("/risk-points", found)
    assert answer.status_code == 201, answer.get_json()
    return answer.get_json()


def retired(app, bureau, role, point):
    return client(app, bureau, role).put(
        f"/risk-points/{point['id']}/retirement",
        {"reason": "登记有误"},
        if_match=point["version"],
    )


def test_a_head_drops_the_draft_of_his_own_post_that_he_wrote_by_mistake(app, bureau):
    answer = retired(app, bureau, "section_head", drafted(app, bureau, "section_head"))
    assert answer.status_code == 200, answer.get_json()
    assert answer.get_json()["status"] == "retired"


def test_he_does_not_drop_what_another_found_about_his_post(app, bureau):
    draft = PointDraft(
        title="登记机构补录的风险点",
        subject_type="work_post",
        category="post_duty",
        post_id=bureau.people["section_head"].post_id,
    )
    with unit_of_work(bureau.tenant_id) as session:
        writer = make.actor(bureau, "register_office")
        assert insert_points(session, writer, [draft], at=utc_now()).problems == ()
    point = {"id": draft.id, "version": 1}
    refused = retired(app, bureau, "section_head", point)
    assert (refused.status_code, refused.get_json()["code"]) == (403, "own-item")
    assert "误填" in refused.get_json()["detail"]
    assert retired(app, bureau, "main_leader", point).status_code == 200


def test_he_does_not_drop_his_draft_once_it_was_graded(app, bureau):
    point = drafted(app, bureau, "section_head")
    graded = client(app, bureau, "deputy_leader").put(
        f"/risk-points/{point['id']}/grade", {"rank": 2}, if_match=point["version"]
    )
    assert graded.status_code == 200, graded.get_json()
    refused = retired(app, bureau, "section_head", graded.get_json())
    assert (refused.status_code, refused.get_json()["code"]) == (403, "forbidden")
