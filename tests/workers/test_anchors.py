"""Seals written down outside the database: what the file once said, nobody takes back."""

import json
import subprocess
import sys

import psycopg
import pytest

from service.journal.queries import held_for, verify_tenant
from tenants.verification import Witness
from tests.journal.chains import act, make_region, relay_engine, seal
from tests.workers.hall import environment, eventually, running
from workers.anchors import Anchors, anchor, read_anchors
from workers.lag import lag


@pytest.fixture
def bureau(settings, engine, tag):
    return make_region(settings, tag).bureaus[f"{tag}-r-bureau1"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "anchors" / "seals.jsonl"


def sealed(settings, bureau):
    act(bureau)
    seal(settings)


def said_of(path, tenant):
    return [said["number"] for _, said in read_anchors(path) if said and said["tenant"] == tenant]


def test_each_new_seal_is_written_down_once_where_only_the_service_reads(settings, bureau, path):
    anchors = Anchors(path)
    sealed(settings, bureau)
    assert anchor(relay_engine(settings), anchors) > 0
    assert anchor(relay_engine(settings), anchors) == 0
    sealed(settings, bureau)
    assert anchor(relay_engine(settings), anchors) == 1
    assert len(said_of(path, bureau)) == 2
    assert path.stat().st_mode & 0o777 == 0o600


def test_another_relay_and_one_that_starts_again_go_on_where_the_file_ends(settings, bureau, path):
    first, second = Anchors(path), Anchors(path)
    for anchors in (first, second, first, Anchors(path)):
        sealed(settings, bureau)
        anchor(relay_engine(settings), anchors)
    assert len(said_of(path, bureau)) == 4
    assert all(said is not None for _, said in read_anchors(path))


def test_a_line_cut_off_by_a_crash_is_seen_and_the_next_are_linked_to_it(settings, bureau, path):
    sealed(settings, bureau)
    anchor(relay_engine(settings), Anchors(path))
    with path.open("ab") as file:
        file.write(b'{"tenant": 1, "num')
    sealed(settings, bureau)
    anchor(relay_engine(settings), Anchors(path))
    assert [said is None for _, said in read_anchors(path)].count(True) == 1
    assert len(said_of(path, bureau)) == 2


@pytest.mark.parametrize("tampering", ["change", "remove", "insert"])
def test_a_tampered_line_is_found(settings, bureau, path, tampering):
    anchors = Anchors(path)
    for _ in range(3):
        sealed(settings, bureau)
        anchor(relay_engine(settings), anchors)
    lines = path.read_bytes().splitlines(keepends=True)
    changed = {
        "change": [lines[0].replace(b'"sha256"', b'"sm3"'), *lines[1:]],
        "remove": lines[1:],
        "insert": [lines[0], lines[0], *lines[1:]],
    }
    path.write_bytes(b"".join(changed[tampering]))
    assert any(said is None for _, said in read_anchors(path))


def test_a_rewritten_chain_differs_from_what_the_file_says(settings, bureau, path, urls):
    sealed(settings, bureau)
    anchor(relay_engine(settings), Anchors(path))
    with psycopg.connect(urls.superuser) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute("DELETE FROM journal_seals WHERE tenant_id = %s", (bureau,))
        admin.execute("DELETE FROM journal_entries WHERE tenant_id = %s", (bureau,))
    kept = [
        Witness(said["number"], bytes.fromhex(said["hash"]))
        for _, said in read_anchors(path)
        if said and said["tenant"] == bureau
    ]
    assert verify_tenant(bureau, held_for(bureau)).findings == []
    found = [finding.code for finding in verify_tenant(bureau, kept).findings]
    assert found == ["witnessed-seal-missing"]


def test_the_relay_writes_anchors_and_the_command_verifies_by_them(settings, bureau, tag):
    file = settings.home / "anchors" / "seals.jsonl"
    act(bureau)
    with running(settings, "relay"):
        eventually(lambda: file.exists() and said_of(file, bureau))
    words = ["journal", "verify", "--tenant", f"{tag}-r-bureau1", "--anchors", str(file), "--json"]
    ran = subprocess.run(
        [sys.executable, "-m", "workers.cli", *words],
        env=environment(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert json.loads(ran.stdout)["witnesses"] >= 1


def test_how_far_the_relay_is_behind_can_be_seen(settings, bureau):
    act(bureau)
    behind = lag(relay_engine(settings))
    assert 0 < behind["unsealed_seconds"] <= behind["unfollowed_seconds"]
    seal(settings)
    assert lag(relay_engine(settings))["unsealed_seconds"] == 0
    assert all(set(row) == {"kind", "open", "dead", "waiting_seconds"} for row in behind["work"])
