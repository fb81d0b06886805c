"""Who may answer what was said of a notice: told before anything is typed, and held to (R-273)."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import holders_of, named
from policies.guard import Target, require
from policies.permissions import Permission
from policies.refusals import who_can
from policies.seats import Subject
from service.notices.models import Notice, NoticeComment, NoticeItem
from service.notices.queries import items_of, place_of
from service.notices.refusals import CommentAnswered, OwnComment
from service.organisation.queries import load_chart, today
from service.procedures.refusals import OwnItem
from tenants.context import Actor
from tenants.errors import DomainError

Who = list[dict[str, str]]
Entitled = Callable[[UUID | None], Who]


def refuse_to_answer(
    session: Session,
    actor: Actor,
    comment: NoticeComment,
    notice: Notice,
    item: NoticeItem | None,
    *,
    entitled: Entitled | None = None,
) -> None:
    """Refuse whoever does not answer here, made the comment or holds the post it is about."""
    place = place_of(session, notice, item.id if item else None)
    able = entitled or entitled_to_answer(session, actor)
    require(
        actor,
        Permission.NOTICE_ANSWER,
        Target(department_id=place),
        who_can=lambda: able(place),
    )
    _refuse_own_item(session, actor, item)
    if comment.verdict is not None:
        raise CommentAnswered("The comment is answered.")
    if comment.person_id is not None and comment.person_id == actor.person_id:
        raise OwnComment("Nobody answers his own comment.", who_can=able(place))


def told_with_answering(
    session: Session, actor: Actor, notice: Notice, comments: Sequence[NoticeComment]
) -> list[dict[str, Any]]:
    """Say of each comment whether the reader may answer it; if not, why, and who may."""
    items = {one.id: one for one in items_of(session, [notice.id])[notice.id]}
    only = next(iter(items.values())) if len(items) == 1 else None
    entitled = entitled_to_answer(session, actor)

    def answering(comment: NoticeComment) -> dict[str, Any]:
        item = items.get(comment.notice_item_id) if comment.notice_item_id else only
        return _answering(
            lambda: refuse_to_answer(session, actor, comment, notice, item, entitled=entitled)
        )

    return [answering(one) for one in comments]


def entitled_to_answer(session: Session, actor: Actor) -> Entitled:
    """Name who answers comments at a place, but the asker himself."""

    @cache
    def entitled(place: UUID | None) -> Who:
        day = today()
        target = Target(department_id=place)
        chart = load_chart(session, day)
        asks = Permission.NOTICE_ANSWER
        found = who_can(asks, target, None, chart, day, tenant_id=actor.tenant_id)
        return [one for one in found if one["name"] and one["name"] != actor.name]

    return entitled


def _answering(check: Callable[[], None]) -> dict[str, Any]:
    try:
        check()
    except DomainError as refusal:
        facts = dict(refusal.facts)
        return {
            "allowed": False,
            "code": refusal.code(),
            "detail": refusal.detail,
            "facts": facts,
            "who_can": facts.get("who_can", []),
        }
    return {"allowed": True, "code": "", "detail": "", "facts": {}, "who_can": []}


def _refuse_own_item(session: Session, actor: Actor, item: NoticeItem | None) -> None:
    """Nobody says of his own post whether an objection to it is right (Q-05)."""
    post = (item.document.get("source") or {}).get("post_id") if item else None
    if post is None:
        return
    day = today()
    chart = load_chart(session, day)
    if actor.person_id in chart.persons_of(UUID(str(post)), day):
        office = holders_of("register_office", Subject("unit", kind="notice"), chart, day)
        raise OwnItem(
            "Nobody judges what is his own, or what he sent, drafted or last changed.",
            who_can=named("register_office", office),
        )
