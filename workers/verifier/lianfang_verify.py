# ruff: noqa: T201, PLR2004
"""Verify an exported journal without the product: one file, the standard library, nothing else.

    python lianfang_verify.py EXPORT.jsonl [--anchors ANCHORS.jsonl] [--json]

Every entry is hashed again, every seal recomputed, every link followed. Anchors are the seals that
a leading group holds; each is a document signed by the bureau (Ed25519). Keep anchors elsewhere:
whoever can rewrite the whole database can rewrite an export, but not what others already hold.
Ends with 0 if all is as it was written, 1 if not, 2 if the file cannot be read as an export.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

FRESH_SECONDS = 60
ALGORITHMS = ("sha256", "sm3")
SEAL_WORDS = (
    "tenant",
    "number",
    "from_xid",
    "to_xid",
    "count",
    "root",
    "previous",
    "algorithm",
    "epoch",
    "sealed_at",
)

# Ed25519 (RFC 8032), verification only.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


Point = tuple[int, int, int, int]
Record = dict[str, Any]


class NotAnExport(Exception):
    """The file is no export of a journal."""


def recover_x(y: int, sign: int) -> int | None:
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0) or 0
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def add(one: Point, two: Point) -> Point:
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(times: int, point: Point) -> Point:
    product = (0, 1, 1, 0)
    while times:
        if times & 1:
            product = add(product, point)
        point = add(point, point)
        times >>= 1
    return product


def decompress(packed: bytes) -> Point | None:
    number = int.from_bytes(packed, "little")
    y = number & ((1 << 255) - 1)
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def is_signed(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether the holder of this key signed this message."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key, commitment = decompress(public_key), decompress(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or scalar >= Q:
        return False
    challenge = hashlib.sha512(signature[:32] + public_key + message).digest()
    here = multiply(scalar, BASE)
    there = add(commitment, multiply(int.from_bytes(challenge, "little") % Q, key))
    return (here[0] * there[2] - there[0] * here[2]) % P == 0 and (
        here[1] * there[2] - there[1] * here[2]
    ) % P == 0


def canonical(value: Record) -> bytes:
    """Write the one JSON text that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def hashed(content: bytes, algorithm: str) -> str:
    if algorithm not in ALGORITHMS:
        raise ValueError(f"unknown digest {algorithm}")
    return hashlib.new(algorithm, content).hexdigest()


def leaf(xid: int, digest: str) -> bytes:
    """Give what a root is made of: the transaction of each entry and its digest."""
    return xid.to_bytes(8, "big") + bytes.fromhex(digest)


def lines_of(path: str) -> Iterator[Record]:
    with Path(path).open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                record = json.loads(line)
                record["type"]
            except (ValueError, TypeError, KeyError):
                raise NotAnExport(f"line {number} is no record") from None
            yield record


