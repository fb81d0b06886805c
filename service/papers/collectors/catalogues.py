"""The power list: the approved catalogue word for word, and no other."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.catalogues.models import Catalogue, CatalogueItem
from service.papers.collectors.gathering import Collected, Words, chinese_day, words_of
from service.papers.refusals import NoPowerList


def power_list(session: Session, _subject_id: UUID | None, _asked: Mapping[str, Any]) -> Collected:
    """The power list in force."""
    words = words_of(session)
    found = session.scalars(select(Catalogue).where(Catalogue.state == "in_force")).one_or_none()
    if found is None:
        raise NoPowerList("No catalogue of powers is approved yet.")
    items = session.scalars(
        select(CatalogueItem)
        .where(CatalogueItem.catalogue_id == found.id, CatalogueItem.state == "approved")
        .order_by(CatalogueItem.position)
    ).all()
    facts = {
        "title": "权力清单",
        "standing": f"第{found.list_number}版，{chinese_day(found.in_force_on)}起施行",
        "count": len(items),
        "powers": [_power(no, one, words) for no, one in enumerate(items, 1)],
    }
    ids = (found.id, *(one.power_id for one in items))
    return Collected("权力清单", facts, records=ids, rows=len(items))


def _power(no: int, one: CatalogueItem, words: Words) -> dict[str, Any]:
    said = one.document
    posts: dict[str, list[str]] = {}
    for post in said.get("posts", ()):
        posts.setdefault(post["duty"], []).append(words.post(UUID(str(post["post_id"]))))
    written = said.get("category_written") or words.of("power_categories", one.category)
    return {
        "no": no,
        "number": one.number,
        "name": one.name,
        "category": written,
        "content": said.get("content", ""),
        "basis": said.get("legal_basis", ""),
        "subject": said.get("exercising_subject") or words.department(one.department_id),
        "handling": "、".join(posts.get("handling", ())),
        "reviewing": "、".join(posts.get("reviewing", ())),
        "deciding": "、".join(posts.get("deciding", ())),
        "time_limit": said.get("time_limit", ""),
        "chart": "",
        "remarks": said.get("remarks", ""),
    }
