"""What is half written waits for its writer, and for nobody else."""

from datetime import timedelta

from sqlalchemy import select, update

from policies.endpoints import endpoints
from service.workspace.models import Draft
from service.workspace.use_cases.drafts import MOST, SENT_BY, purge_drafts, save_draft
from tenants.database import unit_of_work, utc_now
from tests import make
from tests.api import client
from tests.platform.matrices.people import entries

CHECK = "/drafts/self_check/2026"
WRITTEN = {"title": "岗位自查", "revision": 0, "content": {"rows": [{"title": "收受红包"}]}}


def test_a_form_half_filled_is_found_again_at_another_machine(app, bureau, people):
    saved = people["post_holder"].put(CHECK, WRITTEN)
    assert (saved.status_code, saved.get_json()["revision"]) == (200, 1)
    again = client(app, bureau, "post_holder")
    assert again.get(CHECK).get_json()["content"] == WRITTEN["content"]
    (line,) = again.get("/drafts?kind=self_check").get_json()["items"]
    assert (line["key"], line["title"], line["revision"]) == ("2026", "岗位自查", 1)
    assert "content" not in line
    assert again.get("/drafts?kind=power").get_json()["items"] == []


def test_nobody_else_finds_it_not_even_by_its_name(people, bureau):
    people["post_holder"].put(CHECK, WRITTEN)
    for role in ("section_head", "administrator", "auditor"):
        assert people[role].get(CHECK).status_code == 404
        assert people[role].delete(CHECK).status_code == 204
        assert people[role].get("/drafts").get_json()["items"] == []
    assert people["section_head"].put(CHECK, {**WRITTEN, "content": 1}).status_code == 200
    assert people["post_holder"].get(CHECK).get_json()["content"] == WRITTEN["content"]


def test_the_second_window_is_told_what_the_first_one_saved(people):
    writer = people["post_holder"]
    writer.put(CHECK, WRITTEN)
    second = writer.put(CHECK, {**WRITTEN, "revision": 1, "content": "第一窗"})
    assert second.get_json()["revision"] == 2
    for revision in (0, 1):
        late = writer.put(CHECK, {**WRITTEN, "revision": revision, "content": "第二窗"})
        problem = late.get_json()
        assert (late.status_code, problem["code"]) == (412, "draft-moved-on")
        assert problem["revision"] == 2
        assert problem["saved_at"] == second.get_json()["saved_at"]
    assert writer.get(CHECK).get_json()["content"] == "第一窗"


def test_a_draft_sent_meanwhile_is_not_written_anew_by_an_old_window(people):
    writer = people["post_holder"]
    writer.put(CHECK, WRITTEN)
    assert writer.delete(CHECK).status_code == 204
    late = writer.put(CHECK, {**WRITTEN, "revision": 1})
    assert (late.status_code, late.get_json()["revision"]) == (412, 0)
    assert late.get_json()["saved_at"] is None
    assert writer.get(CHECK).status_code == 404


def test_unfit_names_and_too_much_text_are_refused(people):
    writer = people["post_holder"]
    for place in ("/drafts/Power/1", "/drafts/power-1/1", f"/drafts/power/{'x' * 101}"):
        assert writer.put(place, WRITTEN).status_code == 404
    large = writer.put(CHECK, {**WRITTEN, "content": "风" * 90_000})
    assert large.status_code == 422
    assert large.get_json()["errors"] == [
        {"pointer": "/content", "message": "草稿内容不能超过 256 KiB。"}
    ]


def test_a_person_keeps_a_hundred_drafts_and_is_told_so(people, bureau):
    actor = make.actor(bureau, "post_holder")
    with unit_of_work(bureau.tenant_id) as session:
        for number in range(MOST):
            save_draft(session, actor, "power", str(number), title="", revision=0, content=None)
    writer = people["post_holder"]
    refused = writer.put(CHECK, WRITTEN)
    assert (refused.status_code, refused.get_json()["code"]) == (409, "too-many-drafts")
    assert "100" in refused.get_json()["detail"]
    assert writer.put("/drafts/power/7", {**WRITTEN, "revision": 1}).status_code == 200
    assert people["section_head"].put(CHECK, WRITTEN).status_code == 200


