"""A notice read: by people at the board, by papers that print it, counted without names."""

import hmac
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from policies.guard import may
from policies.permissions import Permission
from service.notices.answering import told_with_answering
from service.notices.counting import figures_of
from service.notices.models import Notice, NoticeComment, NoticeReader
from service.notices.queries import (
    allowed_scopes,
    board_setting,
    comments_of,
    supervision_phone,
    visible_items,
)
from service.notices.rules import ANSWER_WITHIN, CHANNELS, KINDS, SCOPE_WORDS, VERDICT_WORDS
from service.notices.use_cases.commenting import comment_document
from service.notices.use_cases.concluding import result_of
from service.notices.use_cases.drafting import item_document
from service.organisation.queries import today
from service.organisation.queries.access import snapshot
from service.procedures.standing import UNTOLD, told_with_standings
from tenants.calendar import add_working_days, working_days_between
from tenants.context import Actor
from tenants.database import new_id, owned
from tenants.errors import NotFound


def notice_document(session: Session, notice: Notice) -> dict[str, Any]:
    """Write out a notice as its readers get it."""
    items = visible_items(session, notice.id)
    return {
        **snapshot(notice),
        **figures_of(session, [notice.id])[notice.id],
        "items": [item_document(one) for one in items],
        "allowed_scopes": list(allowed_scopes(session, {one.type for one in items})),
    }


def notice_shown(session: Session, actor: Actor, notice: Notice) -> dict[str, Any]:
    """Write out a notice; whoever publishes reads beside each record how far it is by now."""
    document = notice_document(session, notice)
    items = document["items"]
    if may(actor, Permission.NOTICE_PUBLISH):
        items = told_with_standings(
            session, items, lambda one: (one["object_kind"], one["object_id"])
        )
    return {**document, "items": [{**UNTOLD, **one} for one in items]}


def notice_lines(session: Session, notices: Sequence[Notice]) -> list[dict[str, Any]]:
    """Write notices out for a list, each with what was said of it."""
    figures = figures_of(session, [one.id for one in notices])
    return [{**snapshot(one), **figures[one.id]} for one in notices]


def comments_shown(
    session: Session, actor: Actor, notice: Notice, comments: Sequence[NoticeComment]
) -> list[dict[str, Any]]:
    """Write comments out with the day by which each is answered, and who may answer it."""
    answering = told_with_answering(session, actor, notice, comments)
    return [_written(one) | {"answering": by} for one, by in zip(comments, answering, strict=True)]


def comment_shown(
    session: Session, actor: Actor, notice: Notice, comment: NoticeComment
) -> dict[str, Any]:
    """Write out one comment."""
    return comments_shown(session, actor, notice, [comment])[0]


def _written(comment: NoticeComment) -> dict[str, Any]:
    due_on = add_working_days(comment.made_on, ANSWER_WITHIN)
    waits = comment.verdict is None
    return {
        **comment_document(comment),
        "due_on": due_on,
        "remaining_working_days": working_days_between(today(), due_on) if waits else None,
    }


def printed_notice(session: Session, notice_id: UUID) -> dict[str, Any]:
    """Write out the notice sheet (公示表) for papers: what, to whom, from when to when, how."""
    notice = owned(session, Notice, notice_id)
    if notice is None:
        raise NotFound("There is no such notice.")
    setting = board_setting(session)
    return {
        **notice_document(session, notice),
        "scope_zh": SCOPE_WORDS[notice.scope][0],
        "channels_zh": [CHANNELS[one["code"]][0] for one in notice.channels],
        "types_zh": {code: kind.zh for code, kind in KINDS.items()},
        "telephone": supervision_phone(session),
        "email": setting.email if setting else "",
        "opinion_box": setting.opinion_box if setting else "",
    }


def notice_result_document(session: Session, notice_id: UUID) -> dict[str, Any]:
    """Write out the result sheet (公示结果表) for papers: counts, each comment, its answer."""
    notice = owned(session, Notice, notice_id)
    if notice is None:
        raise NotFound("There is no such notice.")
    return {
        **result_of(session, notice),
        "title": notice.title,
        "scope_zh": SCOPE_WORDS[notice.scope][0],
        "channels": [
            {"zh": CHANNELS[one["code"]][0], "proof": one.get("proof", "")}
            for one in notice.channels
        ],
        "opinions": [
            {
                "text": one.text,
                "by": one.person_name or "匿名",
                "made_on": one.made_on.isoformat(),
                "verdict": VERDICT_WORDS[one.verdict][0] if one.verdict else "",
                "reply": one.reply,
            }
            for one in comments_of(session, notice.id)
        ],
    }


def count_reader(
    session: Session, notice: Notice, who: str, key: str, actor: Actor | None = None
) -> None:
    """Count a reader once; from the mark alone nobody can tell who it was.

    Whoever publishes looks after his own notice: that is no reader's look.
    """
    if notice.state != "published" or _keeps(notice, actor):
        return
    mark = hmac.digest(key.encode(), f"reader {notice.id} {who}".encode(), "sha256")[:12]
    session.execute(
        insert(NoticeReader)
        .values(id=new_id(), notice_id=notice.id, mark=mark)
        .on_conflict_do_nothing()
    )


def _keeps(notice: Notice, actor: Actor | None) -> bool:
    if actor is None:
        return False
    return actor.person_id == notice.published_by or may(actor, Permission.NOTICE_PUBLISH)
