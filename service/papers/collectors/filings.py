"""The form under which a package goes to the leading group."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.filings.models import Filing, FilingItem
from service.filings.rules import KIND_NAMES
from service.papers.collectors.gathering import Collected, chinese_day, known
from tenants import clock
from tenants.database import owned

TYPES: Final = {"first": "首次备案", "adjustment": "调整备案", "annual": "年度备案"}
CHANGES: Final = {
    "new": "新增",
    "added": "新增",
    "changed": "修订",
    "unchanged": "未变动",
    "retired": "废止",
    "raised": "升级",
    "lowered": "降级",
}


def filing_form(session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]) -> Collected:
    """What is filed, of which kinds and how many, and what changed; opinions stay empty."""
    filing = known(owned(session, Filing, subject_id) if subject_id else None)
    items = session.scalars(
        select(FilingItem).where(FilingItem.filing_id == filing.id).order_by(FilingItem.position)
    ).all()
    counted = Counter(one.change for one in items)
    sent = filing.first_sent_at.astimezone(clock.CHINA).date() if filing.first_sent_at else None
    materials = [
        {
            "no": no,
            "title": f"{KIND_NAMES[filing.kind]}（{CHANGES.get(change, change)}）",
            "count": count,
            "version": f"第{max(filing.revision, 1)}次报送",
        }
        for no, (change, count) in enumerate(sorted(counted.items()), 1)
    ]
    told = [f"{CHANGES.get(change, change)}{count}件" for change, count in sorted(counted.items())]
    facts = {
        "filing_number": filing.filed_number or filing.number,
        "category": TYPES[filing.filing_type],
        "filed_on": chinese_day(sent),
        "due_on": chinese_day(filing.due_on),
        "meeting": next((one.document.get("approval", "") for one in items), ""),
        "changes": "；".join(filter(None, ["、".join(told), filing.remarks])),
        "materials": materials,
    }
    ids = tuple(one.item_id for one in items)
    return Collected(f"{KIND_NAMES[filing.kind]}备案表", facts, records=ids, rows=len(materials))
