"""A comment left at the board: the form is checked, the words are kept, the number given back."""

from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from flask import request

from policies.guard import require
from policies.permissions import Permission
from service.http.refusals import ForeignOrigin
from service.http.requests import unfit
from service.http.surroundings import current_settings
from service.notices.board.viewers import Viewer
from service.notices.board.words import say
from service.notices.models import REMARKS as KINDS
from service.notices.models import Notice
from service.notices.queries import comment_by_receipt
from service.notices.refusals import NamesOnly
from service.notices.tickets import HALF, receipt_of
from service.notices.use_cases.commenting import leave_comment, nobody
from service.risks.rules import is_placeholder
from tenants.context import SYSTEM_PERSON, Actor

REMARKS: Final = KINDS
LONGEST: Final = 2000
PUBLIC: Final = "公众"


class Refused(Exception):
    """What was written cannot be taken; the page is shown again with the reason."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def take_comment(viewer: Viewer, notice: Notice) -> str:
    """Keep a comment and give its receipt; the same form sent twice is one comment."""
    refuse_foreign()
    receipt = receipt_of(
        request.form.get("ticket", ""), request.cookies.get(HALF, ""), str(notice.id)
    )
    if receipt is None:
        raise Refused(say("stale_form"))
    if comment_by_receipt(viewer.session, receipt) is None:
        _leave(viewer, notice, receipt)
    return receipt


def refuse_foreign() -> None:
    """Refuse what another site sent; browsers that keep silent are held to the form's ticket."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise ForeignOrigin("The request comes from another site.")
    origin = request.headers.get("Origin", "null")
    hosts = {request.host, urlsplit(current_settings().public_url).netloc}
    if origin != "null" and urlsplit(origin).netloc not in hosts:
        raise ForeignOrigin("The request comes from another site.")


def _leave(viewer: Viewer, notice: Notice, receipt: str) -> None:
    text, kind = _written("text", LONGEST), request.form.get("kind", "opinion")
    if is_placeholder(text):
        raise Refused(say("text_missing"))
    if kind not in REMARKS:
        raise Refused(say("choose"))
    actor, who = _who(viewer)
    try:
        leave_comment(
            viewer.session,
            actor,
            notice,
            kind=kind,
            text=text,
            notice_item_id=_item(),
            contact=_written("contact", 200) if viewer.actor is None else "",
            receipt=receipt,
            **who,
        )
    except NamesOnly:
        raise Refused(say("name_missing")) from None


def _who(viewer: Viewer) -> tuple[Actor, dict[str, Any]]:
    """Somebody of the bureau, in his name if he wants; others by what they call themselves."""
    if viewer.actor is not None:
        require(viewer.actor, Permission.NOTICE_COMMENT)
        if request.form.get("how") == "named":
            actor = viewer.actor
            return actor, {"person_id": actor.person_id, "person_name": actor.name}
        return nobody(viewer.actor), {}
    public = Actor(tenant_id=viewer.tenant.id, person_id=SYSTEM_PERSON, name=PUBLIC)
    return public, {"person_name": _written("name", 50)}


def _item() -> UUID | None:
    given = request.form.get("item", "")
    try:
        return UUID(given) if given else None
    except ValueError:
        raise Refused(say("choose")) from None


def _written(name: str, longest: int) -> str:
    text = request.form.get(name, "").strip().replace("\r\n", "\n")
    if len(text) > longest or unfit(text):
        raise Refused(say("text_hint"))
    return text
