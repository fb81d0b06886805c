"""Sign a letter, countersign it: acts of persons, frozen with the very words they saw."""

import hmac
from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import is_holder, named
from policies.permissions import Permission
from service.commitments.letters import compose, digest_of, in_both
from service.commitments.models import Commitment, CommitmentPicture
from service.commitments.queries import CLOSED, access_commitment, countersigners, picture_of
from service.commitments.refusals import (
    LetterChanged,
    LetterClosed,
    LetterSigned,
    LetterUnsigned,
    NotTheCountersigner,
    NotTheSigner,
    SignaturePictureMissing,
    SignaturePicturesOff,
)
from service.commitments.use_cases.issuing import write_down
from service.organisation.queries.access import snapshot
from service.tasks.use_cases import open_task, settle_tasks
from service.workspace.models import SignaturePicture
from service.workspace.queries.signatures import own_picture, pictures_in_use
from tenants.context import Actor
from tenants.database import utc_now
from tenants.models.papers import SETTINGS_PAGE

SIGN = Permission.COMMITMENT_SIGN


def sign_letter(
    session: Session,
    actor: Actor,
    commitment_id: UUID,
    *,
    if_version: int,
    text_digest: str,
    method: str = "hand",
) -> Commitment:
    """Sign the words one was shown; nobody signs for another, not even a stand-in.

    By hand the paper is signed; by picture the letter keeps the signer's picture of this moment.
    """
    letter = access_commitment(session, actor, commitment_id, if_version=if_version)
    _refuse_closed(letter)
    if letter.person_id != actor.person_id or actor.on_behalf_of is not None:
        raise NotTheSigner(
            "A letter is signed by the person it was issued to.",
            permission=SIGN.value,
            who_can=[{"role": "", "post": letter.post_title, "name": letter.person_name}],
        )
    if letter.state != "issued":
        raise LetterSigned("The letter is signed.", number=letter.number)
    text = compose(session, letter)
    frozen = digest_of(text)
    if not hmac.compare_digest(frozen.hex().encode(), text_digest.lower().encode()):
        raise LetterChanged("The letter reads differently now; read it again.", now=frozen.hex())
    picture = _picture_of(session, actor) if method == "picture" else None
    before = snapshot(letter)
    letter.text, letter.text_digest = text, frozen
    letter.state, letter.signed_at, letter.signing_method = "signed", utc_now(), method
    facts = {"text_digest": frozen.hex()}
    if picture is not None:
        facts["picture_digest"] = picture.digest.hex()
        keep_picture(session, letter, picture)
    session.flush()
    write_down(session, actor, "commitment.signed", letter, before, **facts)
    settle_tasks(session, subject_id=letter.id, kind="commitment.sign", by=actor)
    _ask_superior(session, actor, letter)
    return letter


def countersign_letter(
    session: Session, actor: Actor, commitment_id: UUID, *, if_version: int
) -> Commitment:
    """Countersign a subordinate's letter as his head or the leader in charge."""
    letter = access_commitment(session, actor, commitment_id, if_version=if_version)
    _refuse_closed(letter)
    superiors = countersigners(session, letter)
    if not any(is_holder(actor, one) for one in superiors):
        raise NotTheCountersigner(
            "A letter is countersigned by the superior it names.",
            permission=SIGN.value,
            who_can=named("", superiors),
        )
    if letter.signed_at is None or letter.state == "issued":
        raise LetterUnsigned("The letter is not signed yet.", number=letter.number)
    if letter.countersigned_at is not None:
        raise LetterSigned("The letter is countersigned.", number=letter.number)
    before = snapshot(letter)
    letter.countersigned_at, letter.countersigned_by = utc_now(), actor.person_id
    letter.countersigner = f"{actor.post_title} {actor.name}".strip()
    if letter.state == "signed":
        letter.state = "countersigned"
    session.flush()
    write_down(session, actor, "commitment.countersigned", letter, before)
    settle_tasks(session, subject_id=letter.id, kind="commitment.countersign", by=actor)
    return letter


def keep_picture(session: Session, letter: Commitment, picture: SignaturePicture) -> None:
    """Keep the picture as it is now with the letter, whatever becomes of it later."""
    session.add(
        CommitmentPicture(
            commitment_id=letter.id,
            content=picture.content,
            media_type=picture.media_type,
            digest=picture.digest,
            algorithm=picture.algorithm,
        )
    )


def drop_picture(session: Session, letter: Commitment) -> None:
    """A letter to be signed anew has no signature of before on it."""
    kept = picture_of(session, letter)
    if kept is not None:
        session.delete(kept)


def _picture_of(session: Session, actor: Actor) -> SignaturePicture:
    if not pictures_in_use(session):
        raise SignaturePicturesOff(
            "Letters are signed by hand here.",
            page=SETTINGS_PAGE,
            permission=Permission.TEMPLATE_EDIT.value,
        )
    kept = own_picture(session, actor)
    if kept is None:
        raise SignaturePictureMissing("Upload a picture of your signature first.")
    return kept


def _refuse_closed(letter: Commitment) -> None:
    if letter.state in CLOSED:
        raise LetterClosed("The letter is closed.", number=letter.number)


def _ask_superior(session: Session, actor: Actor, letter: Commitment) -> None:
    open_task(
        session,
        kind="commitment.countersign",
        said={"person": letter.person_name, "letter": in_both(letter)},
        subject_kind="commitment",
        subject_id=letter.id,
        persons=countersigners(session, letter),
        due_on=letter.due_on,
        department_id=letter.department_id,
        sender=actor,
    )