class Verifier:
    """Reads an export once from top to bottom."""

    def __init__(self) -> None:
        self.findings: list[dict[str, str]] = []
        self.header: Record = {}
        self.seals: list[Record] = []
        self.held: list[Record] = []
        self.entries = 0
        self.ended: Record | None = None
        self.last = (-1, "")
        self.place = 0
        self.root: Any = None
        self.count = 0

    def find(self, code: str, place: str) -> None:
        self.findings.append({"code": code, "place": place})

    def read(self, path: str) -> None:
        readers: dict[str, Callable[[Record], None]] = {
            "journal": self.on_journal,
            "seal": self.seals.append,
            "held": self.held.append,
            "entry": self.on_entry,
            "end": self.on_end,
        }
        for record in lines_of(path):
            reader = readers.get(record["type"])
            if reader is None or (not self.header and record["type"] != "journal"):
                raise NotAnExport("the file does not begin as an export of a journal")
            reader(record)
        if not self.header:
            raise NotAnExport("the file is empty")
        self.finish()

    def on_journal(self, record: Record) -> None:
        if self.header:
            self.find("second-journal", "header")
            return
        self.header = record

    def on_end(self, record: Record) -> None:
        self.ended = record

    def on_entry(self, entry: Record) -> None:
        self.entries += 1
        place = f"entry {entry.get('id')}"
        try:
            self.check_entry(entry, place)
            here = (int(entry["xid"]), entry["id"])
        except (KeyError, ValueError, TypeError, AttributeError):
            self.find("entry-altered", place)
            return
        if here <= self.last:
            self.find("entry-out-of-order", place)
        self.last = here
        self.gather(entry, here[0], place)

    def check_entry(self, entry: Record, place: str) -> None:
        if is_sound(self.header["tenant"], entry):
            return
        body = entry["body"]
        said = json.loads(body)
        if hashed(body.encode(), said["hash"]) != entry["digest"]:
            self.find("entry-altered", place)
        columns = (
            (said["id"], entry["id"]),
            (said["tenant"], self.header["tenant"]),
            (said["topic"], entry["topic"]),
            (moment(said["at"]), moment(entry["at"])),
            (said["subject"]["kind"], entry["subject_kind"]),
            (said["subject"]["id"], entry["subject_id"]),
            (said["actor"]["person"], entry["person_id"]),
        )
        if any(text != column for text, column in columns):
            self.find("entry-columns-differ", place)

    def gather(self, entry: Record, xid: int, place: str) -> None:
        while self.place < len(self.seals) and xid >= self.seals[self.place].get("to_xid", 0):
            self.close()
        if self.place == len(self.seals):
            age = (moment(self.header["exported_at"]) - moment(entry["at"])).total_seconds()
            if xid < self.header["ended_before"] and age > FRESH_SECONDS:
                self.find("entry-unsealed", place)
            return
        if self.root is None:
            self.root = hashlib.new(self.algorithm(self.seals[self.place]))
        self.root.update(leaf(xid, entry["digest"]))
        self.count += 1

    def close(self) -> None:
        seal = self.seals[self.place]
        root = self.root or hashlib.new(self.algorithm(seal))
        if (root.hexdigest(), self.count) != (seal.get("root"), seal.get("count")):
            self.find("seal-content-differs", f"seal {seal.get('number')}")
        self.place, self.root, self.count = self.place + 1, None, 0

    def algorithm(self, seal: Record) -> str:
        return str(seal["algorithm"]) if seal.get("algorithm") in ALGORITHMS else ALGORITHMS[0]

    def finish(self) -> None:
        while self.place < len(self.seals):
            self.close()
        self.check_chain()
        if self.ended is None:
            self.find("export-cut-off", "end")
        elif (self.ended.get("entries"), self.ended.get("seals")) != (
            self.entries,
            len(self.seals),
        ):
            self.find("export-incomplete", "end")
        self.check_anchors(self.held)

    def check_chain(self) -> None:
        previous, reached, number = "00" * 32, 0, 0
        for seal in self.seals:
            place = f"seal {seal.get('number')}"
            try:
                words = {name: seal[name] for name in SEAL_WORDS}
                genuine = hashed(canonical(words), seal["algorithm"]) == seal["hash"]
            except (KeyError, ValueError, TypeError):
                self.find("seal-altered", place)
                continue
            if not genuine:
                self.find("seal-altered", place)
            if seal["tenant"] != self.header["tenant"]:
                self.find("seal-of-another-tenant", place)
            if seal["number"] != number + 1:
                self.find("seal-missing", f"seal {number + 1}")
            if seal["previous"] != previous:
                self.find("seal-unlinked", place)
            if seal["from_xid"] != reached or seal["to_xid"] <= seal["from_xid"]:
                self.find("seal-range-broken", place)
            previous, reached, number = seal["hash"], seal["to_xid"], seal["number"]

    def check_anchors(self, anchors: Iterable[Record]) -> None:
        hashes = {seal.get("number"): seal.get("hash") for seal in self.seals}
        for anchor in anchors:
            if anchor.get("sealer") != self.header["tenant"]:
                continue
            place = f"seal {anchor.get('number')}"
            if not is_genuine(anchor):
                self.find("anchor-forged", place)
            elif anchor["number"] not in hashes:
                self.find("anchored-seal-missing", place)
            elif hashes[anchor["number"]] != anchor["hash"]:
                self.find("anchored-seal-differs", place)


