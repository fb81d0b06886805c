"""Comment on a notice, named or not; every comment is answered with a reason (R-273, Q-47)."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.permissions import Permission
from policies.seats import Subject
from service.notices.answering import refuse_to_answer
from service.notices.models import Notice, NoticeComment, NoticeItem
from service.notices.queries import (
    access_comment,
    access_notice,
    board_setting,
    items_of,
)
from service.notices.receipts import digest_of, new_receipt
from service.notices.refusals import NamesOnly, NoticeNotOpen
from service.notices.rules import ANSWER_WITHIN
from service.notices.use_cases.concluding import try_to_conclude
from service.notices.use_cases.reopening import return_item
from service.organisation.queries import load_chart, today
from service.organisation.queries.access import snapshot
from service.risks.rules import is_placeholder
from service.tasks.use_cases import open_task, settle_tasks
from tenants.calendar import add_working_days
from tenants.context import SYSTEM_PERSON, Actor
from tenants.database import utc_now
from tenants.errors import Invalid, NotFound
from tenants.journal import record

COMMENT = Permission.NOTICE_COMMENT


def comment_on(
    session: Session, actor: Actor, notice_id: UUID, *, anonymous: bool, **values: Any
) -> tuple[NoticeComment, str]:
    """Say something about a notice; the receipt given back finds the answer."""
    notice = access_notice(session, actor, notice_id, COMMENT)
    if anonymous:
        return leave_comment(session, nobody(actor), notice, **values)
    named = {**values, "person_id": actor.person_id, "person_name": actor.name}
    return leave_comment(session, actor, notice, **named)


def leave_comment(
    session: Session,
    actor: Actor,
    notice: Notice,
    *,
    kind: str,
    text: str,
    notice_item_id: UUID | None = None,
    person_id: UUID | None = None,
    person_name: str = "",
    contact: str = "",
    receipt: str = "",
) -> tuple[NoticeComment, str]:
    """Take a comment from whoever may see the notice; of an anonymous one only the words stay."""
    _refuse_closed(notice)
    _refuse_nameless(session, notice, person_id, person_name)
    if is_placeholder(text):
        raise Invalid("A comment says something.", errors={"text": ["text-missing"]})
    item = owned_item(session, notice, notice_item_id)
    receipt = receipt or new_receipt()
    comment = NoticeComment(
        notice_id=notice.id,
        kind=kind,
        text=text.strip(),
        made_on=today(),
        receipt_digest=digest_of(receipt),
        notice_item_id=item.id if item else None,
        person_id=person_id,
        person_name=person_name,
        contact=contact.strip(),
    )
    session.add(comment)
    session.flush()
    record(
        session,
        actor,
        "notice.commented",
        "notice_comment",
        comment.id,
        version=comment.version,
        after=comment_document(comment),
        notice=str(notice.id),
    )
    _ask_for_answer(session, notice, comment)
    return comment, receipt


def nobody(actor: Actor) -> Actor:
    """Act without a trace of who it was."""
    return replace(
        actor,
        person_id=SYSTEM_PERSON,
        name="匿名",
        post_id=None,
        post_title="",
        on_behalf_of=None,
        origin="",
        request_id="",
    )


def answer_comment(
    session: Session,
    actor: Actor,
    comment_id: UUID,
    *,
    if_version: int,
    verdict: str,
    reply: str,
    revise: bool = False,
    field: str = "",
    notice_item_id: UUID | None = None,
) -> NoticeComment:
    """Answer a comment for good; an upheld objection sends its item back to drafting (Q-16).

    Of what was said of the whole notice, the answer names the item that goes back.
    """
    comment, notice = access_comment(session, actor, comment_id, if_version=if_version)
    if comment.notice_item_id is not None and notice_item_id not in {None, comment.notice_item_id}:
        raise NotFound("The comment is about another item.")
    item = owned_item(session, notice, comment.notice_item_id or notice_item_id)
    refuse_to_answer(session, actor, comment, notice, item)
    if is_placeholder(reply):
        raise Invalid("An answer gives a reason.", errors={"reply": ["text-missing"]})
    upheld = verdict != "not_adopted" and (comment.kind == "objection" or revise)
    if upheld and item is None:
        _refuse_pointless(session, notice)
    before = comment_document(comment)
    comment.verdict, comment.reply = verdict, reply.strip()
    comment.answered_at, comment.answered_by = utc_now(), actor.person_id
    comment.notice_item_id = item.id if item and upheld else comment.notice_item_id
    session.flush()
    if upheld and item is not None:
        return_item(session, actor, notice, item, comment, field=field)
    record(
        session,
        actor,
        "notice.answered",
        "notice_comment",
        comment.id,
        version=comment.version,
        before=before,
        after=comment_document(comment),
        notice=str(notice.id),
    )
    settle_tasks(session, subject_id=comment.id, by=actor)
    try_to_conclude(session, notice)
    return comment


def comment_document(comment: NoticeComment) -> dict[str, Any]:
    """Write out a comment as the journal keeps it: never the receipt."""
    return {name: value for name, value in snapshot(comment).items() if name != "receipt_digest"}


def owned_item(session: Session, notice: Notice, item_id: UUID | None) -> NoticeItem | None:
    """Find the item of a notice somebody speaks of."""
    if item_id is None:
        items = items_of(session, [notice.id])[notice.id]
        return items[0] if len(items) == 1 else None
    item = session.get(NoticeItem, (session.info["tenant_id"], item_id))
    if item is None or item.notice_id != notice.id:
        raise NotFound("There is no such item in this notice.")
    return item


def _refuse_pointless(session: Session, notice: Notice) -> None:
    """Something goes back to be revised: of several records the answer says which."""
    if any(one.object_id is not None for one in items_of(session, [notice.id])[notice.id]):
        raise Invalid("Say which item goes back.", errors={"notice_item_id": ["choose-item"]})


def _refuse_closed(notice: Notice) -> None:
    over = notice.ends_on is not None and notice.ends_on < today()
    if notice.state != "published" or over or not notice.takes_comments:
        raise NoticeNotOpen("The notice takes no comments now.", number=notice.number)


def _refuse_nameless(
    session: Session, notice: Notice, person_id: UUID | None, person_name: str
) -> None:
    setting = board_setting(session)
    nameless = person_id is None and not person_name
    if nameless and setting is not None and not setting.takes_anonymous:
        raise NamesOnly("Comments are taken under the name only.", number=notice.number)


def _ask_for_answer(session: Session, notice: Notice, comment: NoticeComment) -> None:
    day = today()
    chart = load_chart(session, day)
    open_task(
        session,
        kind="notice.answer",
        said={"notice": notice.title},
        subject_kind="notice_comment",
        subject_id=comment.id,
        persons=holders_of("register_office", Subject("unit", kind="notice"), chart, day),
        acting="register_office",
        due_on=add_working_days(day, ANSWER_WITHIN),
        urgency=int(comment.kind == "objection"),
    )
