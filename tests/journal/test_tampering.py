"""Whatever a database administrator does to a journal, verification says where."""

import hashlib
import json
from uuid import UUID

import psycopg
import pytest

from service.journal.queries import verify_tenant
from tenants.database import new_id, unit_of_work
from tenants.hashing import canonical, digest
from tenants.seals import BEGINNING, Seal, leaf
from tenants.verification import Witness
from tests.journal.chains import act, make_region, seal, tamper

POSITIONS = ("first", "middle", "last")
NTH = {"first": 0, "middle": 3, "last": 6}


@pytest.fixture(scope="module")
def journal(settings, engine, urls):
    """Write a journal of several seals and let a witness remember its newest seal."""
    bureau = make_region(settings, "tamper").bureaus["tamper-r-bureau1"]
    for _ in range(7):
        act(bureau, 3)
        seal(settings)
    return bureau


@pytest.fixture
def pristine(journal, urls):
    """Put the journal back as it was after each attack."""
    tables = ("journal_entries", "journal_seals")
    with psycopg.connect(urls.superuser) as admin:
        for table in tables:
            admin.execute(
                f"CREATE TABLE kept_{table} AS SELECT * FROM {table} WHERE tenant_id = {journal}"
            )
    yield journal
    with psycopg.connect(urls.superuser) as admin:
        admin.execute("SET session_replication_role = replica")
        for table in tables:
            admin.execute(f"DELETE FROM {table} WHERE tenant_id = {journal}")
            admin.execute(f"INSERT INTO {table} SELECT * FROM kept_{table}")
            admin.execute(f"DROP TABLE kept_{table}")
    assert verify_tenant(journal).findings == []


def entry(tenant: int, position: str) -> str:
    """Address one entry in the middle of the seal at that position."""
    return (
        f"tenant_id = {tenant} AND id = (SELECT id FROM journal_entries e "
        f"WHERE e.tenant_id = {tenant} AND e.topic <> 'tenant.created' "
        f"ORDER BY xid, id OFFSET {NTH[position] * 3 + 1} LIMIT 1)"
    )


def link(tenant: int, position: str) -> str:
    return f"tenant_id = {tenant} AND number = {NTH[position] + 1}"


ENTRY_ATTACKS = {
    "a word of the text": (
        "UPDATE journal_entries SET body = replace(body, '王某', '李某') WHERE {e}"
    ),
    "the digest": "UPDATE journal_entries SET digest = sha256('x') WHERE {e}",
    "text and digest together": (
        "UPDATE journal_entries SET body = replace(body, '不严', '严格'), "
        "digest = sha256(convert_to(replace(body, '不严', '严格'), 'UTF8')) WHERE {e}"
    ),
    "the topic beside the text": "UPDATE journal_entries SET topic = 'x.y' WHERE {e}",
    "the subject beside the text": (
        "UPDATE journal_entries SET subject_id = '00000000-0000-7000-8000-000000000001' WHERE {e}"
    ),
    "the person beside the text": (
        "UPDATE journal_entries SET person_id = '00000000-0000-7000-8000-000000000001' WHERE {e}"
    ),
    "the time beside the text": ("UPDATE journal_entries SET at = at - interval '1 day' WHERE {e}"),
    "the transaction": "UPDATE journal_entries SET xid = '3' WHERE {e}",
    "the presence of the entry": "DELETE FROM journal_entries WHERE {e}",
    "an id": "UPDATE journal_entries SET id = '00000000-0000-7000-8000-000000000001' WHERE {e}",
}
SEAL_ATTACKS = {
    "the root": "UPDATE journal_seals SET root = sha256('x') WHERE {s}",
    "the count": "UPDATE journal_seals SET entry_count = entry_count + 1 WHERE {s}",
    "the range": (
        "UPDATE journal_seals SET to_xid = (to_xid::text::bigint + 1)::text::xid8 WHERE {s}"
    ),
    "the link": "UPDATE journal_seals SET previous = sha256('x') WHERE {s}",
    "the hash": "UPDATE journal_seals SET hash = sha256('x') WHERE {s}",
    "the time of sealing": (
        "UPDATE journal_seals SET sealed_at = sealed_at - interval '1 day' WHERE {s}"
    ),
    "the epoch": "UPDATE journal_seals SET epoch = '1' WHERE {s}",
    "the algorithm": "UPDATE journal_seals SET algorithm = 'sm3' WHERE {s}",
    "the number": "UPDATE journal_seals SET number = number + 100 WHERE {s}",
}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("attack", ENTRY_ATTACKS)
def test_an_altered_or_removed_entry_is_found(pristine, urls, attack, position):
    statement = ENTRY_ATTACKS[attack].format(e=entry(pristine, position))
    assert tamper(urls.superuser, statement) == 1
    assert verify_tenant(pristine).findings


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("attack", SEAL_ATTACKS)
def test_an_altered_seal_is_found(pristine, urls, attack, position):
    statement = SEAL_ATTACKS[attack].format(s=link(pristine, position))
    assert tamper(urls.superuser, statement) == 1
    assert verify_tenant(pristine).findings