def is_sound(tenant: int, entry: Record) -> bool:
    """Say whether a glance is enough; what it cannot settle is read in full.

    An entry's text is canonical: its words are in the order of the alphabet, the last ones hold
    nothing nested, and within a text a quotation mark is always escaped.
    """
    body, topic, kind, at = entry["body"], entry["topic"], entry["subject_kind"], entry["at"]
    subject = "null" if entry["subject_id"] is None else f'"{entry["subject_id"]}"'
    end = f'}},"tenant":{tenant},"topic":"{topic}"}}'
    before_end = (
        f',"hash":"{ALGORITHMS[0]}","id":"{entry["id"]}",'
        f'"subject":{{"id":{subject},"kind":"{kind}","version":'
    )
    version_at = body.rfind('"version":') + 10
    version = body[version_at : -len(end)]
    columns = (topic, kind, at, entry["id"], entry["person_id"], entry["subject_id"] or "")
    return bool(
        hashlib.sha256(body.encode()).hexdigest() == entry["digest"]
        and body.endswith(end)
        and body.endswith(before_end, 0, version_at)
        and (version == "null" or version.isdecimal())
        and body.startswith('{"actor":{"name":')
        and body.startswith(entry["person_id"] + '"', body.find(',"person":"') + 11)
        and body.count(',"at":"') == 1
        and f',"at":"{at}","before":' in body
        and '"' not in "".join(columns)
    )


def is_genuine(anchor: Record) -> bool:
    """Say whether the bureau itself signed the document in which this seal was sent."""
    try:
        document, said = anchor["document"], json.loads(anchor["body"])
        return bool(
            hashlib.sha256(anchor["body"].encode()).hexdigest() == document["digest"]
            and said["number"] == anchor["number"]
            and said["hash"] == anchor["hash"]
            and document["sender"] == anchor["sealer"]
            and document["kind"] == "journal_seal"
            and is_signed(
                bytes.fromhex(anchor["public_key"]),
                canonical(document),
                bytes.fromhex(anchor["signature"]),
            )
        )
    except (KeyError, ValueError, TypeError):
        return False


def moment(written: str) -> datetime:
    return datetime.fromisoformat(written)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("export")
    parser.add_argument("--anchors", help="the seals a leading group holds, kept elsewhere")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    verifier = Verifier()
    try:
        verifier.read(asked.export)
        anchors = list(lines_of(asked.anchors)) if asked.anchors else []
    except (NotAnExport, OSError, UnicodeDecodeError) as problem:
        print(f"cannot be verified: {problem}", file=sys.stderr)
        return 2
    verifier.check_anchors(anchors)
    facts = {
        "tenant": verifier.header.get("code"),
        "entries": verifier.entries,
        "seals": len(verifier.seals),
        "anchors": len(verifier.held) + len(anchors),
        "findings": verifier.findings,
    }
    if asked.json:
        print(json.dumps(facts, ensure_ascii=False))
        return 1 if verifier.findings else 0
    for finding in verifier.findings:
        print(f"{finding['code']}: {finding['place']}")
    state = "NOT as it was written" if verifier.findings else "as it was written"
    counts = f"{facts['entries']} entries, {facts['seals']} seals, {facts['anchors']} anchors"
    print(f"{facts['tenant']}: {counts}: {state}")
    return 1 if verifier.findings else 0


if __name__ == "__main__":
    sys.exit(main())
