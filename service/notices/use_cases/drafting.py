"""Draft what is to be shown: items of the register as they stand, and free items with a text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from policies.guard import Target, may, require
from policies.permissions import Permission
from service.notices.documents import Showing, showing
from service.notices.models import Notice, NoticeItem
from service.notices.objects import Shown, load_objects
from service.notices.queries import access_notice, department_of, items_of, withheld
from service.notices.refusals import NoticeOfStep, NoticePublished
from service.notices.rules import KINDS, USUAL_WORKING_DAYS
from service.notices.supervising import usual_supervisor
from service.organisation.queries import today
from service.organisation.queries.access import snapshot
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.organisation import Department, Person
from tenants.numbering import take_numbers

DRAFT = Permission.NOTICE_DRAFT


def draft_notice(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    title: str,
    scope: str,
    items: Sequence[Mapping[str, Any]],
    follows_id: UUID | None = None,
    **values: Any,
) -> Notice:
    """Draft a notice or a disclosure of the register's own making."""
    _refuse_unknown(session, values)
    if follows_id is not None:
        access_notice(session, actor, follows_id)
    values["supervisor"] = values.get("supervisor") or usual_supervisor(session)
    notice = Notice(
        number=next_number(session),
        kind=kind,
        title=title.strip(),
        scope=scope,
        follows_id=follows_id,
        **_usual(kind, _plain(values)),
    )
    require(actor, DRAFT, Target(department_id=department_of(notice)))
    session.add(notice)
    session.flush()
    _fill(session, actor, notice, items)
    written(session, actor, "notice.drafted", notice)
    return notice


def change_notice(
    session: Session,
    actor: Actor,
    notice_id: UUID,
    *,
    if_version: int,
    items: Sequence[Mapping[str, Any]] | None = None,
    **values: Any,
) -> Notice:
    """Change a draft; of a step's notice the items are those of the case."""
    notice = access_notice(session, actor, notice_id, DRAFT, if_version=if_version)
    if notice.state != "draft":
        raise NoticePublished("The notice is published and stands.", number=notice.number)
    if items is not None and notice.step_id is not None:
        raise NoticeOfStep("The items of this notice are those of its case.", number=notice.number)
    _refuse_unknown(session, values)
    before = full_document(session, notice)
    for name, value in _plain(values).items():
        setattr(notice, name, value)
    require(actor, DRAFT, Target(department_id=department_of(notice)))
    if items is not None:
        session.execute(delete(NoticeItem).where(NoticeItem.notice_id == notice.id))
        _fill(session, actor, notice, items)
    else:
        show_anew(session, notice)
    session.flush()
    written(session, actor, "notice.changed", notice, before)
    return notice


def full_document(session: Session, notice: Notice) -> dict[str, Any]:
    """Write out a notice with its items, as the journal keeps it."""
    items = items_of(session, [notice.id])[notice.id]
    return {**snapshot(notice), "items": [item_document(one) for one in items]}


def item_document(item: NoticeItem) -> dict[str, Any]:
    """Write out one item as its readers see it."""
    return {
        "id": item.id,
        "position": item.position,
        "type": item.type,
        "number": item.number,
        "title": item.title,
        "text": item.text,
        "file_reference": item.file_reference,
        "object_kind": item.object_kind,
        "object_id": item.object_id,
        "state": item.state,
        "rows": item.document.get("rows", []),
    }


def written(
    session: Session,
    actor: Actor,
    topic: str,
    notice: Notice,
    before: dict[str, Any] | None = None,
    **facts: Any,
) -> None:
    """Write a change of a notice down."""
    record(
        session,
        actor,
        topic,
        "notice",
        notice.id,
        version=notice.version,
        before=before,
        after=full_document(session, notice),
        **facts,
    )


def next_number(session: Session) -> str:
    """Give the next number of this year's notices."""
    year = today().year
    return f"GS-{year}-{take_numbers(session, f'notice-{year}')[0]:04d}"


