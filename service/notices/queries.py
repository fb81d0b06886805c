"""Every question about notices: who may see which, what was said of them, what is withheld."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, and_, cast, exists, func, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.orm import Session

from policies.chains import load_chains
from policies.guard import Target, may, require
from policies.permissions import Permission
from service.notices.models import (
    BoardSetting,
    NonDisclosure,
    Notice,
    NoticeComment,
    NoticeItem,
    NoticeReader,
)
from service.notices.receipts import digest_of
from service.notices.rules import scopes_of
from service.organisation.queries import today
from service.organisation.queries.profiles import current_profile
from tenants.context import Actor
from tenants.database import owned, refuse_stale
from tenants.errors import NotFound
from tenants.models.papers import PaperSettings

READ = Permission.NOTICE_READ
SHOWN: Final = ("published", "ended", "concluded")
# They keep or watch over notices, and so see them whatever the audience, drafts included.
KEEPERS: Final = frozenset(
    {
        "register_office",
        "discipline_group",
        "supervision_office",
        "auditor",
        "main_leader",
        "deputy_leader",
        "party_group",
        "system",
    }
)


def list_notices(
    actor: Actor,
    *,
    state: Sequence[str] = (),
    case_id: UUID | None = None,
    q: str = "",
    type: str | None = None,  # noqa: A002
    **equal: str | None,
) -> Select[Any]:
    """List the notices this person is meant to see: of a kind, an audience, a word in the title."""
    require(actor, READ)
    found = select(Notice).where(audience(actor))
    if q.strip():
        named = (Notice.title, Notice.number)
        found = found.where(or_(*(one.icontains(q.strip(), autoescape=True) for one in named)))
    if state:
        found = found.where(Notice.state.in_(state))
    if case_id is not None:
        found = found.where(Notice.case_id == case_id)
    if type is not None:
        shows = (NoticeItem.notice_id == Notice.id) & (NoticeItem.type == type)
        found = found.where(exists(select(NoticeItem.id).where(shows)))
    wanted = {name: value for name, value in equal.items() if value is not None}
    return found.filter_by(**wanted)


def access_notice(
    session: Session,
    actor: Actor,
    notice_id: UUID,
    permission: Permission = READ,
    *,
    if_version: int | None = None,
) -> Notice:
    """Fetch a notice for one act; to whoever is not among its audience it does not exist."""
    notice = session.scalar(select(Notice).where(Notice.id == notice_id, audience(actor)))
    if notice is None:
        raise NotFound("There is no such notice.")
    require(actor, permission, Target(department_id=department_of(notice)))
    refuse_stale(notice, if_version)
    return notice


def department_of(notice: Notice) -> UUID | None:
    """Name the one section a notice is for, if it is for one."""
    one = notice.department_ids if notice.scope == "section" else []
    return UUID(one[0]) if len(one) == 1 else None


def access_comment(
    session: Session, actor: Actor, comment_id: UUID, *, if_version: int | None = None
) -> tuple[NoticeComment, Notice]:
    """Fetch a comment and its notice for whoever answers, or the one who made it."""
    comment = owned(session, NoticeComment, comment_id)
    if comment is None:
        raise NotFound("There is no such comment.")
    notice = access_notice(session, actor, comment.notice_id)
    mine = comment.person_id is not None and comment.person_id == actor.person_id
    place = place_of(session, notice, comment.notice_item_id)
    if not (mine or answers(actor, place) or KEEPERS & actor.roles):
        raise NotFound("There is no such comment.")
    refuse_stale(comment, if_version)
    return comment, notice


def answers(actor: Actor, department_id: UUID | None) -> bool:
    """Say whether this person answers comments here."""
    return may(actor, Permission.NOTICE_ANSWER, Target(department_id=department_id))


def list_comments(session: Session, actor: Actor, notice_id: UUID) -> Select[Any]:
    """List what was said of a notice: all of it to its keepers, to others their own."""
    notice = access_notice(session, actor, notice_id)
    found = select(NoticeComment).where(NoticeComment.notice_id == notice_id)
    if answers(actor, department_of(notice)) or KEEPERS & actor.roles:
        return found
    place = NoticeItem.document["source"]["department_id"].astext
    answered = [str(one) for one in sorted(actor.departments) if answers(actor, one)]
    theirs = select(NoticeItem.id).where(NoticeItem.notice_id == notice_id, place.in_(answered))
    own = NoticeComment.person_id == actor.person_id
    return found.where(or_(own, NoticeComment.notice_item_id.in_(theirs)))


def place_of(session: Session, notice: Notice, notice_item_id: UUID | None) -> UUID | None:
    """Name the section an item of a notice belongs to, else the one the notice is for."""
    item = session.get(NoticeItem, (session.info["tenant_id"], notice_item_id or notice.id))
    place = (item.document.get("source") or {}).get("department_id") if item else None
    return UUID(str(place)) if place else department_of(notice)


def items_of(session: Session, notice_ids: Iterable[UUID]) -> dict[UUID, list[NoticeItem]]:
    """Give the items of several notices in one statement, in order."""
    wanted = list(notice_ids)
    found: dict[UUID, list[NoticeItem]] = {one: [] for one in wanted}
    rows = session.scalars(
        select(NoticeItem).where(NoticeItem.notice_id.in_(wanted)).order_by(NoticeItem.position)
    )
    for row in rows:
        found[row.notice_id].append(row)
    return found


def visible_items(session: Session, notice_id: UUID) -> list[NoticeItem]:
    """Give the items of a notice but those a decision keeps from disclosure now (R-270)."""
    hidden = withheld(session, today())
    items = items_of(session, [notice_id])[notice_id]
    return [one for one in items if (one.object_kind, one.object_id) not in hidden]


def comments_of(session: Session, notice_id: UUID) -> Sequence[NoticeComment]:
    """Give all comments of a notice, oldest first."""
    return session.scalars(
        select(NoticeComment).where(NoticeComment.notice_id == notice_id).order_by(NoticeComment.id)
    ).all()


def open_comments(session: Session, notice_id: UUID) -> int:
    """Count the comments that wait for an answer."""
    return (
        session.scalar(
            select(func.count())
            .select_from(NoticeComment)
            .where(NoticeComment.notice_id == notice_id, NoticeComment.verdict.is_(None))
        )
        or 0
    )


def readers_of(session: Session, notice_ids: Iterable[UUID]) -> Mapping[UUID, int]:
    """Count how many opened each notice."""
    rows = session.execute(
        select(NoticeReader.notice_id, func.count())
        .where(NoticeReader.notice_id.in_(list(notice_ids)))
        .group_by(NoticeReader.notice_id)
    )
    return {row[0]: row[1] for row in rows}


def comment_by_receipt(session: Session, receipt: str) -> NoticeComment | None:
    """Find a comment by the number its maker was given."""
    return session.scalar(
        select(NoticeComment).where(NoticeComment.receipt_digest == digest_of(receipt))
    )


def list_non_disclosures(actor: Actor) -> Select[Any]:
    """List what is kept from disclosure, and why; nobody but its keepers sees it."""
    require(actor, READ)
    return select(NonDisclosure).where(_kept(actor))


def access_non_disclosure(
    session: Session,
    actor: Actor,
    non_disclosure_id: UUID,
    permission: Permission = READ,
    *,
    if_version: int | None = None,
) -> NonDisclosure:
    """Fetch one decision not to disclose."""
    found = session.scalar(
        select(NonDisclosure).where(NonDisclosure.id == non_disclosure_id, _kept(actor))
    )
    if found is None:
        raise NotFound("There is no such decision.")
    require(actor, permission)
    refuse_stale(found, if_version)
    return found


def withheld(session: Session, on: date) -> set[tuple[str, UUID]]:
    """List what a decision in force keeps from disclosure on a day."""
    rows = session.execute(
        select(NonDisclosure.object_kind, NonDisclosure.object_id).where(
            NonDisclosure.ended_on.is_(None), NonDisclosure.expires_on >= on
        )
    )
    return {(row.object_kind, row.object_id) for row in rows}


def disclosed_inside(session: Session, object_ids: Sequence[UUID]) -> set[UUID]:
    """List what was shown inside the bureau before (R-284)."""
    return set(
        session.scalars(
            select(NoticeItem.object_id)
            .join(
                Notice,
                and_(Notice.tenant_id == NoticeItem.tenant_id, Notice.id == NoticeItem.notice_id),
            )
            .where(
                NoticeItem.object_id.in_(object_ids),
                Notice.state.in_((*SHOWN, "replaced")),
                Notice.scope.not_in(("system", "society")),
            )
        )
    )


def allowed_scopes(session: Session, kinds: Iterable[str]) -> tuple[str, ...]:
    """List the audiences such things may have by the bureau's own rules (D-11)."""
    profile = current_profile(session)
    return scopes_of(kinds, load_chains(profile.code, profile.version).notice_scopes)


