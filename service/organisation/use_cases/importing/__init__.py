"""Take over a whole organisation from a workbook, all of it or nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from policies.guard import Target, require
from policies.permissions import Permission
from service.organisation.queries.actors import touch_authority
from service.organisation.use_cases.changing import refuse_reaching
from service.organisation.use_cases.importing.drafts import OrganisationDraft
from service.organisation.use_cases.importing.laying import lay
from service.organisation.use_cases.importing.standing import Standing, stand
from service.organisation.use_cases.posts import DUTIES
from service.organisation.use_cases.separation import refuse_stacking
from service.workbooks.problems import Problem
from tenants.context import Actor
from tenants.database import TenantOwned
from tenants.journal import entry, plain, record, record_all
from tenants.models.organisation import Body, Department, Person, Post


@dataclass(frozen=True, slots=True)
class OrganisationDifference:
    """What a workbook would change (or changed), and what stands in its way."""

    committed: bool
    counts: dict[str, int]
    changes: list[dict[str, Any]]
    problems: tuple[Problem, ...]


def commit_organisation(
    session: Session,
    actor: Actor,
    draft: OrganisationDraft,
    on: date,
    *,
    dry_run: bool = False,
    doubts: Sequence[Problem] = (),
) -> OrganisationDifference:
    """Take over the organisation a workbook tells; with any problem, or dry, nothing is changed.

    Who or what the workbook does not name stays as it is; the same workbook twice changes nothing.
    """
    require(actor, Permission.ORGANISATION_IMPORT)
    if not dry_run:
        touch_authority(session)
    with session.no_autoflush:
        standing = stand(session, on)
        standing.problems.extend(doubts)
        lay(standing, draft)
        committed = not dry_run and not standing.problems
        difference = _difference(standing, committed=committed)
        if not committed:
            session.expire_all()
            return difference
    if standing.changes:
        _refuse_own_rights(actor, standing)
        _insert(session, standing.created)
        refuse_stacking(session, on)
        record(
            session,
            actor,
            "organisation.imported",
            "organisation",
            None,
            after={"changes": difference.changes},
            counts=difference.counts,
        )
        session.flush()
        _tell_of_new_duties(session, actor, standing)
    return difference


def _tell_of_new_duties(session: Session, actor: Actor, standing: Standing) -> None:
    """Tell of each post whose duties the workbook changes, so that its points are reviewed."""
    record_all(
        session,
        [
            entry(
                actor,
                "post.changed_duties",
                "post",
                one["id"],
                before=plain(one["before"]),
                after=plain(one["after"]),
                imported=True,
            )
            for one in standing.changes
            if (one["kind"], one["act"]) == ("post", "changed")
            and any(one["before"].get(name) != one["after"].get(name) for name in DUTIES)
        ],
    )


def _insert(session: Session, created: list[TenantOwned]) -> None:
    """Insert what leans on nothing first, then what leans on that."""
    for kinds in (Department, (Post, Person, Body), TenantOwned):
        session.add_all(one for one in created if isinstance(one, kinds))
        session.flush()


def _refuse_own_rights(actor: Actor, standing: Standing) -> None:
    """Nobody seats, appoints or raises himself by way of a workbook either (I8)."""
    targets = [
        *(Target(person_id=one.person_id) for one in standing.appointments if _touched(one)),
        *(Target(person_id=one.person_id) for one in standing.members if _touched(one)),
        *(Target(post_id=one.post_id) for one in standing.portfolios if _touched(one)),
        *(Target(post_id=one.id) for one in standing.posts.values() if _touched(one)),
    ]
    for target in targets:
        require(actor, Permission.ORGANISATION_APPOINT, target)
    for department in standing.departments.values():
        if _touched(department) and department not in standing.created:
            refuse_reaching(actor, department.parent_id)


def _touched(one: TenantOwned) -> bool:
    return bool(inspect(one).modified)


def _difference(standing: Standing, *, committed: bool) -> OrganisationDifference:
    counts = Counter(f"{change['kind']}_{change['act']}" for change in standing.changes)
    changes: list[dict[str, Any]] = plain(standing.changes)
    return OrganisationDifference(
        committed, dict(sorted(counts.items())), changes, tuple(standing.problems)
    )
