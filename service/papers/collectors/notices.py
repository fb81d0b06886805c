"""Notices on paper: the sheet on the board, written for its audience, and what came of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from service.notices.documents import DEPARTMENT, POST
from service.notices.models import Notice
from service.notices.reading import notice_result_document, printed_notice
from service.papers.collectors.gathering import Collected, chinese_day, known
from service.papers.refusals import NoticeNotPublished
from tenants.database import owned

PLACES: Final = (DEPARTMENT.zh, POST.zh)
GRADES: Final = ("风险等级", "拟定等级", "现等级")
USUAL: Final = "根据廉政风险防控工作安排，现将下列事项予以公示，接受监督。"


def notice_sheet(session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]) -> Collected:
    """The notice as it hangs on the wall."""
    notice = _notice(session, subject_id, ("published", "ended", "concluded", "replaced"))
    said = printed_notice(session, notice.id)
    rows = [_row(no, one) for no, one in enumerate(said["items"], 1)]
    contact = (
        ("电话", said["telephone"]),
        ("邮箱", said["email"]),
        ("意见箱", said["opinion_box"]),
    )
    facts = {
        "title": notice.title,
        "introduction": notice.introduction or USUAL,
        "starts_on": chinese_day(notice.starts_on),
        "ends_on": chinese_day(notice.ends_on),
        "working_days": notice.working_days or "",
        "scope": said["scope_zh"],
        "channels": "、".join(said["channels_zh"]) or "公开栏",
        "contact": "、".join(
            [f"{name}{value}" for name, value in contact if value] + ["网上公示栏"]
        ),
        "rows": rows,
    }
    return _collected(notice, facts, said["items"])


def notice_result(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """What came of a notice."""
    notice = _notice(session, subject_id, ("ended", "concluded", "replaced"))
    said = notice_result_document(session, notice.id)
    counted = {
        "采纳": said.get("adopted", 0),
        "部分采纳": said.get("partly_adopted", 0),
        "未采纳": said.get("not_adopted", 0),
    }
    facts = {
        "title": notice.title,
        "notice_number": notice.number,
        "scope": said["scope_zh"],
        "period": f"{_day(said['starts_on'])}至{_day(said['ends_on'])}",
        "channels": "、".join(one["zh"] for one in said["channels"]),
        "readers": said["readers"],
        "comment_count": len(said["opinions"]),
        "adoption": "、".join(f"{word}{count}条" for word, count in counted.items()),
        "conclusion": said["conclusion"],
        "supervisor": said["supervisor"],
        "comments": [
            {
                "no": no,
                "text": one["text"],
                "by": one["by"],
                "made_on": one["made_on"],
                "outcome": one["verdict"],
                "reply": one["reply"],
            }
            for no, one in enumerate(said["opinions"], 1)
        ],
    }
    return _collected(notice, facts, ())


def _notice(session: Session, notice_id: UUID | None, states: tuple[str, ...]) -> Notice:
    notice = known(owned(session, Notice, notice_id) if notice_id else None)
    if notice.state not in states:
        raise NoticeNotPublished("The notice is not there to be printed yet.", state=notice.state)
    return notice


def _row(no: int, item: Mapping[str, Any]) -> dict[str, Any]:
    """Write one record as it is shown to its audience: place, grade, and all the rest."""
    seen = item["rows"]
    place = [one["value"] for one in seen if one["zh"] in PLACES]
    grade = [one["value"] for one in seen if one["zh"] in GRADES]
    rest = [one for one in seen if one["zh"] not in {*PLACES, *GRADES}]
    details = "\n".join(f"{one['zh']}：{one['value']}" for one in rest)
    return {
        "no": no,
        "number": item["number"],
        "place": "\n".join(place),
        "title": item["title"],
        "grade": "→".join(dict.fromkeys(grade)),
        "details": details or item["text"],
    }


def _day(written: str | None) -> str:
    return chinese_day(date.fromisoformat(written)) if written else ""


def _collected(notice: Notice, facts: dict[str, Any], items: Any) -> Collected:
    ids = tuple(UUID(str(one["object_id"])) for one in items if one["object_id"])
    return Collected(notice.title, facts, records=ids, rows=len(items))
