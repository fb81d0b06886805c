"""Keep the picture of one's own signature, replace it, remove it (签名图)."""

from typing import Any

from sqlalchemy.orm import Session

from service.workspace.models import SignaturePicture
from service.workspace.pictures import measured
from service.workspace.queries.signatures import access_picture, own_picture
from tenants.context import Actor
from tenants.database import utc_now
from tenants.hashing import chosen_algorithm, digest
from tenants.journal import record


def keep_picture(session: Session, actor: Actor, content: bytes) -> SignaturePicture:
    """Sign with this picture from now on; the journal keeps its digest, never the picture."""
    found = measured(content)
    before = own_picture(session, actor)
    former = _written(before) if before else None
    values: dict[str, Any] = {
        **found._asdict(),
        "content": content,
        "size": len(content),
        "digest": digest(content),
        "algorithm": chosen_algorithm(),
        "kept_at": utc_now(),
    }
    one = before or SignaturePicture(person_id=actor.person_id, **values)
    for name, value in values.items():
        setattr(one, name, value)
    session.add(one)
    session.flush()
    record(
        session,
        actor,
        "signature_picture.kept",
        "signature_picture",
        one.id,
        version=one.version,
        before=former,
        after=_written(one),
    )
    return one


def remove_picture(session: Session, actor: Actor) -> None:
    """Sign with no picture any more; what was signed with it keeps its own."""
    one = access_picture(session, actor)
    session.delete(one)
    session.flush()
    record(
        session,
        actor,
        "signature_picture.removed",
        "signature_picture",
        one.id,
        version=one.version,
        before=_written(one),
        after=None,
    )


def _written(one: SignaturePicture) -> dict[str, Any]:
    names = ("media_type", "width", "height", "size", "algorithm")
    return {**{name: getattr(one, name) for name in names}, "digest": one.digest.hex()}