def add_items(session: Session, notice: Notice, shown: Iterable[Shown]) -> None:
    """Put records into a notice, word for word as they stand, shown as its audience may see them.

    What is shown is written beside the record, and is what readers get.
    """
    how = showing(session)
    for position, one in enumerate(shown, start=1):
        session.add(_item(how, notice, position, one))
    session.flush()


def show_anew(session: Session, notice: Notice) -> None:
    """Show the same records to another audience."""
    how = showing(session)
    for item in items_of(session, [notice.id])[notice.id]:
        source = item.document.get("source")
        if source is not None:
            item.document = _both(how, item.object_kind, source, notice.scope)
            item.title = how.title(str(item.document["title"]), notice.scope)
    session.flush()


def _item(how: Showing, notice: Notice, position: int, one: Shown) -> NoticeItem:
    document = _both(how, one.kind, {**one.source, "title": one.title}, notice.scope)
    return NoticeItem(
        notice_id=notice.id,
        position=position,
        type=one.kind,
        title=how.title(one.title, notice.scope),
        number=one.number,
        object_kind=one.kind,
        object_id=one.id,
        document={**document, "title": one.title},
    )


def _both(how: Showing, kind: str, source: Mapping[str, Any], scope: str) -> dict[str, Any]:
    return {
        "source": dict(source),
        "title": source.get("title", ""),
        "rows": how.rows(kind, source, scope),
    }


def _fill(
    session: Session, actor: Actor, notice: Notice, items: Sequence[Mapping[str, Any]]
) -> None:
    """Put in what was asked for; what is withheld, unknown or of another section is refused."""
    errors: dict[int, dict[str, list[str]]] = {}
    found = load_objects(session, [_asked(one) for one in items if one.get("object_id")])
    hidden = withheld(session, today())
    how = showing(session)
    for position, one in enumerate(items):
        kind, object_id = one["type"], one.get("object_id")
        if KINDS[kind].of_register:
            shown = found.get((kind, object_id)) if object_id else None
            if shown is None or (kind, object_id) in hidden or not _his(actor, shown):
                errors[position] = {"object_id": ["not-found"]}
                continue
            session.add(_item(how, notice, position + 1, shown))
        elif object_id or not str(one.get("title") or "").strip():
            errors[position] = {"title": ["text-missing"]}
        else:
            session.add(_free(notice, position + 1, one))
    if errors:
        raise Invalid("Some items cannot be shown.", errors={"items": errors})
    session.flush()


def _his(actor: Actor, shown: Shown) -> bool:
    """Say whether this person drafts notices on records of that section (R-273)."""
    place = shown.source.get("department_id")
    return may(actor, DRAFT, Target(department_id=UUID(str(place)) if place else None))


def _asked(item: Mapping[str, Any]) -> tuple[str, UUID]:
    return item["type"], item["object_id"]


def _free(notice: Notice, position: int, one: Mapping[str, Any]) -> NoticeItem:
    return NoticeItem(
        notice_id=notice.id,
        position=position,
        type=one["type"],
        title=one["title"].strip(),
        text=one.get("text", ""),
        file_reference=one.get("file_reference", ""),
    )


def _usual(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    if kind == "disclosure":
        return {**values, "working_days": None}
    return {**values, "working_days": values.get("working_days") or USUAL_WORKING_DAYS}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    lists = ("department_ids", "person_ids")
    return {
        name: [str(one) for one in value] if name in lists else value
        for name, value in values.items()
    }


def _refuse_unknown(session: Session, values: Mapping[str, Any]) -> None:
    """Refuse an audience that names a section or a person this bureau does not have."""
    errors: dict[str, dict[int, list[str]]] = {}
    for name, model in (("department_ids", Department), ("person_ids", Person)):
        strange = {
            place: ["not-found"]
            for place, one in enumerate(values.get(name) or ())
            if owned(session, model, one) is None
        }
        if strange:
            errors[name] = strange
    if errors:
        raise Invalid("The audience is not right.", errors=errors)