def test_what_nobody_touches_for_half_a_year_is_cleared_away(people, bureau):
    writer = people["post_holder"]
    writer.put(CHECK, WRITTEN)
    writer.put("/drafts/power/new", WRITTEN)
    with unit_of_work(bureau.tenant_id) as session:
        old = utc_now() - timedelta(days=181)
        session.execute(update(Draft).where(Draft.kind == "power").values(saved_at=old))
        purge_drafts(session)
    assert [one["kind"] for one in writer.get("/drafts").get_json()["items"]] == ["self_check"]


def test_the_own_desk_leaves_nothing_in_the_journal(people, bureau):
    writer = people["post_holder"]
    before = entries(bureau.tenant_id)
    writer.put(CHECK, WRITTEN)
    writer.put(f"{CHECK}/discarding")
    assert entries(bureau.tenant_id) == before


def test_what_is_thrown_away_is_fetched_back_within_a_month(people):
    writer = people["post_holder"]
    writer.put(CHECK, WRITTEN)
    assert writer.put(f"{CHECK}/discarding").status_code == 204
    assert writer.get("/drafts").get_json()["items"] == []
    assert writer.get(CHECK).status_code == 404
    (thrown,) = writer.get("/discarded-drafts").get_json()["items"]
    assert (thrown["title"], thrown["kind"], thrown["key"]) == ("岗位自查", "self_check", "2026")
    assert thrown["kept_until"] > thrown["discarded_at"]
    restored = writer.put(f"/discarded-drafts/{thrown['id']}/restoration")
    assert (restored.status_code, restored.get_json()["title"]) == (200, "岗位自查")
    assert writer.get(CHECK).get_json()["content"] == WRITTEN["content"]
    assert writer.get("/discarded-drafts").get_json()["items"] == []


def test_what_was_sent_lies_in_no_bin(people):
    writer = people["post_holder"]
    writer.put(CHECK, WRITTEN)
    writer.delete(CHECK)
    assert writer.get("/discarded-drafts").get_json()["items"] == []


def test_begun_anew_meanwhile_the_old_one_waits_until_the_new_one_is_gone(people):
    writer = people["post_holder"]
    writer.put(CHECK, WRITTEN)
    writer.put(f"{CHECK}/discarding")
    anew = writer.put(CHECK, {**WRITTEN, "content": "重新填写"})
    assert (anew.status_code, anew.get_json()["revision"]) == (200, 1)
    (thrown,) = writer.get("/discarded-drafts").get_json()["items"]
    refused = writer.put(f"/discarded-drafts/{thrown['id']}/restoration")
    assert (refused.status_code, refused.get_json()["code"]) == (409, "draft-begun-anew")
    assert writer.get(CHECK).get_json()["content"] == "重新填写"
    writer.delete(CHECK)
    assert writer.put(f"/discarded-drafts/{thrown['id']}/restoration").status_code == 200


def test_nobody_else_looks_into_the_bin_or_empties_it(people):
    people["post_holder"].put(CHECK, WRITTEN)
    people["post_holder"].put(f"{CHECK}/discarding")
    (thrown,) = people["post_holder"].get("/discarded-drafts").get_json()["items"]
    place = f"/discarded-drafts/{thrown['id']}"
    for role in ("section_head", "administrator", "auditor"):
        assert people[role].get("/discarded-drafts").get_json()["items"] == []
        assert people[role].put(f"{place}/restoration").status_code == 404
        assert people[role].delete(place).status_code == 404
    assert people["post_holder"].delete(place).status_code == 204
    assert people["post_holder"].get("/discarded-drafts").get_json()["items"] == []


def test_the_bin_is_emptied_of_what_lay_in_it_for_a_month(people, bureau):
    writer = people["post_holder"]
    for number in range(2):
        writer.put(f"/drafts/power/{number}", {**WRITTEN, "title": str(number)})
        writer.put(f"/drafts/power/{number}/discarding")
    with unit_of_work(bureau.tenant_id) as session:
        old = utc_now() - timedelta(days=30, minutes=1)
        session.execute(update(Draft).where(Draft.title == "0").values(discarded_at=old))
    assert [one["title"] for one in writer.get("/discarded-drafts").get_json()["items"]] == ["1"]
    with unit_of_work(bureau.tenant_id) as session:
        purge_drafts(session)
        assert [one.title for one in session.scalars(select(Draft))] == ["1"]


def test_what_sends_a_record_is_an_endpoint_whose_address_holds_the_key_of_the_draft():
    declared = endpoints()
    for endpoint, (kinds, named) in SENT_BY.items():
        assert f"{{{named}}}" in declared[endpoint].path, endpoint
        assert kinds
