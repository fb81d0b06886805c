"""The picture of a signature, for nobody but its person."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, undefer

from service.workspace.models import SignaturePicture
from tenants.context import Actor
from tenants.errors import NotFound
from tenants.models.papers import PaperSettings


def own_picture(session: Session, actor: Actor) -> SignaturePicture | None:
    """Give the picture the reader signs with, if he keeps one; the bytes come when asked for."""
    return session.scalar(_of(actor.person_id))


def access_picture(session: Session, actor: Actor) -> SignaturePicture:
    """Give the picture with its bytes, or say that there is none."""
    found = session.scalar(_of(actor.person_id).options(undefer(SignaturePicture.content)))
    if found is None:
        raise NotFound("You keep no picture of your signature.")
    return found


def pictures_in_use(session: Session) -> bool:
    """Say whether the bureau lets its people sign by picture; unless it said so, by hand."""
    return bool(session.scalar(select(PaperSettings.signature_pictures)))


def _of(person_id: UUID) -> Select[SignaturePicture]:
    return select(SignaturePicture).where(SignaturePicture.person_id == person_id)
