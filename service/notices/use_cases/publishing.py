"""Publish a notice to its audience; from then on it stands as it is until its last day (Q-14)."""

from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.notices.models import Notice, NoticeItem
from service.notices.queries import (
    access_notice,
    allowed_scopes,
    disclosed_inside,
    items_of,
    withheld,
)
from service.notices.refusals import (
    NotDisclosedInside,
    NoticeNotReady,
    NoticeOfStep,
    NoticePublished,
    ObjectWithheld,
    ScopeNotAllowed,
    ScopeUndecided,
)
from service.notices.rules import KINDS, USUAL_WORKING_DAYS, WIDE
from service.notices.use_cases.drafting import full_document, show_anew, written
from service.notices.use_cases.holding_up import settle_what_was_missing
from service.organisation.queries import today
from service.risks.rules import is_placeholder
from service.tasks.use_cases import settle_changes
from tenants.calendar import add_working_days
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid

PUBLISH = Permission.NOTICE_PUBLISH
REPLACEABLE: Final = {"disclosure": ("published",), "notice": ("published", "ended")}


def publish_notice(session: Session, actor: Actor, notice_id: UUID, *, if_version: int) -> Notice:
    """Show a notice to its audience; what it shows and its last day are fixed from here on."""
    notice = access_notice(session, actor, notice_id, PUBLISH, if_version=if_version)
    if notice.state != "draft":
        raise NoticePublished("The notice is published and stands.", number=notice.number)
    items = items_of(session, [notice.id])[notice.id]
    _refuse_unready(notice, items)
    _refuse_withheld(session, items)
    _refuse_scope(session, notice, items)
    before = full_document(session, notice)
    show_anew(session, notice)
    notice.state, notice.published_at, notice.published_by = "published", utc_now(), actor.person_id
    notice.starts_on = today()
    if notice.kind == "notice":
        days = notice.working_days or USUAL_WORKING_DAYS
        notice.ends_on = add_working_days(notice.starts_on, days)
    _replace_former(session, actor, notice)
    session.flush()
    settle_changes(session, [one.object_id for one in items if one.object_id], by=actor)
    written(session, actor, "notice.published", notice, before)
    return notice


def prove_channel(
    session: Session, actor: Actor, notice_id: UUID, *, if_version: int, code: str, proof: str
) -> Notice:
    """Note how it was shown through one channel: the address, the picture's file, the page."""
    notice = access_notice(session, actor, notice_id, PUBLISH, if_version=if_version)
    if notice.state == "draft":
        raise NoticeNotReady("The notice is not published yet.", missing=["publication"])
    if is_placeholder(proof):
        raise Invalid("A proof is needed.", errors={"proof": ["text-missing"]})
    if code not in {one["code"] for one in notice.channels}:
        raise Invalid("The notice does not use this channel.", errors={"code": ["not-found"]})
    before = full_document(session, notice)
    notice.channels = [
        {**one, "proof": proof.strip()} if one["code"] == code else one for one in notice.channels
    ]
    session.flush()
    written(session, actor, "notice.proved", notice, before, channel=code)
    return notice


def withdraw_notice(
    session: Session, actor: Actor, notice_id: UUID, *, if_version: int, reason: str
) -> Notice:
    """Take a standing disclosure or a draft of the office's own back for a reason."""
    notice = access_notice(session, actor, notice_id, PUBLISH, if_version=if_version)
    if notice.step_id is not None or (notice.kind == "notice" and notice.state != "draft"):
        raise NoticeOfStep("A notice ends with its term.", number=notice.number)
    if notice.state not in ("draft", "published"):
        raise NoticePublished("The notice is published and stands.", number=notice.number)
    if is_placeholder(reason):
        raise Invalid("A reason is needed.", errors={"reason": ["text-missing"]})
    take_back(session, actor, notice, reason.strip())
    return notice


def take_back(session: Session, actor: Actor, notice: Notice, reason: str) -> None:
    """End a notice before its time and write down why."""
    before = full_document(session, notice)
    notice.state, notice.withdrawn_reason, notice.concluded_at = "withdrawn", reason, utc_now()
    session.flush()
    settle_what_was_missing(session, notice, "withdrawn")
    written(session, actor, "notice.withdrawn", notice, before, reason=reason)


def _refuse_unready(notice: Notice, items: list[NoticeItem]) -> None:
    missing: list[str] = []
    if not items:
        missing.append("items")
    if not notice.channels:
        missing.append("channels")
    if notice.scope == "section" and not notice.department_ids:
        missing.append("department_ids")
    if notice.scope == "selected_group" and not notice.person_ids:
        missing.append("person_ids")
    if missing:
        raise NoticeNotReady("Something the notice needs is missing.", missing=missing)


def _refuse_withheld(session: Session, items: list[NoticeItem]) -> None:
    hidden = withheld(session, today())
    found = [one.number for one in items if (one.object_kind, one.object_id) in hidden]
    if found:
        raise ObjectWithheld("A decision keeps this from disclosure.", numbers=found)


def _refuse_scope(session: Session, notice: Notice, items: list[NoticeItem]) -> None:
    allowed = allowed_scopes(session, {one.type for one in items})
    if notice.scope not in allowed:
        raise ScopeNotAllowed(
            "Such things are not shown so widely.", scope=notice.scope, allowed=list(allowed)
        )
    if notice.scope not in WIDE:
        return
    if is_placeholder(notice.scope_decision):
        raise ScopeUndecided("Say who decided to show this so widely.", scope=notice.scope)
    guarded = [one for one in items if KINDS[one.type].of_register and one.type in INSIDE_FIRST]
    known = disclosed_inside(session, [one.object_id for one in guarded if one.object_id])
    unknown = [one.number for one in guarded if one.object_id not in known]
    if unknown:
        raise NotDisclosedInside("This was not disclosed inside yet.", numbers=unknown)


INSIDE_FIRST = frozenset({"risk_point", "grading", "lowering", "measure", "flowchart"})


def _replace_former(session: Session, actor: Actor, notice: Notice) -> None:
    """What is released or corrected anew takes the place of what was shown before (C-50, Q-06)."""
    former = owned(session, Notice, notice.follows_id) if notice.follows_id else None
    if former is None or former.kind != notice.kind or former.state not in REPLACEABLE[notice.kind]:
        return
    shown = any(one.state == "shown" for one in items_of(session, [former.id])[former.id])
    if former.kind == "notice" and shown:
        return  # what nobody objected to is shown to its last day
    before = full_document(session, former)
    former.state, former.concluded_at = "replaced", utc_now()
    if former.kind == "notice":
        former.conclusion = f"内容已更正，由{notice.number}重新公示。"
    session.flush()
    written(session, actor, "notice.replaced", former, before, by=notice.number)
