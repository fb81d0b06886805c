"""The rows of an import: looked at, corrected, left out."""

from typing import Any
from uuid import UUID

from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, if_match
from service.imports.models import ImportProblem, ImportRow
from service.imports.queries.access import (
    access_import,
    list_problems,
    list_rows,
    with_their_problems,
)
from service.imports.queries.kinds import problem_kinds
from service.imports.resources.blueprint import READ, answer, blp
from service.imports.schemas import (
    AlikeSchema,
    CorrectionSchema,
    ImportProblemSchema,
    ImportRowSchema,
    LeavingOutSchema,
    OpenedImportSchema,
    ProblemArguments,
    ProblemKindsSchema,
    ReplacementPreviewSchema,
    ReplacementSchema,
    RowArguments,
)
from service.imports.use_cases import (
    correct_alike,
    correct_row,
    leave_out,
    preview_replacement,
    replace_in_column,
    take_back_correction,
    take_back_in,
)


@blp.route("/imports/<uuid:import_id>/rows")
class ImportRows(TenantView):
    @blp.arguments(RowArguments, location="query")
    @blp.response(200, page_schema(ImportRowSchema))
    def get(self, arguments: dict[str, Any], import_id: UUID) -> Page:
        """List the rows with their cells."""
        access_import(current_session(), current_actor(), import_id, READ)
        asked = {name: arguments[name] for name in ("with_problems", "row", "start")}
        found = list_rows(import_id, arguments["state"], **asked)
        session = current_session()
        page = page_of(session, found, [ImportRow.position], arguments, scope=f"rows:{import_id}")
        rows = with_their_problems(session, page.items)
        return Page(rows, page.next_cursor, page.total)


@blp.route("/imports/<uuid:import_id>/problems")
class ImportProblems(TenantView):
    @blp.arguments(ProblemArguments, location="query")
    @blp.response(200, page_schema(ImportProblemSchema))
    def get(self, arguments: dict[str, Any], import_id: UUID) -> Page:
        """List what is wrong, cell by cell."""
        access_import(current_session(), current_actor(), import_id, READ)
        found = list_problems(
            import_id,
            severity=arguments["severity"],
            row_id=arguments["row_id"],
            resolved=arguments["resolved"],
        )
        return page_of(
            current_session(),
            found,
            [ImportProblem.position, ImportProblem.id],
            arguments,
            scope=f"problems:{import_id}",
        )


@blp.route("/imports/<uuid:import_id>/problem-kinds")
class ImportProblemKinds(TenantView):
    @blp.response(200, ProblemKindsSchema)
    def get(self, import_id: UUID) -> Any:
        """List what is wrong by kind: how many cells, and the words they may say."""
        session = current_session()
        return problem_kinds(session, access_import(session, current_actor(), import_id, READ))


@blp.route("/imports/<uuid:import_id>/corrections")
class ImportCorrections(TenantView):
    @blp.arguments(AlikeSchema)
    @blp.response(200, OpenedImportSchema)
    def post(self, correction: dict[str, Any], import_id: UUID) -> Any:
        """Correct all cells of a column that say the same, all in one."""
        return answer(
            correct_alike(
                current_session(),
                current_actor(),
                import_id,
                if_version=if_match(),
                **correction,
            )
        )


@blp.route("/imports/<uuid:import_id>/corrections/<uuid:correction_id>")
class ImportCorrectionById(TenantView):
    @blp.response(200, OpenedImportSchema)
    def delete(self, import_id: UUID, correction_id: UUID) -> Any:
        """Take the last correction back."""
        return answer(
            take_back_correction(
                current_session(),
                current_actor(),
                import_id,
                correction_id,
                if_version=if_match(),
            )
        )


@blp.route("/imports/<uuid:import_id>/replacements")
class ImportReplacements(TenantView):
    @blp.arguments(ReplacementSchema, location="query")
    @blp.response(200, ReplacementPreviewSchema)
    def get(self, asked: dict[str, Any], import_id: UUID) -> Any:
        """See which cells of a column would read differently."""
        return preview_replacement(current_session(), current_actor(), import_id, **asked)

    @blp.arguments(ReplacementSchema)
    @blp.response(200, OpenedImportSchema)
    def post(self, asked: dict[str, Any], import_id: UUID) -> Any:
        """Find and replace in a column, all in one."""
        return answer(
            replace_in_column(
                current_session(), current_actor(), import_id, if_version=if_match(), **asked
            )
        )


@blp.route("/imports/<uuid:import_id>/rows/<uuid:row_id>")
class ImportRowById(TenantView):
    @blp.arguments(CorrectionSchema)
    @blp.response(200, OpenedImportSchema)
    def patch(self, correction: dict[str, Any], import_id: UUID, row_id: UUID) -> Any:
        """Correct cells of a row in place."""
        return answer(
            correct_row(
                current_session(),
                current_actor(),
                import_id,
                row_id,
                if_version=if_match(),
                values=correction["values"],
            )
        )


@blp.route("/imports/<uuid:import_id>/omissions")
class ImportOmissions(TenantView):
    @blp.arguments(LeavingOutSchema)
    @blp.response(200, OpenedImportSchema)
    def post(self, given: dict[str, Any], import_id: UUID) -> Any:
        """Leave rows out for a reason."""
        return answer(
            leave_out(
                current_session(),
                current_actor(),
                import_id,
                given["row_ids"],
                if_version=if_match(),
                reason=given["reason"],
            )
        )


@blp.route("/imports/<uuid:import_id>/omissions/<uuid:row_id>")
class ImportOmissionById(TenantView):
    @blp.response(200, OpenedImportSchema)
    def delete(self, import_id: UUID, row_id: UUID) -> Any:
        """Take a row in again that was left out."""
        return answer(
            take_back_in(
                current_session(), current_actor(), import_id, row_id, if_version=if_match()
            )
        )
