"""A bureau that prints: its people at their screens, and what a Word file says."""

import io
import zipfile
from typing import Any
from uuid import UUID

from docx import Document
from sqlalchemy import select

from service.papers.kinds import kinds
from service.papers.models import Paper
from tenants.database import unit_of_work
from tests.risks.test_ledger_api import Office

HOUSE = {
    *("bureau", "term", "year", "number", "code", "qr"),
    *("maker", "made_at", "date", "edition", "copies", "phone"),
}


def ordered(office: Office, role: str, kind: str, subject: str | None = None, **asked: Any) -> Any:
    """Somebody orders a paper."""
    order: dict[str, Any] = {"kind": kind, "asked": asked}
    return office[role].post("/papers", order | ({"subject_id": subject} if subject else {}))


def made(office: Office, role: str, kind: str, subject: str | None = None, **asked: Any) -> Any:
    """Somebody makes a paper and gets it."""
    answer = ordered(office, role, kind, subject, **asked)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    paper = answer.get_json()
    assert unsaid(office.bureau, paper) == set(), kind
    return paper


def unsaid(bureau: Any, paper: Any) -> set[str]:
    """List the documented fields the register said nothing at all of."""
    kind = kinds()[paper["kind"]]
    with unit_of_work(bureau.tenant_id) as session:
        facts = session.scalars(select(Paper.facts).where(Paper.id == UUID(paper["id"]))).one()
    told = {name for name, value in facts.items() if not isinstance(value, list)}
    for name in kind.lists:
        rows = facts[name]
        told |= {f"{name}[].{field}" for row in rows for field in row}
        told |= {one for one in kind.fields if one.startswith(f"{name}[].") and not rows}
    return set(kind.fields) - told - HOUSE


def taken_out(office: Office, role: str, paper: Any) -> bytes:
    """Somebody takes a paper out."""
    answer = office[role].get(f"/papers/{paper['id']}/content")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_data()


def said(content: bytes) -> str:
    """Read all a Word file says: its paragraphs, tables and feet."""
    document = Document(io.BytesIO(content))
    section = document.sections[0]
    elements = [document.element.body, section.footer._element]  # noqa: SLF001
    return "\n".join(text for one in elements for text in one.itertext() if text.strip())


def in_force(office: Office, rank: int = 1) -> Any:
    """A risk of a clerk's post comes into force."""
    point = office.graded(rank)
    role = {1: "main_leader", 2: "deputy_leader", 3: "section_head"}[rank]
    answer = office[role].put(
        f"/risk-points/{point['id']}/entry-into-force", if_match=point["version"]
    )
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Put a part into a Word file, or another in its place."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, part)
    return out.getvalue()


def replaced(content: bytes, old: str, new: str) -> bytes:
    """Write other words into a template."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
    assert old in body
    return with_part(content, "word/document.xml", body.replace(old, new).encode())
