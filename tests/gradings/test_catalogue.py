"""The catalogue of posts by grade: derived, sorted, in editions that stay as they were."""

import io

import pytest
from python_calamine import CalamineWorkbook

from tests import api, make
from tests.risks.scenes import Scene


@pytest.fixture
def work(settings, engine, tag) -> Scene:
    return Scene(make.bureau(settings, f"posts-{tag}"))


def test_editions_list_the_gravest_posts_first_and_stay_as_they_were(work, app):
    office = api.client(app, work.bureau, "register_office")
    point = work.high()
    low = work.draft(of="post_holder_b", title="报表汇总口径不一")
    work.measure(low)
    work.decide("section_head", low, 3)
    work.enforce("section_head", low)
    made = office.post("/post-catalogues")
    assert made.status_code == 201, made.get_json()
    first = made.get_json()
    posts = first["document"]["posts"]
    assert [(one["post"], one["rank"], one["holders"]) for one in posts] == [
        ("预算编制岗", 1, ["郑某"]),
        ("预算审核岗", 3, ["王某"]),
    ]
    assert posts[0]["worst"] == [work.read(point).number]
    work.lower("main_leader", point, 2)
    second = office.post("/post-catalogues").get_json()
    assert (second["edition"], second["document"]["posts"][0]["rank"]) == (2, 2)
    assert office.get(f"/post-catalogues/{first['id']}").get_json() == first
    listed = office.get("/post-catalogues").get_json()["items"]
    assert [one["edition"] for one in listed] == [2, 1]
    out = office.get(f"/post-catalogues/{first['id']}/export")
    assert out.headers["Content-Disposition"].startswith("attachment;")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(out.get_data())).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert "岗位风险等级目录" in rows[0][0]
    assert rows[3][1:4] == ["预算科", "预算编制岗", "郑某"]


def test_posts_without_a_say_in_exports_make_no_edition(work, app):
    assert api.client(app, work.bureau, "post_holder").post("/post-catalogues").status_code == 403
