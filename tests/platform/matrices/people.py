"""Everybody there is: each role, signed in, in tenants with registers of their own."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import func, select, text
from werkzeug.test import TestResponse

from migrations.registers import METADATA
from policies.guard import may_somewhere
from service.http.access import READING
from tenants.context import Actor
from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tenants.provisioning import add_jurisdiction, provisioning
from tenants.settings import Settings
from tests import make
from tests.api import Caller, client
from tests.platform.matrices.furnishing import a_form, furnish
from tests.platform.matrices.operations import ENDS_ITSELF, Operation

FULL = os.environ.get("LIANFANG_FULL_MATRICES") == "1"
TABLES = {
    "member_id": "body_members",
    "grant_id": "role_grants",
    "session_id": "sign_in_sessions",
    "item_id": "work_items",
    "parent_id": "departments",
    "delegate_id": "persons",
    "document_id": "inbox_documents",
    "plan_id": "cycle_plans",
    "entry_id": "journal_entries",
    "correction_id": "import_corrections",
    "row_id": "import_rows",
    "row_ids": "import_rows",
    "problem_id": "import_problems",
    "opinion_id": "case_opinions",
    "remark_id": "case_steps",
    "batch_id": "task_batches",
    "case_ids": "cases",
    "chair_id": "persons",
    "standard_id": "discretion_standards",
    "list_id": "catalogues",
    "gap_id": "regulation_gaps",
    "candidate_id": "flow_candidates",
    "power_ids": "powers",
    "supervising_posts": "posts",
    "replaces_id": "regulations",
    "matter_id": "major_matters",
    "comment_id": "notice_comments",
    "follows_id": "notices",
    "object_id": "risk_points",
    "record_id": "risk_points",
    "subject_id": "risk_points",
    "round_id": "grading_rounds",
    "edition_id": "post_catalogues",
    "owner_id": "doings",
    "before_post_id": "posts",
    "after_post_id": "posts",
    "limit_id": "authority_limits",
    "stage_id": "cycle_stages",
    "received_id": "received_filings",
}
PROTECTION = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass
class Somebody:
    """A person of one role: the actor policy knows, and the caller he is at the interface."""

    role: str
    bureau: make.Bureau
    actor: Actor
    app: Flask
    caller: Caller = field(init=False)

    def __post_init__(self) -> None:
        self.enter()

    def enter(self) -> None:
        self.caller = client(self.app, self.bureau, self.role)

    def may(self, operation: Operation) -> bool:
        """Say what the authorization table and the policy promise."""
        return operation.permission is None or may_somewhere(self.actor, operation.permission)

    def reads(self, operation: Operation) -> bool:
        """Say whether he may read what this operation changes."""
        read = READING.get(operation.permission.noun) if operation.permission else None
        return read is not None and may_somewhere(self.actor, read)

    def try_out(self, operation: Operation, ids: Any, **options: Any) -> TestResponse:
        """Send one operation and hold its answer to what every answer must be."""
        options.setdefault("if_match", 1 if operation.is_unsafe else None)
        answer = self.send(operation, operation.address(ids), **options)
        hold_to_promises(answer, operation)
        if operation.name == ENDS_ITSELF and answer.status_code == 204:
            self.enter()
        return answer

    def send(self, operation: Operation, address: str, **options: Any) -> TestResponse:
        """Send one operation the way it is sent: some take a file."""
        if operation.takes_file:
            del options["body"]
            options |= a_form()
        return self.caller(operation.method, address, **options)

    def entries(self, topic: str | None = None) -> int:
        """Count the journal entries of this person's tenant."""
        return entries(self.bureau.tenant_id, topic)


def hold_to_promises(answer: TestResponse, operation: Operation) -> None:
    """No answer fails, none lacks its headers, none keeps what is secret."""
    text = answer.get_data().decode(errors="replace")
    told = f"{operation.name}: {answer.status_code} {text[:300]}"
    assert answer.status_code < 500, told
    for name, value in PROTECTION.items():
        assert answer.headers[name] == value, told
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'"), told
    assert "Server" not in answer.headers, told
    assert answer.headers["Cache-Control"] in ("no-store", "private, no-cache"), told
    assert answer.headers["X-Request-Id"], told
    if answer.status_code >= 400:
        assert answer.mimetype == "application/problem+json", told


def entries(tenant_id: int, topic: str | None = None) -> int:
    with unit_of_work(tenant_id) as session:
        counted = select(func.count()).select_from(JournalEntry)
        if topic:
            counted = counted.where(JournalEntry.topic == topic)
        return session.scalar(counted) or 0


def everybody(app: Flask, settings: Settings, tag: str) -> list[Somebody]:
    """Sign in one person of every role there is."""
    region = f"{tag}-region"
    with provisioning(settings.owner_database_url or "") as session:
        add_jurisdiction(session, code=region, name="示范市", level="region")
    own = make.bureau(settings, f"{tag}-own", jurisdiction=region)
    group = make.leading_group(settings, f"{tag}-group", jurisdiction=region)
    bureaus = (own, group, make.platform(settings, f"{tag}-platform"))
    furnish(own)
    furnish(group, below=own)
    found, seen = [], set()
    for bureau in bureaus:
        for role in bureau.people:
            if role not in seen and not role[-1].isdigit() and not role.endswith("_b"):
                seen.add(role)
                found.append(Somebody(role, bureau, make.actor(bureau, role), app))
    return found


def ids_of(
    bureau: make.Bureau, names: set[str], where: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Find one id of this bureau for every name an id goes by."""
    found = {}
    with unit_of_work(bureau.tenant_id) as session:
        for name in sorted(names):
            table = METADATA.tables.get(TABLES.get(name) or table_of(name))
            if table is None:
                continue
            wanted = select(table.c.id).where(text((where or {}).get(name, "true"))).limit(1)
            row = session.execute(wanted).first()
            if row is not None:
                found[name] = str(row.id)
    return found


def version_of(bureau: make.Bureau, record_id: str | None) -> int:
    """Find the version of a record, so that a request gets past the question for it."""
    if record_id is None or "-" not in record_id:
        return 1
    with unit_of_work(bureau.tenant_id) as session:
        for table in METADATA.sorted_tables:
            if {"tenant_id", "id", "version"} <= set(table.c.keys()):
                found = session.scalar(select(table.c.version).where(table.c.id == record_id))
                if found is not None:
                    return int(found)
    return 1


def table_of(name: str) -> str:
    noun = name.removesuffix("_id")
    noun = next((one for one in ("post", "person", "department") if noun.endswith(one)), noun)
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def nobodys(names: set[str]) -> dict[str, str]:
    """Invent ids that belong to nothing."""
    return {name: str(uuid4()) for name in names}


def digest_of(bureau: make.Bureau) -> str:
    """Condense all a bureau has into one word: two equal words, nothing changed."""
    condensed = hashlib.sha256()
    with unit_of_work(bureau.tenant_id) as session:
        for table in METADATA.sorted_tables:
            if "tenant_id" in table.c:
                rows = sorted(str(tuple(row)) for row in session.execute(select(table)))
                condensed.update(f"{table.name}{rows}".encode())
    return condensed.hexdigest()


def sampled(*words: str, share: int) -> bool:
    """Take one in `share` of the cells, always the same ones; all of them in a full run."""
    number = int.from_bytes(hashlib.sha256(" ".join(words).encode()).digest()[:4])
    return FULL or number % share == 0
