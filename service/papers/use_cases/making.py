"""Make papers: gather, number, fill in, keep the bytes; large ones are left to a worker."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from jinja2 import TemplateError
from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from policies.permissions import Permission
from service.organisation.queries.profiles import current_profile
from service.papers.collectors import COLLECTORS, collect
from service.papers.collectors.gathering import Collected, chinese_day
from service.papers.collectors.letters import signatures_on
from service.papers.documents import document
from service.papers.kinds import kinds
from service.papers.models import Paper
from service.papers.queries.access import (
    bureau_of,
    insist,
    kind_of,
    next_edition,
    template_in_use,
)
from service.papers.refusals import PaperTooLarge, TemplateFails
from service.papers.rendering import rendered
from service.papers.rules.codes import check_code
from service.papers.use_cases.numbering import likely_number, settings_in_use, take_number
from tenants import clock
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid, NotFound
from tenants.hashing import canonical, digest
from tenants.journal import plain, record
from tenants.models.papers import PaperSettings

AT_ONCE: Final = 200
LARGEST: Final = 20 << 20
MOMENT: Final = "%Y-%m-%d %H:%M"


def order_paper(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    subject_id: UUID | None = None,
    asked: Mapping[str, Any] | None = None,
) -> tuple[Paper, bool]:
    """Make a paper, unless the last one says the very same; say whether a new one was made."""
    if kind_of(kind).code not in COLLECTORS:
        raise NotFound("There is no such kind of paper.")
    if subject_id is None and kind_of(kind).subject != "bureau":
        missing = ["Missing data for required field."]
        raise Invalid("Some fields are not right.", errors={"subject_id": missing})
    wanted = plain(dict(asked or {}))
    collected = collect(session, kind, subject_id, wanted)
    insist(session, actor, Permission.PAPER_MAKE, collected.target)
    facts = plain(collected.facts)
    said = digest(canonical(facts).encode())
    template, _ = template_in_use(session, kind)
    same = _last_alike(session, kind, subject_id, wanted)
    if same and (same.facts_digest, same.template_digest) == (said, digest(template)):
        return same, False
    paper = _begun(session, actor, kind, subject_id, wanted, collected)
    paper.facts, paper.facts_digest = facts, said
    session.flush()
    if collected.rows > AT_ONCE:
        record(session, actor, "paper.ordered", "paper", paper.id, version=1, after=document(paper))
    else:
        issue(session, actor, paper)
    return paper, True


def make_paper(session: Session, actor: Actor, paper_id: UUID) -> Paper | None:
    """Make a paper that was left to a worker; made already, it is left as it is."""
    paper = owned(session, Paper, paper_id)
    if paper is None or paper.state != "waiting":
        return paper
    try:
        issue(session, actor, paper)
    except (TemplateFails, PaperTooLarge) as refusal:
        paper.state, paper.failure = "failed", refusal.code()
        session.flush()
        record(session, actor, "paper.failed", "paper", paper.id, after=document(paper))
    return paper


def issue(session: Session, actor: Actor, paper: Paper) -> None:
    """Give a paper its number, its edition, its check code and its bytes.

    It is written out before its number is taken, so that a long one holds nobody up; only if
    somebody was quicker it is written out again.
    """
    template, own = template_in_use(session, paper.kind)
    settings, kind = settings_in_use(session), kinds()[paper.kind]
    facts = {**house(session, settings, paper), **_facts(session, paper)}
    paper.template_digest, paper.template_id = digest(template), own.id if own else None
    paper.check_code = check_code(
        settings.code_key, paper.id.bytes, paper.facts_digest or b"", paper.template_digest
    )
    pictures = signatures_on(session, paper.subject_id) if facts.get("signature") else {}
    fill = partial(_filled, template, facts, paper.check_code, pictures)
    foretold = (likely_number(session, paper, kind, settings), next_edition(session, paper))
    content = fill(*foretold)
    number = take_number(session, actor, paper, kind, settings)
    paper.edition, paper.number = next_edition(session, paper), number
    if (paper.number, paper.edition) != foretold:
        content = fill(paper.number, paper.edition)
    paper.content, paper.content_digest, paper.state = content, digest(content), "issued"
    session.flush()
    record(
        session,
        actor,
        "paper.issued",
        "paper",
        paper.id,
        version=paper.version,
        after=document(paper),
    )


def house(session: Session, settings: PaperSettings, paper: Paper) -> dict[str, Any]:
    """Say what stands on all papers of the bureau."""
    made = paper.made_at.astimezone(clock.CHINA)
    return {
        "bureau": bureau_of(session).name,
        "term": current_profile(session).term.zh,
        "year": paper.year,
        "maker": paper.maker,
        "made_at": made.strftime(MOMENT),
        "date": chinese_day(made.date()),
        "copies": settings.copies_note,
        "phone": settings.supervision_phone,
    }


def _filled(  # noqa: PLR0917
    template: bytes,
    facts: Mapping[str, Any],
    code: str,
    pictures: Mapping[str, bytes],
    number: str,
    edition: int,
) -> bytes:
    said = {**facts, "number": number, "edition": edition}
    try:
        content = rendered(template, said, code, pictures)
    except TemplateError as wrong:
        raise TemplateFails("The template could not be filled.", problem=str(wrong)) from wrong
    if len(content) > LARGEST:
        raise PaperTooLarge("The paper is too large to be kept.", largest=LARGEST)
    return content


def _begun(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    kind: str,
    subject_id: UUID | None,
    asked: dict[str, Any],
    collected: Collected,
) -> Paper:
    paper = Paper(
        kind=kind,
        title=collected.title,
        year=clock.today().year,
        made_at=utc_now(),
        made_by=actor.person_id,
        maker=actor.name,
        subject_id=subject_id,
        department_id=collected.target.department_id,
        post_id=collected.target.post_id,
        asked=asked,
        row_count=collected.rows,
        record_ids=[str(one) for one in collected.records],
    )
    session.add(paper)
    return paper


def _last_alike(
    session: Session, kind: str, subject_id: UUID | None, asked: dict[str, Any]
) -> Paper | None:
    return session.scalars(
        select(Paper)
        .where(
            Paper.kind == kind,
            Paper.subject_id.is_not_distinct_from(subject_id),
            Paper.asked == asked,
            Paper.state.in_(("issued", "waiting")),
        )
        .order_by(Paper.made_at.desc())
        .limit(1)
    ).one_or_none()


def _facts(session: Session, paper: Paper) -> dict[str, Any]:
    """Read what a paper is to say, as it was gathered when it was ordered."""
    statement = select(Paper).where(Paper.id == paper.id).options(undefer(Paper.facts))
    return session.scalars(statement).one().facts