@pytest.mark.parametrize("position", ["first", "middle"])
def test_a_removed_seal_is_found(pristine, urls, position):
    tamper(urls.superuser, f"DELETE FROM journal_seals WHERE {link(pristine, position)}")
    assert "seal-missing" in {finding.code for finding in verify_tenant(pristine).findings}


@pytest.mark.parametrize("position", POSITIONS)
def test_two_entries_that_changed_places_are_found(pristine, urls, position):
    first = f"(SELECT xid FROM journal_entries WHERE {entry(pristine, position)})"
    swapped = (
        f"UPDATE journal_entries SET xid = (xid::text::bigint - 1)::text::xid8 "
        f"WHERE tenant_id = {pristine} AND xid = {first}"
    )
    back = (
        f"UPDATE journal_entries SET xid = (xid::text::bigint + 2)::text::xid8 "
        f"WHERE tenant_id = {pristine} AND xid = "
        f"(SELECT min(xid) FROM journal_entries WHERE tenant_id = {pristine} AND xid > {first})"
    )
    assert tamper(urls.superuser, swapped, back)
    assert verify_tenant(pristine).findings


@pytest.mark.parametrize("position", POSITIONS)
def test_an_entry_slipped_in_behind_the_seals_is_found(pristine, urls, position):
    forged = forge(pristine)
    xid = f"(SELECT xid FROM journal_entries WHERE {entry(pristine, position)})"
    insert_forged(urls.superuser, forged, xid)
    assert verify_tenant(pristine).findings


def test_an_old_entry_slipped_in_after_the_newest_seal_is_found(pristine, urls):
    newest = f"(SELECT max(to_xid) FROM journal_seals WHERE tenant_id = {pristine})"
    insert_forged(urls.superuser, forge(pristine), newest)
    assert {finding.code for finding in verify_tenant(pristine).findings} & {"entry-unsealed"}


def test_an_entry_of_a_transaction_that_never_was_is_found(pristine, urls):
    insert_forged(urls.superuser, forge(pristine), "'99999999999'::xid8")
    codes = {finding.code for finding in verify_tenant(pristine).findings}
    assert "entry-from-the-future" in codes


def test_an_entry_taken_from_another_bureau_is_found(pristine, urls):
    tamper(
        urls.superuser,
        f"UPDATE journal_entries SET tenant_id = {pristine} "
        f"WHERE tenant_id = {pristine + 1} AND topic = 'tenant.created'",
    )
    try:
        assert verify_tenant(pristine).findings
    finally:
        tamper(
            urls.superuser,
            f"UPDATE journal_entries SET tenant_id = {pristine + 1} WHERE tenant_id = {pristine} "
            f"AND body LIKE '%\"tenant\":{pristine + 1},%'",
        )


