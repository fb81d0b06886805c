"""A commitment letter as it stands on a printed page, with the signer's picture if he chose it."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from service.commitments.letters import letter_document
from service.commitments.queries import access_commitment, picture_of
from service.exports.use_cases.printing import LaidOut
from tenants.clock import CHINA
from tenants.context import Actor

KIND: Final = "commitment_letter"
NAMES: Final = ("number", "title", "text", "signed", "picture")


@dataclass(frozen=True, slots=True)
class Printed:
    """A letter, the days it was signed on, and the picture under it."""

    id: UUID
    said: Mapping[str, Any]
    signed_on: str
    countersigned_on: str
    picture: str
    picture_digest: str


def access_letter(session: Session, actor: Actor, commitment_id: UUID) -> Printed:
    """Fetch a letter for printing by whoever may read it."""
    letter = access_commitment(session, actor, commitment_id)
    found = picture_of(session, letter)
    return Printed(
        letter.id,
        letter_document(session, letter.id),
        _day(letter.signed_at),
        _day(letter.countersigned_at),
        f"data:{found.media_type};base64,{base64.b64encode(found.content).decode()}"
        if found
        else "",
        found.digest.hex() if found else "",
    )


def laid_letter(letter: Printed) -> LaidOut:
    """Write a letter out as one row, so that the very same is the very same print again."""
    said = letter.said
    text = "\n".join((said["opening"], *said["clauses"], said["breach"], said["digest"]))
    signed = " ".join((letter.signed_on, said["countersigner"], letter.countersigned_on))
    row = (said["number"], said["title"], text, signed, letter.picture_digest)
    asked = {"commitment_id": str(letter.id)}
    return LaidOut(KIND, f"{said['title']} {said['number']}", asked, NAMES, (), [row])


def _day(at: datetime | None) -> str:
    day = at.astimezone(CHINA) if at else None
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
