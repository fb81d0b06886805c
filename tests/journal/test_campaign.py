"""Hundreds of small forgeries of one journal, each found (`LIANFANG_TAMPERS` for a campaign)."""

import os
import random
from dataclasses import replace

import pytest

from service.journal.queries import all_entries, all_seals
from tenants.database import unit_of_work, utc_now
from tenants.verification import Horizon, Witness, verify_journal
from tests.journal.chains import act, make_region, seal

TRIES = int(os.environ.get("LIANFANG_TAMPERS", "280"))
chance = random.Random(19)  # noqa: S311 - a seed, not a secret


@pytest.fixture(scope="module")
def journal(settings, engine):
    """Write a journal of eight seals and remember the newest."""
    bureau = make_region(settings, "campaign").bureaus["campaign-r-bureau1"]
    for number in range(8):
        act(bureau, 1 + number % 3)
        seal(settings)
    with unit_of_work(bureau) as session:
        entries, seals = list(all_entries(session)), all_seals(session)
    return bureau, entries, seals


def verified(tenant, entries, seals, witness):
    highest = max((entry.xid for entry in entries), default=0)
    look = Horizon(utc_now(), highest + 1, lambda: highest + 1)
    return verify_journal(
        tenant, sorted(entries, key=lambda e: (e.xid, e.id)), seals, [witness], look
    )


def altered_bytes(value):
    place = chance.randrange(len(value))
    return value[:place] + bytes([value[place] ^ (1 << chance.randrange(8))]) + value[place + 1 :]


def altered_text(value):
    place = chance.randrange(len(value))
    return value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :]


def alter_entry(entries, seals):
    place = chance.randrange(len(entries))
    word = chance.choice(["body", "digest", "topic", "subject_kind", "person_id", "id", "xid"])
    value = getattr(entries[place], word)
    change = {str: altered_text, bytes: altered_bytes, int: lambda number: number + 1}
    entries[place] = entries[place]._replace(**{word: change[type(value)](value)})


def remove_entry(entries, seals):
    del entries[chance.randrange(len(entries))]


def repeat_entry(entries, seals):
    entries.append(chance.choice(entries))


def exchange_entries(entries, seals):
    one, two = chance.sample(range(len(entries)), 2)
    first, second = entries[one], entries[two]
    entries[one], entries[two] = first._replace(xid=second.xid), second._replace(xid=first.xid)


def alter_seal(entries, seals):
    place = chance.randrange(len(seals))
    kept = seals[place]
    word = chance.choice(["number", "from_xid", "to_xid", "entry_count", "root", "previous"])
    value = getattr(kept.seal, word)
    changed = altered_bytes(value) if isinstance(value, bytes) else value + 1
    seals[place] = replace(kept, seal=replace(kept.seal, **{word: changed}))


def remove_seal(entries, seals):
    del seals[chance.randrange(len(seals))]


def reseal(entries, seals):
    """Make the altered seal fit its own words again: the link to the next gives it away."""
    place = chance.randrange(len(seals))
    forged = replace(seals[place].seal, entry_count=seals[place].seal.entry_count + 1)
    seals[place] = replace(seals[place], seal=forged, hash=forged.hash)


def cut_off(entries, seals):
    """Restore an older backup."""
    del seals[chance.randrange(len(seals)) :]
    last = seals[-1].seal.to_xid if seals else 0
    entries[:] = [entry for entry in entries if entry.xid < last]


def exchange_seals(entries, seals):
    one, two = chance.sample(range(len(seals)), 2)
    seals[one], seals[two] = seals[two], seals[one]


ATTACKS = (
    alter_entry,
    remove_entry,
    repeat_entry,
    exchange_entries,
    alter_seal,
    remove_seal,
    reseal,
    cut_off,
    exchange_seals,
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_every_forgery_is_found(journal, attack):
    bureau, entries, seals = journal
    witness = Witness(seals[-1].seal.number, seals[-1].hash)
    assert verified(bureau, entries, seals, witness).findings == []
    for _ in range(TRIES // len(ATTACKS)):
        forged_entries, forged_seals = list(entries), list(seals)
        attack(forged_entries, forged_seals)
        if (sorted(forged_entries), forged_seals) != (sorted(entries), seals):
            assert verified(bureau, forged_entries, forged_seals, witness).findings