def test_a_chain_rewritten_from_end_to_end_is_found_by_the_witness_alone(pristine, urls):
    witness = newest_seal(pristine)
    rewrite(urls.superuser, pristine)
    assert verify_tenant(pristine, []).findings == []
    found = verify_tenant(pristine, [witness]).findings
    assert [finding.code for finding in found] == ["witnessed-seal-differs"]


def test_an_old_backup_restored_to_forget_the_last_days_is_found_by_the_witness(pristine, urls):
    witness = newest_seal(pristine)
    tamper(
        urls.superuser,
        f"DELETE FROM journal_entries WHERE tenant_id = {pristine} AND xid >= "
        f"(SELECT from_xid FROM journal_seals WHERE tenant_id = {pristine} AND number = 6)",
        f"DELETE FROM journal_seals WHERE tenant_id = {pristine} AND number >= 6",
    )
    assert verify_tenant(pristine, []).findings == []
    found = verify_tenant(pristine, [witness]).findings
    assert [finding.code for finding in found] == ["witnessed-seal-missing"]


def newest_seal(tenant: int) -> Witness:
    from service.journal.queries import all_seals

    with unit_of_work(tenant) as session:
        newest = all_seals(session)[-1]
    return Witness(newest.seal.number, newest.hash)


def forge(tenant: int) -> tuple[object, ...]:
    """Write a perfectly formed entry of an hour ago."""
    entry_id = new_id()
    at = "2026-11-01T00:00:00+00:00"
    body = canonical(
        {
            "id": str(entry_id),
            "tenant": tenant,
            "at": at,
            "topic": "grading.decided",
            "subject": {"kind": "risk_point", "id": None, "version": None},
            "actor": {"person": str(UUID(int=7)), "name": "王某"},
            "hash": "sha256",
        }
    )
    key, person = str(entry_id), str(UUID(int=7))
    return (tenant, key, at, "grading.decided", "risk_point", person, body, digest(body.encode()))


def insert_forged(url: str, forged: tuple[object, ...], xid: str) -> None:
    with psycopg.connect(url) as admin:
        admin.execute(
            "INSERT INTO journal_entries (tenant_id, id, at, topic, subject_kind, person_id, body, "
            f"digest, xid) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, {xid})",
            forged,
        )


def rewrite(url: str, tenant: int) -> None:
    """Change one word and make every digest, root, link and seal fit again."""
    with psycopg.connect(url) as admin:
        admin.execute("SET session_replication_role = replica")
        entries = admin.execute(
            "SELECT id, xid::text::bigint, body FROM journal_entries WHERE tenant_id = %s "
            "ORDER BY xid, id",
            (tenant,),
        ).fetchall()
        digests: list[tuple[int, bytes]] = []
        for entry_id, xid, body in entries:
            changed = body.replace("审批不严", "审批严格")
            fresh = hashlib.new(json.loads(changed)["hash"], changed.encode()).digest()
            digests.append((xid, fresh))
            admin.execute(
                "UPDATE journal_entries SET body = %s, digest = %s "
                "WHERE tenant_id = %s AND id = %s",
                (changed, fresh, tenant, entry_id),
            )
        seals = admin.execute(
            "SELECT number, from_xid::text::bigint, to_xid::text::bigint, entry_count, algorithm, "
            "epoch, sealed_at FROM journal_seals WHERE tenant_id = %s ORDER BY number",
            (tenant,),
        ).fetchall()
        previous = BEGINNING
        for number, low, high, count, algorithm, epoch, at in seals:
            joined = b"".join(leaf(xid, fresh) for xid, fresh in digests if low <= xid < high)
            root = digest(joined, algorithm)
            forged = Seal(tenant, number, low, high, count, root, previous, algorithm, epoch, at)
            admin.execute(
                "UPDATE journal_seals SET root = %s, previous = %s, hash = %s "
                "WHERE tenant_id = %s AND number = %s",
                (root, previous, forged.hash, tenant, number),
            )
            previous = forged.hash
