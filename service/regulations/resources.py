"""The register of regulations over HTTP."""

from typing import Any
from uuid import UUID

from policies.permissions import Permission
from service.http.blueprint import Blueprint
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.organisation.queries.access import snapshot
from service.powers.schemas import ReasonSchema
from service.regulations.models import Regulation, RegulationGap
from service.regulations.queries import (
    access,
    duty_coverage,
    evaluations_of,
    gaps,
    links_of,
    regulations,
    section_catalogue,
)
from service.regulations.schemas import (
    ChangeOfLawSchema,
    DutyCoverageSchema,
    EvaluationDraftSchema,
    EvaluationSchema,
    GapClosureSchema,
    GapDraftSchema,
    GapListArguments,
    GapSchema,
    LinksSchema,
    RegulationArguments,
    RegulationChangeSchema,
    RegulationDraftSchema,
    RegulationReadSchema,
    RegulationSchema,
    SectionArguments,
    SectionCatalogueSchema,
)
from service.regulations.use_cases import (
    abolish_regulation,
    announce_change,
    change_regulation,
    close_gap,
    draft_regulation,
    evaluate_regulation,
    link_regulation,
    open_gap,
    put_regulation_in_force,
)

blp = Blueprint("regulations", __name__, description="制度 · Regulations")


def read(regulation: Regulation) -> tuple[dict[str, Any], dict[str, str]]:
    session = current_session()
    body = {
        **snapshot(regulation),
        "links": links_of(session, regulation.id),
        "evaluations": evaluations_of(session, regulation.id),
    }
    return body, {"ETag": etag(regulation)}


@blp.route("/regulations")
class Regulations(TenantView):
    @blp.arguments(RegulationArguments, location="query")
    @blp.response(200, page_schema(RegulationSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the regulations."""
        statement = regulations(current_actor(), arguments)
        newest = arguments["newest"]
        key = (Regulation.id if newest else Regulation.number).expression
        scope = f"regulations {key}"
        return page_of(
            current_session(), statement, [key], arguments, scope=scope, descending=newest
        )

    @blp.arguments(RegulationDraftSchema)
    @blp.response(201, RegulationSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Enter a regulation, or make measures permanent by one."""
        return created(draft_regulation(current_session(), current_actor(), **draft))


@blp.route("/regulations/coverage")
class RegulationCoverage(TenantView):
    @blp.response(200, DutyCoverageSchema)
    def get(self) -> Any:
        """Tell which service duties the sections with key posts still lack."""
        return duty_coverage(current_session(), current_actor())


@blp.route("/regulations/section-catalogue")
class RegulationCatalogue(TenantView):
    @blp.arguments(SectionArguments, location="query")
    @blp.response(200, SectionCatalogueSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """Generate a section's catalogues of regulations of key posts and of business flows."""
        return section_catalogue(current_session(), current_actor(), arguments["department_id"])


@blp.route("/regulations/<uuid:regulation_id>")
class RegulationById(TenantView):
    @blp.response(200, RegulationReadSchema)
    def get(self, regulation_id: UUID) -> Any:
        """Read a regulation with its clauses, links and evaluations."""
        return read(
            access(
                current_session(),
                current_actor(),
                Regulation,
                regulation_id,
                Permission.REGULATION_READ,
            )
        )

    @blp.arguments(RegulationChangeSchema)
    @blp.response(200, RegulationReadSchema)
    def put(self, values: dict[str, Any], regulation_id: UUID) -> Any:
        """Change what is written of a regulation."""
        return read(
            change_regulation(
                current_session(), current_actor(), regulation_id, if_version=if_match(), **values
            )
        )


@blp.route("/regulations/<uuid:regulation_id>/links")
class RegulationLinks(TenantView):
    @blp.arguments(LinksSchema)
    @blp.response(200, RegulationReadSchema)
    def put(self, links: dict[str, Any], regulation_id: UUID) -> Any:
        """Say which powers, risk points and measures a regulation covers."""
        return read(
            link_regulation(
                current_session(), current_actor(), regulation_id, if_version=if_match(), **links
            )
        )


@blp.route("/regulations/<uuid:regulation_id>/entry-into-force")
class RegulationEntryIntoForce(TenantView):
    @blp.response(200, RegulationReadSchema)
    def put(self, regulation_id: UUID) -> Any:
        """Let a regulation hold."""
        return read(
            put_regulation_in_force(
                current_session(), current_actor(), regulation_id, if_version=if_match()
            )
        )


@blp.route("/regulations/<uuid:regulation_id>/abolition")
class RegulationAbolition(TenantView):
    @blp.arguments(ReasonSchema)
    @blp.response(200, RegulationReadSchema)
    def put(self, abolition: dict[str, Any], regulation_id: UUID) -> Any:
        """Abolish a regulation for a reason."""
        return read(
            abolish_regulation(
                current_session(),
                current_actor(),
                regulation_id,
                if_version=if_match(),
                **abolition,
            )
        )


@blp.route("/regulations/<uuid:regulation_id>/announced-change")
class RegulationAnnouncedChange(TenantView):
    @blp.arguments(ChangeOfLawSchema)
    @blp.response(200, RegulationReadSchema)
    def put(self, change: dict[str, Any], regulation_id: UUID) -> Any:
        """Say that a law changed; what rests on it is looked at again."""
        return read(
            announce_change(
                current_session(), current_actor(), regulation_id, if_version=if_match(), **change
            )
        )


@blp.route("/regulations/<uuid:regulation_id>/evaluations")
class RegulationEvaluations(TenantView):
    @blp.arguments(EvaluationDraftSchema)
    @blp.response(201, EvaluationSchema)
    def post(self, evaluation: dict[str, Any], regulation_id: UUID) -> Any:
        """Judge a regulation on integrity, reasonableness and effectiveness."""
        return created(
            evaluate_regulation(current_session(), current_actor(), regulation_id, **evaluation)
        )


@blp.route("/regulation-gaps")
class RegulationGaps(TenantView):
    @blp.arguments(GapListArguments, location="query")
    @blp.response(200, page_schema(GapSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List where a regulation is missing."""
        statement = gaps(current_actor(), arguments["state"])
        key = [RegulationGap.id.expression]
        return page_of(current_session(), statement, key, arguments, scope="regulation-gaps")

    @blp.arguments(GapDraftSchema)
    @blp.response(201, GapSchema)
    def post(self, gap: dict[str, Any]) -> Any:
        """Write down that a regulation is missing."""
        return created(open_gap(current_session(), current_actor(), **gap))


@blp.route("/regulation-gaps/<uuid:gap_id>/closure")
class RegulationGapClosure(TenantView):
    @blp.arguments(GapClosureSchema)
    @blp.response(200, GapSchema)
    def put(self, closure: dict[str, Any], gap_id: UUID) -> Any:
        """Close a gap with the regulation that fills it."""
        gap = close_gap(
            current_session(), current_actor(), gap_id, if_version=if_match(), **closure
        )
        return gap, {"ETag": etag(gap)}
