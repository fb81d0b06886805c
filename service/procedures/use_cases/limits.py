"""Authorise posts to approve up to a sum, by a document (R-300, R-301)."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import snapshot
from service.procedures.models import AuthorityLimit, AuthorityRule
from service.procedures.queries.limits import access_limit, insist, limit_document, rule_of
from tenants.context import Actor
from tenants.database import owned
from tenants.errors import Invalid, Stale
from tenants.journal import record
from tenants.models.organisation import Post


def grant_limit(
    session: Session,
    actor: Actor,
    *,
    post_id: UUID,
    kind: str,
    amount: Decimal,
    document: str,
    starts_on: date,
    ends_on: date | None = None,
) -> AuthorityLimit:
    """Authorise a post to approve matters of one kind up to a sum; nobody authorises himself."""
    insist(session, actor, Permission.LIMIT_GRANT, post_id)
    if owned(session, Post, post_id) is None:
        raise Invalid("Some fields are not right.", errors={"post_id": ["not-found"]})
    _refuse_backwards(starts_on, ends_on)
    limit = AuthorityLimit(
        post_id=post_id,
        kind=kind,
        amount=amount,
        document=document,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    session.add(limit)
    _write_down(session, actor, "authority_limit.granted", limit, None)
    return limit


def change_limit(
    session: Session, actor: Actor, limit_id: UUID, *, if_version: int, **values: Any
) -> AuthorityLimit:
    """Change what a post may approve, or from when to when."""
    limit = access_limit(session, limit_id, if_version=if_version)
    insist(session, actor, Permission.LIMIT_GRANT, limit.post_id)
    before = limit_document(limit)
    ends_on = values.get("ends_on", limit.ends_on)
    _refuse_backwards(values.get("starts_on", limit.starts_on), ends_on)
    for name, value in values.items():
        setattr(limit, name, value)
    _write_down(session, actor, "authority_limit.changed", limit, before)
    return limit


def set_authority_rule(
    session: Session, actor: Actor, *, without_record: str, basis: str, if_version: int
) -> AuthorityRule:
    """Say whether sums may be approved without an authorisation record; version 0 says it first."""
    insist(session, actor, Permission.LIMIT_GRANT, None)
    rule = rule_of(session)
    version = rule.version if rule else 0
    if version != if_version:
        raise Stale("The record changed since you read it.", version=version)
    before = snapshot(rule) if rule else None
    if rule is None:
        rule = AuthorityRule(without_record=without_record, basis=basis)
        session.add(rule)
    else:
        rule.without_record, rule.basis = without_record, basis
    session.flush()
    record(
        session,
        actor,
        "authority_rule.set",
        "authority_rule",
        rule.id,
        version=rule.version,
        before=before,
        after=snapshot(rule),
    )
    return rule


def _refuse_backwards(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise Invalid("Some fields are not right.", errors={"ends_on": ["ends-before-start"]})


def _write_down(
    session: Session,
    actor: Actor,
    topic: str,
    limit: AuthorityLimit,
    before: dict[str, Any] | None,
) -> None:
    session.flush()
    record(
        session,
        actor,
        topic,
        "authority_limit",
        limit.id,
        version=limit.version,
        before=before,
        after=limit_document(limit),
    )
