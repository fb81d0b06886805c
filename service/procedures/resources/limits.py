"""Limits of authority over HTTP: who may approve what sums, by which document."""

from typing import Any
from uuid import UUID

from policies.permissions import Permission
from service.http.paging import Page, page_of
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.procedures.models import AuthorityLimit
from service.procedures.queries.limits import REFUSE, access_limit, insist, list_limits, rule_of
from service.procedures.resources.blueprint import blp
from service.procedures.schemas.limits import (
    AuthorityRuleChangeSchema,
    AuthorityRuleSchema,
    LimitArguments,
    LimitChangeSchema,
    LimitGrantSchema,
    LimitPageSchema,
    LimitSchema,
)
from service.procedures.use_cases.limits import change_limit, grant_limit, set_authority_rule


@blp.route("/authority-limits")
class AuthorityLimits(TenantView):
    @blp.arguments(LimitArguments, location="query")
    @blp.response(200, LimitPageSchema)
    def get(self, arguments: dict[str, Any]) -> Page:
        """List up to which sums posts may approve."""
        session = current_session()
        insist(session, current_actor(), Permission.LIMIT_READ, None)
        key = [AuthorityLimit.id]
        return page_of(session, list_limits(arguments), key, arguments, scope="limits")

    @blp.arguments(LimitGrantSchema)
    @blp.response(201, LimitSchema)
    def post(self, granted: dict[str, Any]) -> Any:
        """Authorise a post up to a sum."""
        return created(grant_limit(current_session(), current_actor(), **granted))


@blp.route("/authority-limits/<uuid:limit_id>")
class AuthorityLimitById(TenantView):
    @blp.response(200, LimitSchema)
    def get(self, limit_id: UUID) -> Any:
        """Read an authorisation record."""
        session = current_session()
        insist(session, current_actor(), Permission.LIMIT_READ, None)
        limit = access_limit(session, limit_id)
        return limit, {"ETag": etag(limit)}

    @blp.arguments(LimitChangeSchema)
    @blp.response(200, LimitSchema)
    def put(self, values: dict[str, Any], limit_id: UUID) -> Any:
        """Change or end an authorisation."""
        limit = change_limit(
            current_session(), current_actor(), limit_id, if_version=if_match(), **values
        )
        return limit, {"ETag": etag(limit)}


@blp.route("/authority-rule")
class AuthorityRuleOfBureau(TenantView):
    @blp.response(200, AuthorityRuleSchema)
    def get(self) -> Any:
        """Read what holds for posts without an authorisation record."""
        session = current_session()
        insist(session, current_actor(), Permission.LIMIT_READ, None)
        rule = rule_of(session)
        if rule is None:
            unsaid = {"without_record": REFUSE, "basis": "", "version": 0}
            return unsaid, {"ETag": '"0"'}
        return rule, {"ETag": etag(rule)}

    @blp.arguments(AuthorityRuleChangeSchema)
    @blp.response(200, AuthorityRuleSchema)
    def put(self, values: dict[str, Any]) -> Any:
        """Say whether sums may be approved without an authorisation record."""
        rule = set_authority_rule(
            current_session(), current_actor(), if_version=if_match(), **values
        )
        return rule, {"ETag": etag(rule)}
