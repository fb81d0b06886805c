"""Imports: uploaded, read, chosen for, committed, taken back, given up."""

from typing import Any
from uuid import UUID

from flask import Response, after_this_request

from policies.permissions import Permission
from service.http.messages import language
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, if_match
from service.imports.layout_schemas import LayoutChangeSchema, LayoutSchema
from service.imports.models import Import
from service.imports.queries.access import (
    access_import,
    list_imports,
)
from service.imports.queries.layout import import_layout
from service.imports.queries.showing import list_shown
from service.imports.resources.blueprint import (
    READ,
    WORKBOOK,
    answer,
    blp,
    closing,
    handed_out,
    options_of,
)
from service.imports.schemas import (
    CommitmentSchema,
    ImportArguments,
    ImportSchema,
    MappingSchema,
    OpenedImportSchema,
    OptionsSchema,
    ReversalSchema,
    UploadFileSchema,
    UploadFormSchema,
)
from service.imports.use_cases import (
    annotated_workbook,
    answer_names,
    cancel_import,
    choose_options,
    commit_import,
    lay_out,
    parse_import,
    revert_import,
    upload_import,
)


@blp.route("/imports")
class Imports(TenantView):
    @blp.arguments(ImportArguments, location="query")
    @blp.response(200, page_schema(ImportSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the imports, the newest first."""
        found = list_imports(current_actor(), arguments["kind"], arguments["state"])
        keys = [Import.uploaded_at, Import.id]
        session = current_session()
        page = page_of(session, found, keys, arguments, scope="imports", descending=True)
        return Page(list_shown(session, page.items), page.next_cursor, page.total)

    @blp.arguments(UploadFormSchema, location="form")
    @blp.arguments(UploadFileSchema, location="files")
    @blp.response(201, OpenedImportSchema)
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
    @blp.response(200, OpenedImportSchema)
    def get(self, import_id: UUID) -> Any:
        """Read how far an import is."""
        return answer(access_import(current_session(), current_actor(), import_id, READ))


@blp.route("/imports/<uuid:import_id>/parsing")
class ImportParsing(TenantView):
    @blp.response(200, OpenedImportSchema)
    def put(self, import_id: UUID) -> Any:
        """Read the workbook now, where no worker does."""
        session, actor = current_session(), current_actor()
        access_import(session, actor, import_id, Permission.IMPORT_UPLOAD)
        return answer(parse_import(session, actor, import_id))


@blp.route("/imports/<uuid:import_id>/layout")
class ImportLayout(TenantView):
    patience_seconds = 25

    @blp.response(200, LayoutSchema)
    def get(self, import_id: UUID) -> Any:
        """See how the workbook is read: its sheets, its heads, and what each column means."""
        session, actor = current_session(), current_actor()
        return import_layout(session, access_import(session, actor, import_id, READ))

    @blp.arguments(LayoutChangeSchema)
    @blp.response(200, OpenedImportSchema)
    def put(self, layout: dict[str, Any], import_id: UUID) -> Any:
        """Say which row is the head and what each column means; all cells are checked again."""
        return answer(
            lay_out(current_session(), current_actor(), import_id, if_version=if_match(), **layout)
        )


@blp.route("/imports/<uuid:import_id>/annotated")
class ImportAnnotated(TenantView):
    patience_seconds = 25

    @blp.response(200, {"type": "string", "format": "binary"}, content_type=WORKBOOK)
    def get(self, import_id: UUID) -> Response:
        """Take the workbook back with a remark at every cell that is still amiss."""
        session, actor = current_session(), current_actor()
        back = annotated_workbook(session, actor, import_id, language=language())
        response = handed_out(back.name, back.content)
        response.headers["X-Converted-From"] = "xls" if back.converted else "none"
        return response


@blp.route("/imports/<uuid:import_id>/cancellation")
class ImportCancellation(TenantView):
    @blp.response(200, OpenedImportSchema)
    def put(self, import_id: UUID) -> Any:
        """Give an import up before anything of it is in the register."""
        return answer(cancel_import(current_session(), current_actor(), import_id))


@blp.route("/imports/<uuid:import_id>/mapping")
class ImportMapping(TenantView):
    @blp.arguments(MappingSchema)
    @blp.response(200, OpenedImportSchema)
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
    @blp.response(200, OpenedImportSchema)
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
    @blp.response(200, OpenedImportSchema)
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
    @blp.response(200, OpenedImportSchema)
    def post(self, reversal: dict[str, Any], import_id: UUID) -> Any:
        """Take an import back within 24 hours while nobody has touched it."""
        return answer(
            revert_import(
                current_session(), current_actor(), import_id, if_version=if_match(), **reversal
            )
        )
