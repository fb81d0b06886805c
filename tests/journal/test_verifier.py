"""The independent verifier needs an export and nothing of ours; it too must be able to fail."""

import ast
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from service.exchange.signatures import keep_secret
from service.journal.exports import export_anchors, export_journal
from service.journal.use_cases import send_newest_seal
from tenants.context import system_actor
from tenants.database import unit_of_work
from tests.journal.chains import act, make_region, seal
from tests.workers.hall import settle, start
from workers.verifier import lianfang_verify as verifier

SCRIPT = Path(verifier.__file__)


@pytest.fixture(scope="module")
def exported(settings, engine):
    """Export a journal of four seals, two of which the leading group holds."""
    keep_secret(settings.secret_key)
    region = make_region(settings, "verifier")
    bureau = region.bureaus["verifier-r-bureau1"]
    for number in range(4):
        act(bureau, 3)
        seal(settings)
        if number % 2:
            with unit_of_work(bureau) as session:
                send_newest_seal(session, system_actor(bureau))
            settle(settings, [region.leading_group])
            settle(settings, [bureau])
    return list(export_journal(bureau)), list(export_anchors(region.leading_group))


@pytest.fixture
def records(exported):
    return [dict(record) for record in exported[0]]


@pytest.fixture
def verified(tmp_path, capsys):
    def verify(records, anchors=None):
        path, held = tmp_path / "export.jsonl", tmp_path / "anchors.jsonl"
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records))
        words = [str(path), "--json"]
        if anchors is not None:
            held.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in anchors))
            words += ["--anchors", str(held)]
        code = verifier.main(words)
        printed = capsys.readouterr().out
        return code, {one["code"] for one in json.loads(printed)["findings"]} if printed else set()

    return verify


def of(records, kind):
    return [place for place, record in enumerate(records) if record["type"] == kind]


def test_an_untouched_export_is_as_it_was_written(records, verified, exported):
    assert verified(records, exported[1]) == (0, set())
    assert len(of(records, "held")) == 2


def test_the_verifier_imports_nothing_of_ours():
    tree = ast.parse(SCRIPT.read_text())
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert imported <= set(sys.stdlib_module_names)


def test_it_runs_as_a_script_of_its_own(records, tmp_path):
    path = tmp_path / "export.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "as it was written" in done.stdout


ATTACKS = {
    "a word": lambda one: one.update(body=one["body"].replace("王某", "李某")),
    "word and digest": lambda one: one.update(
        body=one["body"].replace("不严", "严格"),
        digest=hashlib.sha256(one["body"].replace("不严", "严格").encode()).hexdigest(),
    ),
    "the topic": lambda one: one.update(topic="x.y"),
    "the person": lambda one: one.update(person_id="00000000-0000-7000-8000-000000000001"),
    "the time": lambda one: one.update(at="2026-01-01T00:00:00+00:00"),
    "the transaction": lambda one: one.update(xid=1),
    "no digest": lambda one: one.pop("digest"),
    "no JSON": lambda one: one.update(body="{"),
}


@pytest.mark.parametrize("place", [2, 6, -1])
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_altered_entry_is_found(records, verified, attack, place):
    ATTACKS[attack](records[of(records, "entry")[place]])
    code, findings = verified(records)
    assert code == 1
    assert findings


@pytest.mark.parametrize("place", [0, 5, -1])
def test_a_removed_entry_is_found(records, verified, place):
    del records[of(records, "entry")[place]]
    assert verified(records)[0] == 1


def test_entries_in_another_order_are_found(records, verified):
    first, second = of(records, "entry")[3:5]
    records[first], records[second] = records[second], records[first]
    assert "entry-out-of-order" in verified(records)[1]


@pytest.mark.parametrize("word", [*verifier.SEAL_WORDS, "hash"])
@pytest.mark.parametrize("place", [0, 2, -1])
def test_an_altered_seal_is_found(records, verified, word, place):
    seal = records[of(records, "seal")[place]]
    seal[word] = seal[word] + 1 if isinstance(seal[word], int) else "00" + seal[word][2:] + "00"
    assert verified(records)[0] == 1


@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_removed_seal_is_found(records, verified, place):
    del records[of(records, "seal")[place]]
    assert verified(records)[0] == 1


def rewritten(records):
    """Change a word in the first entry it stands in and make everything else fit again."""
    entries = [records[place] for place in of(records, "entry")]
    for entry in entries:
        entry["body"] = entry["body"].replace("审批不严", "审批严格")
        entry["digest"] = hashlib.sha256(entry["body"].encode()).hexdigest()
    previous = "00" * 32
    for place in of(records, "seal"):
        seal = records[place]
        inside = [one for one in entries if seal["from_xid"] <= one["xid"] < seal["to_xid"]]
        joined = b"".join(verifier.leaf(one["xid"], one["digest"]) for one in inside)
        seal["root"], seal["previous"] = hashlib.sha256(joined).hexdigest(), previous
        words = {name: seal[name] for name in verifier.SEAL_WORDS}
        previous = seal["hash"] = verifier.hashed(verifier.canonical(words), seal["algorithm"])
    return records


def test_a_journal_rewritten_from_end_to_end_is_found_by_the_anchors(records, verified, exported):
    without = [one for one in rewritten(records) if one["type"] != "held"]
    assert verified(without) == (0, set())
    assert verified(without, exported[1]) == (1, {"anchored-seal-differs"})


def test_a_journal_cut_short_is_found_by_the_anchors(records, verified, exported):
    last = records[of(records, "seal")[-1]]
    kept = [
        one
        for one in records
        if not (one["type"] == "seal" and one["number"] >= last["number"] - 1)
        and not (
            one["type"] == "entry" and one["xid"] >= records[of(records, "seal")[-2]]["from_xid"]
        )
        and one["type"] != "held"
    ]
    kept[-1] = {**kept[-1], "entries": len(of(kept, "entry")), "seals": len(of(kept, "seal"))}
    assert verified(kept) == (0, set())
    assert "anchored-seal-missing" in verified(kept, exported[1])[1]


@pytest.mark.parametrize("word", ["hash", "number", "body", "signature", "public_key", "document"])
def test_a_forged_anchor_is_refused(records, verified, exported, word):
    anchors = [dict(one) for one in exported[1]]
    value = anchors[0][word]
    changed = {
        int: lambda: value + 1,
        str: lambda: ("1" if value[0] != "1" else "2") + value[1:],
        dict: lambda: {**value, "revision": value["revision"] + 1},
    }
    anchors[0][word] = changed[type(value)]()
    assert "anchor-forged" in verified(records, anchors)[1]


@pytest.mark.parametrize("text", ["", "no json\n", '{"type": "entry"}\n', "[1]\n"])
def test_what_is_no_export_is_refused(tmp_path, text):
    path = tmp_path / "export.jsonl"
    path.write_text(text)
    assert verifier.main([str(path)]) == 2


def test_an_export_cut_off_in_the_middle_is_found(records, verified):
    assert "export-cut-off" in verified(records[:-1])[1]


def test_the_commands_verify_and_export(settings, engine, tmp_path, urls):
    path = tmp_path / "journal.jsonl"
    tenant = "verifier-r-bureau1"
    settle(settings, [])
    assert start(settings, "journal", "verify", "--tenant", tenant, "--json").wait(60) == 0
    assert start(settings, "journal", "export", "--tenant", tenant, str(path)).wait(60) == 0
    assert verifier.main([str(path)]) == 0
    assert start(settings, "journal", "verify").wait(60) == 2
    assert start(settings, "journal", "verify", "--tenant", "nobody").wait(60) == 1
