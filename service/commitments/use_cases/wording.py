"""The bureau's own words for a kind of letter; letters already signed keep theirs."""

from typing import Any

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.commitments.kinds import LETTERS
from service.commitments.letters import in_own_term
from service.commitments.models import CommitmentTemplate
from service.commitments.queries import newest_template
from service.organisation.queries.access import snapshot
from service.risks.rules import is_placeholder
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Invalid, Stale
from tenants.journal import record


def words_of(session: Session, kind: str) -> dict[str, Any]:
    """Give the words in use for a kind of letter, and their edition; nought is the product's."""
    own, usual = newest_template(session, kind), LETTERS[kind]
    return {
        "kind": kind,
        "annex": usual.annex,
        "zh": in_own_term(session, usual.zh),
        "en": usual.en,
        "source": usual.source,
        "edition": own.edition if own else 0,
        "addressee": own.addressee if own else "",
        "opening": own.opening if own else in_own_term(session, usual.opening),
        "clauses": own.clauses if own else [in_own_term(session, one) for one in usual.clauses],
        "breach": own.breach if own else usual.breach,
    }


def reword(
    session: Session,
    actor: Actor,
    kind: str,
    *,
    if_version: int,
    opening: str,
    clauses: list[str],
    breach: str,
    addressee: str = "",
) -> CommitmentTemplate:
    """Choose other words for letters still to be signed."""
    require(actor, Permission.COMMITMENT_ISSUE)
    before = newest_template(session, kind)
    edition = before.edition if before else 0
    if edition != if_version:
        raise Stale("The record changed since you read it.", version=edition)
    wrong = {n: ["text-missing"] for n, one in enumerate(clauses) if is_placeholder(one)}
    if wrong:
        raise Invalid("Some clauses say nothing.", errors={"clauses": wrong})
    template = CommitmentTemplate(
        kind=kind,
        edition=edition + 1,
        addressee=addressee.strip(),
        opening=opening.strip(),
        clauses=[one.strip() for one in clauses],
        breach=breach.strip(),
        written_by=actor.person_id,
        written_at=utc_now(),
    )
    session.add(template)
    session.flush()
    record(
        session,
        actor,
        "commitment_template.reworded",
        "commitment_template",
        template.id,
        version=template.version,
        before=snapshot(before) if before else None,
        after=snapshot(template),
    )
    return template
