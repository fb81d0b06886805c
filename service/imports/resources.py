"""Imports over HTTP: upload, look, correct, commit, take back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import orjson
from flask import Response, after_this_request
from marshmallow import ValidationError
from werkzeug.datastructures import FileStorage

from policies.permissions import Permission
from service.http.blueprint import Blueprint
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.imports.models import Import, ImportProblem, ImportRow
from service.imports.queries.access import (
    access_import,
    list_imports,
    list_problems,
    list_rows,
    shown,
)
from service.imports.schemas import (
    CommitmentSchema,
    CorrectionSchema,
    ImportArguments,
    ImportProblemSchema,
    ImportRowSchema,
    ImportSchema,
    LeavingOutSchema,
    MappingSchema,
    OptionsSchema,
    ProblemArguments,
    ReversalSchema,
    RowArguments,
    UploadFileSchema,
    UploadFormSchema,
)
from service.imports.use_cases import (
    answer_names,
    choose_options,
    commit_import,
    correct_row,
    leave_out,
    parse_import,
    revert_import,
    take_back_in,
    upload_import,
)
from tenants.errors import Invalid

blp = Blueprint("imports", __name__, description="导入 · Imports")
READ = Permission.IMPORT_READ


def answer(one: Import, status: int = 200) -> Any:
    current_session().flush()
    headers = {"ETag": etag(one)}
    return shown(current_session(), one), status, headers


def closing(file: FileStorage) -> Callable[[Response], Response]:
    """Let go of an uploaded file once the answer is made."""

    def close(response: Response) -> Response:
        file.close()
        return response

    return close


def options_of(text: str) -> dict[str, Any]:
    """Read the options that travel beside a file."""
    try:
        loaded: dict[str, Any] = OptionsSchema().load(orjson.loads(text or "{}"))
    except (orjson.JSONDecodeError, ValidationError) as error:
        said = getattr(error, "messages", ["Not a valid mapping type."])
        raise Invalid("A field is not right.", errors={"form": {"options": said}}) from None
    return loaded


@blp.route("/imports")
class Imports(TenantView):
    @blp.arguments(ImportArguments, location="query")
    @blp.response(200, page_schema(ImportSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the imports, the newest first."""
        found = list_imports(current_actor(), arguments["kind"], arguments["state"])
        keys = [Import.uploaded_at, Import.id]
        return page_of(current_session(), found, keys, arguments, scope="imports", descending=True)

    @blp.arguments(UploadFormSchema, location="form")
    @blp.arguments(UploadFileSchema, location="files")
    @blp.response(201, ImportSchema)
    def post(self, form: dict[str, Any], files: dict[str, Any]) -> Any:
        """Upload a workbook; a worker reads it."""
        file = files["file"]
        after_this_request(closing(file))
        content = file.stream.read()
        file.stream.seek(0)  # the key of a repeated request is held against the whole file
        one = upload_import(
            current_session(),
            current_actor(),
            file_name=file.filename or "",
            content=content,
            kind=form["kind"],
            options=options_of(form["options"]),
        )
        body, status, headers = answer(one, 201)
        return body, status, {**headers, "Location": f"/api/v1/imports/{one.id}"}


@blp.route("/imports/<uuid:import_id>")
class ImportById(TenantView):
    @blp.response(200, ImportSchema)
    def get(self, import_id: UUID) -> Any:
        """Read how far an import is."""
        return answer(access_import(current_session(), current_actor(), import_id, READ))


@blp.route("/imports/<uuid:import_id>/parsing")
class ImportParsing(TenantView):
    @blp.response(200, ImportSchema)
    def put(self, import_id: UUID) -> Any:
        """Read the workbook now, where no worker does."""
        session, actor = current_session(), current_actor()
        access_import(session, actor, import_id, Permission.IMPORT_UPLOAD)
        return answer(parse_import(session, actor, import_id))


@blp.route("/imports/<uuid:import_id>/rows")
class ImportRows(TenantView):
    @blp.arguments(RowArguments, location="query")
    @blp.response(200, page_schema(ImportRowSchema))
    def get(self, arguments: dict[str, Any], import_id: UUID) -> Page:
        """List the rows with their cells."""
        access_import(current_session(), current_actor(), import_id, READ)
        found = list_rows(import_id, arguments["state"], with_problems=arguments["with_problems"])
        return page_of(
            current_session(), found, [ImportRow.position], arguments, scope=f"rows:{import_id}"
        )


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


@blp.route("/imports/<uuid:import_id>/rows/<uuid:row_id>")
class ImportRowById(TenantView):
    @blp.arguments(CorrectionSchema)
    @blp.response(200, ImportSchema)
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
    @blp.response(200, ImportSchema)
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
    @blp.response(200, ImportSchema)
    def delete(self, import_id: UUID, row_id: UUID) -> Any:
        """Take a row in again that was left out."""
        return answer(
            take_back_in(
                current_session(), current_actor(), import_id, row_id, if_version=if_match()
            )
        )


@blp.route("/imports/<uuid:import_id>/mapping")
class ImportMapping(TenantView):
    @blp.arguments(MappingSchema)
    @blp.response(200, ImportSchema)
    def put(self, mapping: dict[str, Any], import_id: UUID) -> Any:
        """Say once what written names mean, for all cells that say them."""
        return answer(
            answer_names(
                current_session(), current_actor(), import_id, if_version=if_match(), **mapping
            )
        )


@blp.route("/imports/<uuid:import_id>/options")
class ImportOptions(TenantView):
    @blp.arguments(OptionsSchema)
    @blp.response(200, ImportSchema)
    def put(self, options: dict[str, Any], import_id: UUID) -> Any:
        """Choose what holds for the whole workbook."""
        return answer(
            choose_options(
                current_session(), current_actor(), import_id, if_version=if_match(), **options
            )
        )


@blp.route("/imports/<uuid:import_id>/commitment")
class ImportCommitment(TenantView):
    patience_seconds = 25

    @blp.arguments(CommitmentSchema)
    @blp.response(200, ImportSchema)
    def post(self, commitment: dict[str, Any], import_id: UUID) -> Any:
        """Enter the rows into the register, all at once."""
        return answer(
            commit_import(
                current_session(), current_actor(), import_id, if_version=if_match(), **commitment
            )
        )


@blp.route("/imports/<uuid:import_id>/reversal")
class ImportReversal(TenantView):
    patience_seconds = 25

    @blp.arguments(ReversalSchema)
    @blp.response(200, ImportSchema)
    def post(self, reversal: dict[str, Any], import_id: UUID) -> Any:
        """Take an import back within 24 hours while nobody has touched it."""
        return answer(
            revert_import(
                current_session(), current_actor(), import_id, if_version=if_match(), **reversal
            )
        )
