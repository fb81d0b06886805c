"""Whether an entry still says what was written: its text by its digest, its columns by its text."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

import orjson

from tenants.hashing import ALGORITHMS, digest


class Entry(NamedTuple):
    """An entry as the database holds it: the hashed text beside the columns taken from it."""

    xid: int
    id: str
    at: datetime
    topic: str
    subject_kind: str
    subject_id: str | None
    person_id: str
    body: str
    digest: bytes


class Look:
    """Looks at one entry after the other; nearly all show at a glance that they are sound.

    The text is canonical: its words come in the order of the alphabet and the last ones hold
    nothing nested, so they are known beforehand to the letter. Whatever a glance cannot settle is
    read in full. Within a text a quotation mark is always escaped, so a name between bare
    quotation marks is the name of a field.
    """

    def __init__(self, tenant_id: int) -> None:
        self.tenant_id = tenant_id
        self._choose(ALGORITHMS[0])

    def _choose(self, algorithm: str) -> None:
        self.algorithm = algorithm
        self._hash = getattr(hashlib, algorithm, None) or partial(hashlib.new, algorithm)

    def sound(self, entry: Entry) -> bool:
        """Say whether a glance is enough to know that this is as it was written."""
        _, entry_id, at, topic, kind, subject_id, person_id, body, entry_digest = entry
        try:
            if self._hash(body.encode()).digest() != entry_digest:
                return False
        except UnicodeEncodeError:
            return False
        subject = "null" if subject_id is None else f'"{subject_id}"'
        end = f'}},"tenant":{self.tenant_id},"topic":"{topic}"}}'
        before_end = (
            f',"hash":"{self.algorithm}","id":"{entry_id}",'
            f'"subject":{{"id":{subject},"kind":"{kind}","version":'
        )
        version_at = body.rfind('"version":') + 10
        version = body[version_at : -len(end)]
        moment = f',"at":"{at.isoformat()}","before":'
        return (
            body.endswith(end)
            and body.endswith(before_end, 0, version_at)
            and (version == "null" or version.isdecimal())
            and body.startswith(person_id + '"', body.find(',"person":"') + 11)
            and body.startswith('{"actor":{"name":')
            and moment in body
            and '"' not in topic
            and '"' not in kind
            and body.count(',"at":"') == 1
        )

    def faults(self, entry: Entry) -> Iterator[str]:
        """Read an entry in full and name what is not as it was written."""
        try:
            said = orjson.loads(entry[7])
            self._choose(_algorithm(said))
            matches = digest(entry[7].encode(), self.algorithm) == entry[8]
        except (ValueError, TypeError, KeyError):
            said, matches = None, False
        if not matches:
            yield "entry-altered"
        if said is not None and not _same_columns(self.tenant_id, entry, said):
            yield "entry-columns-differ"


def _algorithm(said: dict[str, Any]) -> str:
    if said["hash"] not in ALGORITHMS:
        raise ValueError(said["hash"])
    return str(said["hash"])


def _same_columns(tenant_id: int, entry: Entry, said: Any) -> bool:
    _, entry_id, at, topic, kind, subject_id, person_id, _, _ = entry
    try:
        subject = said["subject"]
        return bool(
            said["id"] == entry_id
            and said["tenant"] == tenant_id
            and said["topic"] == topic
            and datetime.fromisoformat(said["at"]) == at
            and subject["kind"] == kind
            and subject["id"] == subject_id
            and said["actor"]["person"] == person_id
        )
    except (TypeError, KeyError, ValueError):
        return False
