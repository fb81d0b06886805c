"""Commitment letters: the words as they were signed, or as they would be signed today."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import Target
from service.commitments.kinds import LETTERS
from service.commitments.letters import letter_document
from service.commitments.models import Commitment
from service.commitments.queries import picture_of
from service.papers.collectors.gathering import SHAPES, Collected, known, listed
from tenants.database import owned
from tenants.errors import NotFound

SUBJECTS: Final = {"personal_letter": "post", "section_letter": "section", "unit_letter": "unit"}
RANKS: Final = ("高", "中", "低")


def personal_letter(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """Annex 2, or the responsibility letter of a special authority or a project."""
    return _letter(session, subject_id, "personal_letter")


def section_letter(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """Annex 3."""
    return _letter(session, subject_id, "section_letter")


def unit_letter(session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]) -> Collected:
    """Annex 4."""
    return _letter(session, subject_id, "unit_letter")


def _letter(session: Session, subject_id: UUID | None, paper: str) -> Collected:
    letter = known(owned(session, Commitment, subject_id) if subject_id else None)
    if LETTERS[letter.kind].subject != SUBJECTS[paper]:
        raise NotFound("There is no such record.")
    said = letter_document(session, letter.id)
    points, picture = said["risk_points"], picture_of(session, letter)
    signed = picture.digest.hex() if picture else ""
    facts = {
        "annex": said["annex"],
        "title": said["title"],
        "addressee": str(said["addressee"]).rstrip("：:"),
        "department": said["department"],
        "post": said["post"],
        "name": said["person"],
        "signature": signed,
        "opening": said["opening"],
        "point_count": len(points),
        "point_numbers": "、".join(one["number"] for one in points) or "无",
        "grades": _grades(said["points_by_rank"]),
        "period": said["duration"],
        "liability": said["breach"],
        "copies": said["copies"],
        "power_count": said.get("power_count", ""),
        "section_count": said.get("section_count", ""),
        "post_count": said.get("post_count", ""),
        "clauses": [{"no": no, "text": text} for no, text in enumerate(said["clauses"], 1)],
        "points": [
            {
                "no": no,
                "number": one["number"],
                "title": one["title"],
                "measures": listed(one["measures"]),
            }
            for no, one in enumerate(said.get("foremost", ()), 1)
        ],
        "leaders": [
            {
                "name": one["name"],
                "title": one["post"],
                "signature": signed if one["name"] == said["person"] else "",
            }
            for one in said.get("members", ())
        ],
    }
    post = letter.post_id if LETTERS[letter.kind].subject == "post" else None
    target = Target(None if post else letter.department_id, post)  # nobody else's in the section
    return Collected(letter.title, facts, target, (letter.id,), len(points))


def signatures_on(session: Session, subject_id: UUID | None) -> dict[str, bytes]:
    """Give the picture a letter was signed with, by the digest that stands for it in the facts."""
    letter = owned(session, Commitment, subject_id) if subject_id else None
    picture = picture_of(session, letter) if letter else None
    return {picture.digest.hex(): picture.content} if picture else {}


def _grades(counts: list[int]) -> str:
    shapes = [SHAPES[rank] for rank in sorted(SHAPES)]
    return "、".join(
        f"{shape}{word}{count}个" for shape, word, count in zip(shapes, RANKS, counts, strict=True)
    )
