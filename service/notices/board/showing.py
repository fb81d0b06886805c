"""What the pages of the board are filled with."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from service.http.messages import language
from service.notices.board.words import pick, say
from service.notices.counting import figures_of
from service.notices.models import BoardSetting, Notice, NoticeComment, NoticeItem
from service.notices.queries import supervision_phone, visible_items
from service.notices.rules import CHANNELS, REMARK_WORDS, SCOPE_WORDS, VERDICT_WORDS
from service.organisation.queries import today
from tenants.calendar import working_days_between


def line(notice: Notice) -> dict[str, Any]:
    """Write a notice as one line of the board."""
    return {
        "id": str(notice.id),
        "number": notice.number,
        "title": notice.title,
        "scope": pick(SCOPE_WORDS[notice.scope]),
        "term": term(notice),
        "left": left(notice),
        "open": is_open(notice),
    }


def lines(session: Session, notices: Sequence[Notice]) -> list[dict[str, Any]]:
    """Write notices as lines of the board, each with whether something of it was objected to."""
    figures = figures_of(session, [one.id for one in notices])
    return [
        {**line(one), "objected": runs(one) and figures[one.id]["returned_count"] > 0}
        for one in notices
    ]


def full(session: Session, notice: Notice, setting: BoardSetting | None) -> dict[str, Any]:
    """Write a notice out for its page."""
    items = visible_items(session, notice.id)
    columns = _columns(items)
    return {
        **line(notice),
        "day": day_word(notice.starts_on),
        "introduction": notice.introduction,
        "channels": "、".join(pick(CHANNELS[one["code"]]) for one in notice.channels),
        "contacts": _contacts(supervision_phone(session), setting),
        "supervisor": notice.supervisor or (setting.supervisor if setting else ""),
        "extensions": [one["reason"] for one in notice.extensions],
        "conclusion": notice.conclusion,
        "columns": columns,
        "items": [_item(one, columns) for one in items],
    }


def is_open(notice: Notice) -> bool:
    """Say whether the notice takes comments today."""
    over = notice.ends_on is not None and notice.ends_on < today()
    return notice.state == "published" and notice.takes_comments and not over


def runs(notice: Notice) -> bool:
    """Say whether the notice is shown, or waits for its last answers."""
    return notice.state in ("published", "ended")


def term(notice: Notice) -> str:
    """Write from when to when."""
    if notice.ends_on is None:
        return say("since", day=notice.starts_on)
    return f"{notice.starts_on} {say('to')} {notice.ends_on}{say('until_midnight')}"


def day_word(day: date | None) -> str:
    """Write a day as letters are dated."""
    if day is None or language() == "en":
        return str(day or "")
    return f"{day.year}年{day.month}月{day.day}日"


def left(notice: Notice) -> str:
    """Say how long it still runs."""
    if notice.ends_on is None:
        return say("standing")
    if notice.ends_on < today():
        return say("ended")
    days = working_days_between(today(), notice.ends_on)
    return say("left", days=days) if days else say("last_day")


def answered(comment: NoticeComment, notice: Notice) -> dict[str, Any]:
    """Write what became of a comment, for whoever holds its receipt."""
    return {
        "title": notice.title,
        "kind": pick(REMARK_WORDS[comment.kind]),
        "text": comment.text,
        "made_on": str(comment.made_on),
        "verdict": pick(VERDICT_WORDS[comment.verdict]) if comment.verdict else "",
        "reply": comment.reply,
    }


def _columns(items: Sequence[NoticeItem]) -> list[str]:
    """Name the columns of the table: whatever any of the items has to show."""
    name = "en" if language() == "en" else "zh"
    found = [row[name] for one in items for row in one.document.get("rows", [])]
    texts = [say("text")] if any(one.text for one in items) else []
    files = [say("file")] if any(one.file_reference for one in items) else []
    return [*dict.fromkeys(found), *texts, *files]


def _item(item: NoticeItem, columns: Sequence[str]) -> dict[str, Any]:
    name = "en" if language() == "en" else "zh"
    cells = {row[name]: row["value"] for row in item.document.get("rows", [])}
    cells |= {say("text"): item.text} if item.text else {}
    cells |= {say("file"): item.file_reference} if item.file_reference else {}
    return {
        "id": str(item.id),
        "place": item.position,
        "number": item.number,
        "title": item.title,
        "returned": item.state == "returned",
        "cells": [cells.get(column, "") for column in columns],
    }


def _contacts(telephone: str, setting: BoardSetting | None) -> list[tuple[str, str]]:
    found = {"telephone": telephone}
    if setting is not None:
        found |= {"email": setting.email, "opinion_box": setting.opinion_box}
    return [(say(name), said) for name, said in found.items() if said]
