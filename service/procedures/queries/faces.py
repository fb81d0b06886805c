"""The face of a case: its records as the printed form shows them, with what has changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.charts import Chart
from service.organisation.queries import load_chart
from service.procedures.models import Case, CaseItem
from tenants.clock import today
from tenants.journal import plain
from tenants.profiles import Profile, label
from tenants.profiles.schemas import words

FILE: Final = Path(__file__).parent.parent / "faces.yaml"
# The area of powers lies above the engine; it is reached by name alone.
POWERS: Final = ("service.powers.models", "Power")
Line = dict[str, Any]


@cache
def written() -> Mapping[str, Any]:
    """Read how each kind of record is laid out, once."""
    read: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return read


def said(group: str, code: str | None, language: str) -> str:
    """Say a code of the engine in the reader's language."""
    pair = written()[group].get(code or "")
    return str(pair[_place(language)]) if pair else code or ""


@dataclass(frozen=True)
class Words:
    """All a value may need to be written out, read once for a whole case."""

    language: str
    chart: Chart
    profile: Profile
    powers: Mapping[str, str]
    subject_type: str
    known: Mapping[str, Any] = field(default_factory=words)

    def code(self, group: str, value: str) -> str:
        """Say a code of the profile."""
        pair = self.known.get(group, {}).get(value)
        return str(pair["en" if self.language == "en" else "zh"]) if pair else value

    def own(self, group: str, value: str) -> str:
        """Say a code that stands in no profile."""
        pair = written()["codes"][group].get(value)
        return str(pair[_place(self.language)]) if pair else value

    def post(self, value: str) -> str:
        """Name a post."""
        found = self.chart.post.get(UUID(value))
        return found.title if found else ""

    def department(self, value: str) -> str:
        """Name a department."""
        found = self.chart.department.get(UUID(value))
        return found.name if found else ""

    def rank(self, value: int) -> str:
        """Say a rank in the bureau's own words."""
        return label(self.profile, self.subject_type, value, self.language)


def faces(  # noqa: PLR0917
    session: Session,
    case: Case,
    items: Sequence[CaseItem],
    documents: Mapping[UUID, Mapping[str, Any]],
    profile: Profile,
    language: str,
) -> dict[UUID, list[Line]]:
    """Write out every record of a case as its form shows it, beside how it read before."""
    earlier = _decided_before(session, case, items)
    now = {one.item_id: plain(dict(documents.get(one.item_id) or {})) for one in items}
    pairs = {one: _proposed(now[one], earlier.get(one)) for one in now}
    known = Words(
        language,
        load_chart(session, today()),
        profile,
        _powers(session, now.values()),
        case.subject_type or "section",
    )
    layout = written()["kinds"].get(case.object_kind, ())
    return {one: [*_lines(layout, *pairs[one], known)] for one in now}


def _lines(
    layout: Iterable[Sequence[str]],
    document: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    known: Words,
) -> Iterable[Line]:
    for name, zh, en, how in layout:
        value = _value(how, name, document, known)
        was = _value(how, name, before, known) if before is not None else value
        if value or was:
            yield {
                "field": name,
                "label": en if known.language == "en" else zh,
                "value": value,
                "before": was if was != value else None,
                "changed": was != value,
            }


def _value(how: str, name: str, document: Mapping[str, Any], known: Words) -> list[str]:
    """Write a value out, line by line."""
    value = document.get(name)
    if value is None or value in ("", []):
        return []
    kind, _, group = how.partition(":")
    if kind in _WAYS:
        return _WAYS[kind](value, document, known)
    if kind == "codes":
        return [known.code(group, str(one)) for one in value]
    if kind == "word":
        return [known.own(group, str(value))]
    return [known.code(group, str(value))]


def _list(value: Any, *_: Any) -> list[str]:
    return [str(one.get("text", one)) if isinstance(one, Mapping) else str(one) for one in value]


