"""What each of several notices shows and how much was said of it, in two statements."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.http.messages import language
from service.notices.models import NoticeComment, NoticeItem
from service.notices.rules import KINDS

ITEM_FIGURES: Final = ("item_count", "returned_count")
COMMENT_FIGURES: Final = ("comment_count", "objection_count", "open_comment_count")
FIGURES: Final = (*ITEM_FIGURES, *COMMENT_FIGURES)


def figures_of(session: Session, notice_ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Say what each notice shows, count it, what of it went back, what was said and waits."""
    wanted = list(notice_ids)
    found: dict[UUID, dict[str, Any]] = {
        one: {**dict.fromkeys(FIGURES, 0), "content": ""} for one in wanted
    }
    items = select(
        NoticeItem.notice_id,
        func.count().label("item_count"),
        func.count().filter(NoticeItem.state == "returned").label("returned_count"),
        func.array_agg(NoticeItem.type.distinct()).label("types"),
    ).where(NoticeItem.notice_id.in_(wanted))
    comments = select(
        NoticeComment.notice_id,
        func.count().label("comment_count"),
        func.count().filter(NoticeComment.kind == "objection").label("objection_count"),
        func.count().filter(NoticeComment.verdict.is_(None)).label("open_comment_count"),
    ).where(NoticeComment.notice_id.in_(wanted))
    for row in session.execute(items.group_by(NoticeItem.notice_id)).mappings():
        found[row["notice_id"]] |= {name: row[name] for name in ITEM_FIGURES} | {
            "content": _said(row["types"])
        }
    for row in session.execute(comments.group_by(NoticeComment.notice_id)).mappings():
        found[row["notice_id"]] |= {name: row[name] for name in COMMENT_FIGURES}
    return found


def _said(types: Iterable[str]) -> str:
    """Name the kinds of things a notice shows, in the reader's language."""
    known = [KINDS[one] for one in sorted(types, key=list(KINDS).index)]
    return (
        ", ".join(one.en for one in known)
        if language() == "en"
        else "、".join(one.zh for one in known)
    )
