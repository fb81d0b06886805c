"""The room in which a review chain's public notice takes place, wherever it stands (D-10)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.notices.models import Notice
from service.notices.objects import Shown
from service.notices.queries import allowed_scopes, items_of
from service.notices.rules import CHANNELS, KINDS, USUAL_WORKING_DAYS
from service.notices.supervising import usual_supervisor
from service.notices.titles import Contents, title_of
from service.notices.use_cases.drafting import add_items, next_number, written
from service.notices.use_cases.publishing import take_back
from service.organisation.queries import load_chart, today
from service.organisation.queries.profiles import current_profile
from service.procedures.models import Case, CaseItem, CaseStep
from service.procedures.objects import kind_of
from tenants.context import Actor
from tenants.journal import plain

ASKED: Final = ("to_rank", "reason")  # what a case asks for and no record holds yet
OWNERS: Final = {"leadership_team": "领导班子", "unit": "本单位", "system_industry": "本系统"}


def open_step(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    case: Case,
    step: CaseStep,
    items: Sequence[CaseItem],
    settings: Mapping[str, Any],
) -> None:
    """Draft the notice of a step; the register office looks it over and publishes it.

    A case that comes to its notice again, corrected after review, is shown anew (Q-06).
    """
    former = _former(session, case)
    kind = KINDS[case.object_kind]
    scope = settings.get("scope") or "unit"
    allowed = allowed_scopes(session, [case.object_kind])
    shown = _shown(session, actor, case, items)
    notice = Notice(
        number=next_number(session),
        kind="notice",
        title=title_of(_contents(session, case, shown)) + ("（更正）" if former else ""),
        scope=scope if scope in allowed else "unit",
        object_kind=case.object_kind,
        department_ids=[str(case.department_id)] if case.department_id else [],
        channels=[{"code": code, "proof": ""} for code in _channels(settings)],
        working_days=int(settings.get("working_days") or USUAL_WORKING_DAYS),
        introduction=_introduction(kind.zh),
        supervisor=usual_supervisor(session),
        case_id=case.id,
        step_id=step.id,
        follows_id=former.id if former else None,
    )
    session.add(notice)
    session.flush()
    add_items(session, notice, shown)
    written(session, actor, "notice.drafted", notice, case=str(case.id))


def withdraw_step(session: Session, actor: Actor, case: Case, step: CaseStep) -> None:
    """Take a step's notice back: the case, or the last of its items, went elsewhere.

    One whose items all went back for an objection runs on to its last day, and says so (Q-14).
    """
    notice = session.scalar(select(Notice).where(Notice.step_id == step.id))
    if notice is None or notice.state not in ("draft", "published", "ended"):
        return
    items = items_of(session, [notice.id])[notice.id]
    if notice.state == "draft" or any(one.state == "shown" for one in items):
        take_back(session, actor, notice, f"{case.number}退回或撤回，公示终止。")


def _former(session: Session, case: Case) -> Notice | None:
    """Find the notice at which these records were shown before."""
    origins = [one for one in (case.id, case.split_from) if one is not None]
    return session.scalar(
        select(Notice).where(Notice.case_id.in_(origins)).order_by(Notice.id.desc()).limit(1)
    )


def _shown(session: Session, actor: Actor, case: Case, items: Sequence[CaseItem]) -> list[Shown]:
    """Take each record as it was decided; before a decision, as it is sent."""
    undecided = [one.item_id for one in items if one.decided is None]
    found = kind_of(case.object_kind).matters(session, actor, undecided) if undecided else []
    present = {one.id: one.document for one in found}
    asked = {name: case.values[name] for name in ASKED if name in case.values}
    return [
        Shown(
            kind=case.object_kind,
            id=one.item_id,
            number=one.number,
            title=one.title,
            source=plain({**(one.decided or present[one.item_id]), **asked, **one.outcome}),
        )
        for one in items
    ]


def _contents(session: Session, case: Case, shown: Sequence[Shown]) -> Contents:
    return Contents(
        kind=case.object_kind,
        owner=_owner(session, case),
        titles=[one.title for one in shown],
        risk=current_profile(session).term.zh,
        with_measures=any(one.source.get("measures") for one in shown),
    )


def _owner(session: Session, case: Case) -> str:
    """Name whose records they are: a post, a section, the team, the bureau; never a person."""
    if case.subject_type in OWNERS:
        return OWNERS[case.subject_type]
    chart = load_chart(session, today())
    post = chart.post.get(case.post_id) if case.post_id else None
    section = chart.department.get(case.department_id) if case.department_id else None
    name = post.title if post else section.name if section else ""
    return f"{name}专项" if case.subject_type == "topic" else name


def _channels(settings: Mapping[str, Any]) -> list[str]:
    named = [code for code in settings.get("channels") or () if code in CHANNELS]
    return named or ["board_page"]


def _introduction(what: str) -> str:
    return f"现将有关{what}予以公示。如有意见，请在公示期内提出，可署名，也可匿名。"