def _flag(value: Any, _document: Any, known: Words) -> list[str]:
    if known.language == "en":
        return ["yes" if value else "no"]
    return ["有" if value else "无"]


def _posts(value: Any, _document: Any, known: Words) -> list[str]:
    return [f"{known.own('duty', one['duty'])}：{known.post(one['post_id'])}" for one in value]


def _limit(value: Any, document: Mapping[str, Any], known: Words) -> list[str]:
    unit = str(document.get("limit_unit") or "day")
    if unit == "day":
        counted = known.own("counting", str(document.get("limit_days") or "working"))
        return [f"{value} {counted}"]
    return [f"{value} {known.own('time_unit', unit)}"]


def _steps(value: Any, _document: Any, known: Words) -> list[str]:
    acting = [one for one in value if one["type"] not in {"start", "end", "gateway"}]
    names = ("handling_post_id", "reviewing_post_id", "deciding_post_id")
    return [
        f"{number}. {one['title']}"
        + "".join(f"（{known.post(one[name])}）" for name in names if one.get(name))
        for number, one in enumerate(acting, start=1)
    ]


def _levels(value: Any, *_: Any) -> list[str]:
    return [f"{one['level']}：{one['duty']}" for one in value]


def _reform(value: Any, *_: Any) -> list[str]:
    parts = (value.get(name) for name in ("decision", "document_number", "item_number"))
    return [" ".join(filter(None, parts))]


def _measures(value: Any, *_: Any) -> list[str]:
    return [str(one["text"]) for one in value if one.get("status", "active") == "active"]


_WAYS: Final[Mapping[str, Callable[[Any, Any, Words], list[str]]]] = {
    "text": lambda value, _document, _known: [str(value)],
    "list": _list,
    "flag": _flag,
    "posts": _posts,
    "limit": _limit,
    "steps": _steps,
    "levels": _levels,
    "reform": _reform,
    "measures": _measures,
    "count": lambda value, _document, _known: [str(len(value))],
    "rank": lambda value, _document, known: [known.rank(int(value))],
    "post": lambda value, _document, known: [known.post(str(value))],
    "department": lambda value, _document, known: [known.department(str(value))],
    "power": lambda value, _document, known: [known.powers.get(str(value), "")],
}


def _proposed(
    document: Mapping[str, Any], earlier: Mapping[str, Any] | None
) -> tuple[Mapping[str, Any], Mapping[str, Any] | None]:
    """What a clean-up proposes stands on the form; what it would replace stands beside it."""
    pending = document.get("pending")
    if not isinstance(pending, Mapping):
        return document, earlier
    why = {name: pending.get(name) for name in ("decision", "cause", "reason", "enters_on")}
    proposed = {**document, **pending.get("proposed", {}), **why}
    return proposed, document if document.get("status") == "in_force" else earlier


def _decided_before(
    session: Session, case: Case, items: Sequence[CaseItem]
) -> dict[UUID, dict[str, Any]]:
    """Find how each record read when it was decided last, before this case."""
    rows = session.execute(
        select(CaseItem.item_id, CaseItem.decided)
        .where(
            CaseItem.item_id.in_([one.item_id for one in items]),
            CaseItem.object_kind == case.object_kind,
            CaseItem.case_id < case.id,
            CaseItem.decided.is_not(None),
            CaseItem.state == "approved",
        )
        .order_by(CaseItem.id)
    )
    return {row.item_id: row.decided for row in rows}


def _powers(session: Session, documents: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    ids = {
        UUID(str(held[name]))
        for one in documents
        for held in (one, (one.get("pending") or {}).get("proposed") or {})
        for name in ("power_id", "parent_id")
        if held.get(name)
    }
    if not ids:
        return {}
    model = getattr(import_module(POWERS[0]), POWERS[1])
    rows = session.execute(select(model.id, model.number, model.name).where(model.id.in_(ids)))
    return {str(row.id): f"{row.number} {row.name}" for row in rows}


def _place(language: str) -> int:
    return 1 if language == "en" else 0