def board_setting(session: Session) -> BoardSetting | None:
    """Give how this bureau keeps its board, if it ever said."""
    return session.scalar(select(BoardSetting).limit(1))


def _kept(actor: Actor) -> ColumnElement[bool]:
    return true() if KEEPERS & actor.roles else ~true()


def audience(actor: Actor) -> ColumnElement[bool]:
    """Whom a notice is for; its keepers see all of them."""
    if KEEPERS & actor.roles:
        return true()
    everybody = Notice.scope.in_(("unit", "tenant_and_subordinates", "system", "society"))
    parts: list[ColumnElement[bool]] = [everybody]
    departments = sorted(str(one) for one in actor.departments)
    if departments:
        own = cast(array(departments), ARRAY(Text))
        parts.append(and_(Notice.scope == "section", Notice.department_ids.op("?|")(own)))
    named = Notice.person_ids.op("?")(str(actor.person_id))
    parts.append(and_(Notice.scope == "selected_group", named))
    seen = and_(Notice.state.in_((*SHOWN, "replaced")), or_(*parts))
    return or_(seen, _drafted(actor)) if may_draft_somewhere(actor) else seen


def _drafted(actor: Actor) -> ColumnElement[bool]:
    """Whoever drafts notices for his section sees those for it alone."""
    own = [Notice.department_ids == [str(one)] for one in sorted(actor.departments)]
    return and_(Notice.scope == "section", or_(*own))


def may_draft_somewhere(actor: Actor) -> bool:
    """Say whether this person drafts notices for a section of his."""
    return any(
        may(actor, Permission.NOTICE_DRAFT, Target(department_id=one)) for one in actor.departments
    )


def overdue_notices(session: Session) -> Sequence[Notice]:
    """List the notices whose last day has passed and that are not concluded."""
    return session.scalars(
        select(Notice)
        .where(Notice.state.in_(("published", "ended")), Notice.ends_on < today())
        .order_by(Notice.id)
    ).all()


def supervision_phone(session: Session) -> str:
    """Give the telephone of supervision, as it stands on all papers of the bureau."""
    return session.scalar(select(PaperSettings.supervision_phone)) or ""
