"""What the register has already: the points and powers some rows may repeat or change."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Text, and_, any_, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from service.imports.models import Import, ImportRow
from service.imports.rules import alike, all_alike
from service.measures.models import Measure
from service.powers.models import Power
from service.risks.models import Manifestation, RiskPoint
from service.risks.queries.lineage import among
from service.risks.subjects import subject_key
from service.risks.texts import text_key
from service.workbooks.text import compact

ANSWERING = (
    "direct_responsible_written",
    "section_head_written",
    "responsible_leader_written",
)
POINT_TEXTS = (
    "title",
    "flow_step",
    "direct_responsible_written",
    "section_head_written",
    "responsible_leader_written",
    "remarks",
)
POINT_COLUMNS = (
    "id",
    "number",
    "status",
    "version",
    "rank",
    "floor_rank",
    "category",
    "subject_type",
    "department_id",
    "post_id",
    "topic",
    "answering_post_id",
    "power_id",
    "text_key",
    *POINT_TEXTS,
)
POWER_TEXTS = (
    "name",
    "sub_name",
    "exercising_subject",
    "content",
    "legal_basis",
    "time_limit",
    "level_authority",
    "duty",
    "responsibility_basis",
    "accountability_scope",
    "accountability_cases",
    "remarks",
)


@dataclass(slots=True)
class Known:
    """A record of the register, as far as a row is compared with it."""

    columns: Any
    manifestations: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)

    @property
    def id(self) -> UUID:
        """Name the record."""
        found: UUID = self.columns.id
        return found

    @property
    def number(self) -> str:
        """Give the record's number in the register."""
        return str(self.columns.number)


@dataclass(slots=True)
class Register:
    """The records some rows may repeat, by number and by what they say."""

    by_number: dict[str, Known] = field(default_factory=dict)
    by_words: dict[tuple[object, ...], list[Known]] = field(
        default_factory=lambda: defaultdict(list)
    )


def load_points(session: Session, numbers: Collection[str], keys: Collection[str]) -> Register:
    """Read the risk points with these numbers, and the living ones with these words."""
    columns = [getattr(RiskPoint, name) for name in POINT_COLUMNS]
    found = session.execute(
        select(*columns).where(
            or_(
                RiskPoint.number == any_(literal(list(numbers), ARRAY(Text))),
                RiskPoint.text_key == any_(literal(list(keys), ARRAY(Text))),
            )
        )
    ).all()
    points = {row.id: Known(row) for row in found}
    for model, texts in ((Manifestation, "manifestations"), (Measure, "measures")):
        narrowed = select(model.risk_point_id, model.text).where(
            model.risk_point_id == among(points)
        )
        if model is Measure:
            narrowed = narrowed.where(Measure.status == "active")
        rows = session.execute(narrowed.order_by(model.position)) if points else ()
        for point_id, words in rows:
            getattr(points[point_id], texts).append(words)
    register = Register()
    for one in points.values():
        register.by_number[one.number] = one
        if one.columns.status != "retired":
            key = (*subject_key(one.columns), one.columns.text_key)
            register.by_words[key].append(one)
    return register


def former_grades(session: Session) -> dict[str, int]:
    """Give the highest grade each risk had in the imports that were taken back."""
    rows = session.execute(
        select(ImportRow.content["title"].astext, ImportRow.content["rank"].as_integer())
        .join(
            Import,
            and_(Import.tenant_id == ImportRow.tenant_id, Import.id == ImportRow.import_id),
        )
        .where(Import.state == "reverted", ImportRow.state == "reverted")
    )
    grades: dict[str, int] = {}
    for title, rank in rows:
        if title and rank:
            key = text_key(title)
            grades[key] = min(rank, grades.get(key, rank))
    return grades


def load_powers(session: Session, numbers: Collection[str], names: Collection[str]) -> Register:
    """Read the powers with these numbers, and the standing ones with these names."""
    columns = [
        getattr(Power, name)
        for name in (
            "id",
            "number",
            "status",
            "version",
            "category",
            "department_id",
            "responsibility_items",
            "parent_id",
            "levels",
            "reform",
            *POWER_TEXTS,
        )
    ]
    register = Register()
    if not numbers and not names:
        return register
    for row in session.execute(select(*columns)):
        known = Known(row)
        register.by_number[known.number] = known
        if row.status != "abolished":
            register.by_words[power_key(row.name, row.sub_name, row.category)].append(known)
    return register


def power_key(name: str, sub_name: str, category: str | None) -> tuple[object, ...]:
    """Tell one power from another."""
    return compact(name), compact(sub_name), category


def point_differences(draft: Any, known: Known, *, named: bool = False) -> dict[str, Any]:
    """List what a row says otherwise than the register; a blank cell says nothing.

    A row with the record's number names those who answered on the day it was printed; the register
    computes them and has nothing to learn from that.
    """
    mine = known.columns
    printed = [name for name in ANSWERING if named and not getattr(mine, name)]
    found = {
        name: value
        for name in POINT_TEXTS
        if name not in printed
        and (value := getattr(draft, name))
        and not alike(value, getattr(mine, name))
    }
    found |= _changed_codes(draft, mine, ("category", "power_id"))
    found |= _changed_place(draft, mine)
    for name in ("manifestations", "measures"):
        said = getattr(draft, name)
        texts = [one if isinstance(one, str) else one.text for one in said]
        if texts and not all_alike(texts, getattr(known, name)):
            found[name] = texts
    return found


def power_differences(draft: Any, known: Known) -> dict[str, Any]:
    """List what a row says otherwise than the catalogue; a blank cell says nothing."""
    mine = known.columns
    found = {
        name: value
        for name in POWER_TEXTS
        if (value := getattr(draft, name)) and not alike(value, getattr(mine, name))
    }
    found |= _changed_codes(draft, mine, ("category", "department_id", "parent_id"))
    if draft.levels and list(draft.levels) != mine.levels:
        found["levels"] = list(draft.levels)
    if draft.reform and draft.reform != mine.reform:
        found["reform"] = draft.reform
    items = list(draft.responsibility_items)
    if items and not all_alike(items, mine.responsibility_items):
        found["responsibility_items"] = items
    return found


def _changed_codes(draft: Any, mine: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: value
        for name in names
        if (value := getattr(draft, name)) is not None and value != getattr(mine, name)
    }


def _changed_place(draft: Any, mine: Any) -> Mapping[str, Any]:
    if draft.post_id is not None and draft.post_id != mine.post_id:
        return {"post_id": draft.post_id}
    if draft.subject_type == "section" and draft.department_id != mine.department_id:
        return {"department_id": draft.department_id}
    return {}
