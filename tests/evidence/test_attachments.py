"""Attachments over HTTP: read by whoever may read what they prove, never lost, never altered."""

import io
import os
import time
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from service.evidence.models import StoredFile
from service.evidence.stores import chosen_store
from service.evidence.use_cases import tidy_files
from tenants.database import unit_of_work
from tests import api, make
from tests.evidence.files import HOSTILE, PDF, PNG, docx
from tests.risks.test_ledger_api import Office

DONE = {"done_on": "2026-01-05", "what": "召开集体研究会议", "result": "形成会议纪要"}


def attach(caller: api.Caller, owner: str, name: str, content: bytes, **form: Any) -> Any:
    parts = {
        "owner_kind": "doing",
        "owner_id": owner,
        **form,
        "file": FileStorage(io.BytesIO(content), name),
    }
    boundary, body = encode_multipart(parts)
    return caller(
        "POST",
        "/attachments",
        data=body,
        content_type=f"multipart/form-data; boundary={boundary}",
    )


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"evidence-{tag}")


@pytest.fixture
def doing(office):
    point = office.graded(3)
    point = (
        office["section_head"]
        .put(f"/risk-points/{point['id']}/entry-into-force", if_match=point["version"])
        .get_json()
    )
    measure = point["measures"][0]["id"]
    made = office["post_holder"].post(f"/measures/{measure}/doings", DONE)
    assert made.status_code == 201, made.get_data(as_text=True)
    return made.get_json()["id"]


def test_proof_is_attached_and_comes_back_as_it_was(office, doing):
    made = attach(office["post_holder"], doing, "会议纪要.pdf", PDF, label="纪要")
    assert made.status_code == 201, made.get_data(as_text=True)
    one = made.get_json()
    assert (one["name"], one["size"], one["algorithm"]) == ("会议纪要.pdf", len(PDF), "sha256")
    got = office["section_head"].get(f"/attachments/{one['id']}/content")
    assert got.get_data() == PDF
    assert got.headers["Content-Disposition"].startswith("attachment;")
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in got.headers["Content-Security-Policy"]
    listed = (
        office["supervision_office"]
        .get(f"/attachments?owner_kind=doing&owner_id={doing}")
        .get_json()["items"]
    )
    assert [each["id"] for each in listed] == [one["id"]]


def test_only_who_may_read_the_record_reads_its_proof(office, doing, app, settings, tag):
    one = attach(office["post_holder"], doing, "会议纪要.pdf", PDF).get_json()["id"]
    stranger = office["post_holder_2"]
    assert stranger.get(f"/attachments/{one}/content").status_code == 403
    assert stranger.get(f"/attachments?owner_kind=doing&owner_id={doing}").status_code == 403
    assert attach(stranger, doing, "a.pdf", PDF).status_code == 403
    assert attach(office["auditor"], doing, "a.pdf", PDF).status_code == 403
    neighbour = api.client(app, make.bureau(settings, f"near-{tag}"), "main_leader")
    assert neighbour.get(f"/attachments/{one}").status_code == 404
    assert neighbour.get(f"/attachments/{one}/content").status_code == 404
    assert attach(neighbour, doing, "a.pdf", PDF).status_code == 404


def test_a_newer_file_replaces_and_the_older_stays(office, doing):
    first = attach(office["post_holder"], doing, "a.pdf", PDF).get_json()["id"]
    newer = attach(office["post_holder"], doing, "b.docx", docx(), replaces=first).get_json()["id"]
    path = f"/attachments?owner_kind=doing&owner_id={doing}"
    listed = office["post_holder"].get(path).get_json()["items"]
    assert [one["id"] for one in listed] == [newer]
    whole = office["post_holder"].get(f"{path}&replaced=true").get_json()["items"]
    assert [one["replaced_by"] for one in whole] == [newer, None]
    assert office["post_holder"].get(f"/attachments/{first}/content").get_data() == PDF
    again = attach(office["post_holder"], doing, "c.png", PNG, replaces=first)
    assert (again.status_code, again.get_json()["code"]) == (409, "already-replaced")


@pytest.mark.parametrize("case", ["program called pdf", "word with macros", "bomb", "test virus"])
def test_hostile_files_leave_nothing_behind(office, doing, case):
    name, content, reason = HOSTILE[case]
    refused = attach(office["post_holder"], doing, name, content)
    assert (refused.status_code, refused.get_json()["reason"]) == (422, reason)
    path = f"/attachments?owner_kind=doing&owner_id={doing}"
    assert office["post_holder"].get(path).get_json()["items"] == []


def test_a_file_too_large_for_here_is_refused(office, doing, app):
    from dataclasses import replace

    from service.http.surroundings import KEPT_UNDER

    usual = app.extensions[KEPT_UNDER]
    app.extensions[KEPT_UNDER] = replace(usual, attachment_limit=1024)
    try:
        refused = attach(office["post_holder"], doing, "a.pdf", PDF + b" " * 2000 + b"%%EOF")
    finally:
        app.extensions[KEPT_UNDER] = usual
    assert (refused.status_code, refused.get_json()["reason"]) == (422, "too-large")


def test_the_same_file_is_kept_once_in_a_bureau_and_apart_from_other_bureaus(
    office, doing, app, settings, tag
):
    attach(office["post_holder"], doing, "a.pdf", PDF)
    attach(office["post_holder"], doing, "b.pdf", PDF)
    with unit_of_work(office.bureau.tenant_id) as session:
        assert len(session.scalars(select(StoredFile)).all()) == 1
    with unit_of_work(make.bureau(settings, f"apart-{tag}").tenant_id) as session:
        assert session.scalars(select(StoredFile)).all() == []


def test_an_altered_file_is_told_and_written_down(office, doing):
    one = attach(office["post_holder"], doing, "a.pdf", PDF).get_json()
    key = f"{office.bureau.tenant_id}/{one['digest']}"
    chosen_store().put(key, PDF + b"forged")
    told = office["post_holder"].get(f"/attachments/{one['id']}/content")
    assert (told.status_code, told.get_json()["code"]) == (409, "file-altered")
    entries = office["supervision_office"].get("/journal?topic=attachment.found_altered")
    assert one["digest"] in entries.get_data(as_text=True)
    chosen_store().remove(key)
    gone = office["post_holder"].get(f"/attachments/{one['id']}/content")
    assert gone.get_json()["code"] == "file-missing"


def test_what_no_record_knows_is_tidied_away_after_a_day(office, doing, settings):
    one = attach(office["post_holder"], doing, "a.pdf", PDF).get_json()
    tenant, orphan = office.bureau.tenant_id, "cd" * 32
    for digest in (orphan, "ef" * 32):
        chosen_store().put(f"{tenant}/{digest}", b"left behind")
    before = time.time() - 2 * 86_400
    for digest in (orphan, one["digest"]):
        path = settings.home / "attachments" / str(tenant) / digest[:2] / digest
        os.utime(path, (before, before))
    with unit_of_work(tenant) as session:
        assert tidy_files(session) == 1
    assert chosen_store().fetch(f"{tenant}/{'ef' * 32}") == b"left behind"
    assert office["post_holder"].get(f"/attachments/{one['id']}/content").get_data() == PDF
