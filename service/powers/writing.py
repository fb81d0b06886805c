"""Many powers at once: for imports of workbooks and for the pilot region."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Uuid, any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from service.organisation.queries.profiles import current_profile
from service.powers.documents import POWER_FIELDS, searched
from service.powers.drafts import DraftProblem, Inserted, PowerDraft
from service.powers.models import Power
from service.powers.rules import (
    CATEGORIES,
    DRAFT,
    IN_FORCE,
    direction_of,
    gaps_before_in_force,
    power_number,
)
from service.procedures.gate import refuse_outside_chain
from tenants.bulk import copy_into, record_many
from tenants.clock import CHINA
from tenants.context import Actor
from tenants.database import new_id
from tenants.models.organisation import Department, Post
from tenants.numbering import take_numbers
from tenants.pinyin import sounds, spelling

COPIED: Final = tuple(one.name for one in fields(PowerDraft) if one.name in POWER_FIELDS)
POWER_COLUMNS: Final = (*POWER_FIELDS, "search_text", "pinyin")
DUTIES: Final = ("handling", "reviewing", "deciding")
Row = Sequence[Any]


def insert_powers(
    session: Session,
    actor: Actor,
    drafts: Iterable[PowerDraft],
    *,
    at: datetime,
    import_id: UUID | None = None,
    refuse_incomplete: bool = True,
    topic: str = "power.imported",
) -> Inserted:
    """Take many powers into the catalogue, all or none, each with its own journal entry.

    A draft that asks to be in force and is incomplete is refused, or else becomes a mere draft.
    Whether the actor may do this at all is for the caller to ask.
    """
    asked = list(drafts)
    if not asked:
        return Inserted(())
    if any(draft.in_force for draft in asked):
        refuse_outside_chain(session, "power")
    problems = list(_problems(session, asked))
    presence = current_profile(session).power_presence
    complete = []
    for place, draft in enumerate(asked):
        gaps = [gap for gap in _gaps(draft, presence) if gap.blocking] if draft.in_force else []
        complete.append(draft.in_force and not gaps)
        if refuse_incomplete:
            problems += [DraftProblem(place, gap.field, gap.code) for gap in gaps]
    if any(problem.blocking for problem in problems):
        return Inserted((), tuple(problems))
    powers = [
        _power(draft, number, at, import_id, in_force=in_force)
        for draft, number, in_force in zip(asked, _numbers(session, asked), complete, strict=True)
    ]
    _write(session, actor, asked, powers, at=at, topic=topic)
    return Inserted(tuple(draft.id for draft in asked), tuple(problems))


def _write(
    session: Session,
    actor: Actor,
    drafts: Sequence[PowerDraft],
    powers: Sequence[dict[str, Any]],
    *,
    at: datetime,
    topic: str,
) -> None:
    session.flush()
    posts = [[{"post_id": post, "duty": duty} for post, duty in one.posts] for one in drafts]
    copy_into(session, "powers", POWER_COLUMNS, map(_row, powers))
    copy_into(
        session,
        "power_posts",
        ("id", "power_id", "post_id", "duty"),
        (
            (new_id(), draft.id, one["post_id"], one["duty"])
            for draft, own in zip(drafts, posts, strict=True)
            for one in own
        ),
    )
    record_many(
        session,
        actor,
        topic,
        "power",
        ({**one, "posts": own} for one, own in zip(powers, posts, strict=True)),
        at=at,
        facts={"import": powers[0]["import_id"]},
    )


def _problems(session: Session, drafts: Sequence[PowerDraft]) -> Iterator[DraftProblem]:
    """Name every category, department, post and parent the bureau does not know."""
    departments = _known(session, Department.id, {d.department_id for d in drafts})
    posts = _known(session, Post.id, {post for d in drafts for post, _ in d.posts})
    parents = _known(session, Power.id, {d.parent_id for d in drafts})
    for place, draft in enumerate(drafts):
        wrong = {
            "name": "text-missing" if not draft.name.strip() else "",
            "category": "category-unknown" if draft.category not in CATEGORIES else "",
            "department_id": _missing(draft.department_id, departments),
            "parent_id": _missing(draft.parent_id, parents),
        }
        yield from (DraftProblem(place, name, code) for name, code in wrong.items() if code)
        for post, duty in draft.posts:
            if post not in posts or duty not in DUTIES:
                yield DraftProblem(place, "posts", "not-found")
        parents.add(draft.id)


def _missing(given: UUID | None, known: set[UUID]) -> str:
    return "" if given is None or given in known else "not-found"


def _known(session: Session, column: Any, asked: set[UUID | None] | set[UUID]) -> set[UUID]:
    ids = [one for one in asked if one is not None]
    if not ids:
        return set()
    return set(session.scalars(select(column).where(column == any_(literal(ids, ARRAY(Uuid))))))


def _gaps(draft: PowerDraft, presence: Mapping[str, str]) -> tuple[Any, ...]:
    values = {name: getattr(draft, name) for name in COPIED}
    values["discretion"] = draft.has_discretion
    return gaps_before_in_force(values, posts=draft.posts, presence=_known_columns(presence))


def _known_columns(presence: Mapping[str, str]) -> dict[str, str]:
    """Keep the rules of the columns the catalogue has."""
    return {name: rule for name, rule in presence.items() if name in COPIED}


def _numbers(session: Session, drafts: Sequence[PowerDraft]) -> Iterator[str]:
    """Number the drafts within their categories, in the order they came."""
    counts: dict[str, int] = {}
    for draft in drafts:
        counts[draft.category] = counts.get(draft.category, 0) + 1
    taken = {
        category: iter(take_numbers(session, f"powers:{category}", count))
        for category, count in sorted(counts.items())
    }
    return (power_number(draft.category, next(taken[draft.category])) for draft in drafts)


def _power(
    draft: PowerDraft, number: str, at: datetime, import_id: UUID | None, *, in_force: bool
) -> dict[str, Any]:
    return {
        **dict.fromkeys(POWER_FIELDS),
        **{name: getattr(draft, name) for name in COPIED},
        "version": 1,
        "number": number,
        "direction": direction_of(draft.category),
        "status": IN_FORCE if in_force else DRAFT,
        "levels": list(draft.levels),
        "reform": draft.reform,
        "review_required": False,
        "fee": "",
        "edition": 1 if in_force else 0,
        "effective_on": at.astimezone(CHINA).date() if in_force else None,
        "departments_written": list(draft.departments_written),
        "responsibility_items": list(draft.responsibility_items),
        "abolished_reason": "",
        "import_id": import_id,
        "updated_at": at,
    }


def _row(power: Mapping[str, Any]) -> Row:
    spelt = spelling(sounds(power["name"]))
    return [*(power[name] for name in POWER_FIELDS), searched(power), spelt]
