"""From the rows of a list of powers to the powers of one bureau, with every doubt at its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from service.imports.placing.bureau import Bureau
from service.imports.placing.comparing import is_there, tell_changes
from service.imports.placing.findings import finding, refused
from service.imports.placing.likely import likely_word
from service.imports.placing.register import (
    Known,
    Register,
    load_powers,
    power_differences,
    power_key,
)
from service.imports.placing.rows import Choices, Row, tell_long_texts
from service.imports.placing.shares import levels_of, reform_of
from service.imports.placing.subjects import departments_of, find_department
from service.powers.drafts import PowerDraft
from service.powers.rules import CATEGORIES, gaps_before_in_force
from service.workbooks.sheets import POWER_CATEGORY_LABELS
from service.workbooks.text import compact

# What an import may change in a power that is there already; its category never changes.
UPDATED = frozenset(
    {
        "name",
        "sub_name",
        "exercising_subject",
        "content",
        "legal_basis",
        "time_limit",
        "level_authority",
        "levels",
        "reform",
        "duty",
        "responsibility_items",
        "responsibility_basis",
        "accountability_scope",
        "accountability_cases",
        "remarks",
    }
)
KEPT_UNREAD = {
    "main-item-unknown": ("main_item", "所属主项"),
    "levels-unread": ("levels_written", "层级分工"),
    "reform-unread": ("reform_written", "审改结果"),
}
UNREAD = frozenset(KEPT_UNREAD)
LABELLED = {label: code for code, label in POWER_CATEGORY_LABELS.items()}
LONGEST = {"name": 500, "sub_name": 500, "exercising_subject": 1000}
OWNED = frozenset({"category", "department_id", *UPDATED})


def place_powers(session: Session, rows: Sequence[Row], bureau: Bureau, choices: Choices) -> None:
    """Say of every row what it becomes: a new power, a change, nothing, or what keeps it out."""
    numbers = {row.content["code"] for row in rows if row.content.get("code")}
    names = {row.content["name"] for row in rows if row.content.get("name")}
    register = load_powers(session, numbers, names)
    main_items = _main_items(rows, register)
    for row in rows:
        row.draft = _draft(row, bureau, choices, main_items)
    drafts = [(row, row.draft) for row in rows if isinstance(row.draft, PowerDraft)]
    _tell_repeats(drafts)
    for row, draft in drafts:
        _compare(row, draft, register, choices)
    presence = {n: r for n, r in bureau.profile.power_presence.items() if n in OWNED}
    for row, draft in drafts:
        if row.act == "create" and not row.is_blocked:
            _tell_gaps(row, draft, presence)


def _main_items(rows: Sequence[Row], register: Register) -> dict[str, UUID | None]:
    """Name the main items of the catalogue by what they are called, and those of the file."""
    in_file = {compact(r.content.get("name", "")): None for r in rows if _is_main(r.content)}
    known = [one.columns for one in register.by_number.values()]
    standing = {
        compact(one.name): one.id
        for one in known
        if one.status != "abolished" and one.parent_id is None
    }
    return {**in_file, **standing}


def _is_main(content: Mapping[str, Any]) -> bool:
    return not content.get("sub_name") and not content.get("main_item")


def _main_item(row: Row, main_items: Mapping[str, UUID | None]) -> UUID | None:
    """Find the main item a row names; one of the same file is joined when all are placed."""
    written = row.content.get("main_item", "")
    if written and compact(written) not in main_items:
        row.findings.append(finding("main_item", "main-item-unknown", written))
    return main_items.get(compact(written))


def _draft(
    row: Row, bureau: Bureau, choices: Choices, main_items: Mapping[str, UUID | None]
) -> PowerDraft | None:
    content = row.content
    name = content.get("name", "")
    if not name:
        row.findings.append(finding("name", "row-not-taken"))
        return None
    tell_long_texts(row, LONGEST)
    department_id = find_department(row, bureau, choices)
    if not row.opens and not bureau.lies_in(department_id, choices.section_id):
        row.findings.append(finding("department_written", "outside-your-department"))
    texts = {
        field: content.get(field, "")
        for field in (
            "sub_name",
            "content",
            "legal_basis",
            "time_limit",
            "level_authority",
            "duty",
            "responsibility_basis",
            "accountability_scope",
            "accountability_cases",
        )
    }
    levels, reform = levels_of(row), reform_of(row)
    parent_id = _main_item(row, main_items)
    return PowerDraft(
        id=row.id,
        parent_id=parent_id,
        levels=levels,
        reform=reform,
        name=name,
        category=_category(row, choices) or "",
        category_written=content.get("category_written", ""),
        department_id=department_id,
        departments_written=tuple(departments_of(row)),
        exercising_subject=content.get("exercising_subject") or choices.exercising_subject,
        responsibility_items=tuple(content.get("responsibility_items") or ()),
        remarks=_remarks(row, UNREAD & {one.code for one in row.findings}),
        in_force=True,
        import_row=row.row,
        **texts,
    )


def _category(row: Row, choices: Choices) -> str | None:
    category: str | None = row.content.get("category")
    written = row.content.get("category_written", "")
    if category is not None:
        return category
    answered = choices.categories.get(compact(written)) or LABELLED.get(compact(written))
    if answered in CATEGORIES:
        return answered
    code = "category-unknown" if written else "power-category-missing"
    likely = likely_word(written, POWER_CATEGORY_LABELS.values()) if written else ""
    row.findings.append(finding("category_written", code, written, proposal=likely))
    return None


def _remarks(row: Row, unread: frozenset[str]) -> str:
    """Keep with the remarks what the catalogue has no field for, or what could not be read."""
    content = row.content
    kept = {
        head: content.get(name, "") for code, (name, head) in KEPT_UNREAD.items() if code in unread
    }
    kept |= {
        "实施对象": content.get("counterpart", ""),
        "追责依据": content.get("accountability_basis", ""),
        **(content.get("extras") or {}),
    }
    named = (f"{name}：{text}" for name, text in kept.items() if text)
    lines = [content.get("remarks", ""), *named]
    return "\n".join(line for line in lines if line)


def _tell_repeats(drafts: list[tuple[Row, PowerDraft]]) -> None:
    """Two rows are one power when name, sub-item, category, section and ground are the same."""
    seen: dict[tuple[object, ...], int] = {}
    for row, draft in drafts:
        key = power_key(draft.name, draft.sub_name, draft.category)
        own = row.content.get("code")  # rows with numbers of their own are records of their own
        where = (own, draft.department_id, row.opens, draft.legal_basis, draft.duty, draft.content)
        first = seen.setdefault((*key, *where), row.row)
        if first != row.row:
            row.findings.append(finding("name", "duplicate-in-file", row=first))


def _compare(row: Row, draft: PowerDraft, register: Register, choices: Choices) -> None:
    code = row.content.get("code", "")
    named = register.by_number.get(code)
    if named is not None:
        _meet(row, draft, named, choices)
        return
    if code:
        row.findings.append(finding("code", "number-unknown", code))
    key = power_key(draft.name, draft.sub_name, draft.category)
    same = [
        known
        for known in register.by_words.get(key) or ()
        if known.columns.department_id == draft.department_id
    ]
    for known in same:
        if not power_differences(draft, known):
            is_there(row, known)
            return
    if same:
        fields = list(power_differences(draft, same[0]))
        row.findings.append(
            finding("name", "duplicate-of-register", number=same[0].number, fields=fields)
        )


def _meet(row: Row, draft: PowerDraft, known: Known, choices: Choices) -> None:
    if known.columns.status == "abolished":
        row.findings.append(finding("code", "record-closed", number=known.number))
        return
    row.act, row.record_id = "update", known.id
    found = power_differences(draft, known)
    if not found and not row.is_blocked:
        is_there(row, known)
        return
    tell_changes(row, found, UPDATED, known.number, update=choices.update)


def _tell_gaps(row: Row, draft: PowerDraft, presence: dict[str, str]) -> None:
    values = {name: getattr(draft, name) for name in OWNED}
    for gap in gaps_before_in_force(values, posts=draft.posts, presence=presence):
        if gap.blocking:
            row.findings.append(refused(gap.field, gap.code, {}))


def join_parents(rows: Sequence[Row]) -> None:
    """A sub-item goes with its main item: it names the record, and waits if that one waits."""
    by_position = {row.position: row for row in rows}
    by_name = {compact(row.content.get("name", "")): row for row in rows if _is_main(row.content)}
    for row in rows:
        parent = by_position.get(row.content.get("parent", -1))
        if parent is None and row.content.get("main_item"):
            parent = by_name.get(compact(row.content["main_item"]))
        if parent is None or parent is row or row.is_decided or row.act != "create":
            continue
        if parent.is_blocked or parent.state == "left_out":
            row.findings.append(finding("sub_name", "parent-not-imported", row=parent.row))
        elif isinstance(row.draft, PowerDraft):
            row.draft = replace(row.draft, parent_id=parent.record_id or parent.id)
