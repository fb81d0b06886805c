"""Kinds of papers, blank forms and a bureau's own templates over HTTP."""

from typing import Any
from uuid import UUID

from flask import Response, after_this_request

from policies.permissions import Permission
from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, current_actor, current_session, etag, if_match
from service.organisation.queries.access import find
from service.papers.guidance import example
from service.papers.kinds import built_in, kinds
from service.papers.models import PaperTemplate
from service.papers.queries.access import insist, kind_of
from service.papers.queries.kinds import blank_form, described_kinds, list_templates
from service.papers.resources.blueprint import BINARY, WORD, blp, handed_out
from service.papers.schemas import (
    PaperKindsSchema,
    PaperTemplateArguments,
    PaperTemplateSchema,
    TemplateFileSchema,
    TemplateFormSchema,
)
from service.papers.use_cases.templates import (
    content_of,
    publish_template,
    sample_template,
    upload_template,
    withdraw_template,
)

ONE = ", ".join(kinds())


def tagged(one: PaperTemplate) -> tuple[PaperTemplate, dict[str, str]]:
    return one, {"ETag": etag(one)}


@blp.route("/paper-kinds")
class PaperKinds(TenantView):
    @blp.response(200, PaperKindsSchema)
    def get(self) -> Any:
        """List the kinds of papers and the fields of each."""
        insist(current_session(), current_actor(), Permission.TEMPLATE_READ)
        return {"items": described_kinds()}


@blp.route(f"/paper-kinds/<any({ONE}):paper_kind>/blank")
class BlankForm(TenantView):
    @blp.response(200, BINARY, content_type=WORD)
    def get(self, paper_kind: str) -> Response:
        """Hand out a blank form to be filled in by hand."""
        insist(current_session(), current_actor(), Permission.TEMPLATE_READ)
        name, content = blank_form(current_session(), paper_kind)
        return handed_out(name, content)


@blp.route(f"/paper-kinds/<any({ONE}):paper_kind>/example")
class FilledForm(TenantView):
    @blp.response(200, BINARY, content_type=WORD)
    def get(self, paper_kind: str) -> Response:
        """Hand out a form filled in from invented records, to be looked at."""
        insist(current_session(), current_actor(), Permission.TEMPLATE_READ)
        name, content = example(kind_of(paper_kind))
        return handed_out(name, content)


@blp.route(f"/paper-kinds/<any({ONE}):paper_kind>/template")
class BuiltInTemplate(TenantView):
    @blp.response(200, BINARY, content_type=WORD)
    def get(self, paper_kind: str) -> Response:
        """Hand out the product's own template, to make one's own from."""
        insist(current_session(), current_actor(), Permission.TEMPLATE_READ)
        found = kind_of(paper_kind)
        return handed_out(f"{found.zh}（模板）.docx", built_in(found.code))


@blp.route("/paper-templates")
class PaperTemplates(TenantView):
    @blp.arguments(PaperTemplateArguments, location="query")
    @blp.response(200, page_schema(PaperTemplateSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the bureau's own templates, the newest first."""
        insist(current_session(), current_actor(), Permission.TEMPLATE_READ)
        return page_of(
            current_session(),
            list_templates(arguments["kind"], arguments["state"]),
            [PaperTemplate.uploaded_at, PaperTemplate.id],
            arguments,
            scope="paper-templates",
            descending=True,
        )

    @blp.arguments(TemplateFormSchema, location="form")
    @blp.arguments(TemplateFileSchema, location="files")
    @blp.response(201, PaperTemplateSchema)
    def post(self, form: dict[str, Any], files: dict[str, Any]) -> Any:
        """Upload a template of one's own; it is checked at once."""
        file = files["file"]

        @after_this_request
        def close(response: Response) -> Response:
            file.close()
            return response

        content = file.stream.read()
        file.stream.seek(0)  # the key of a repeated request is held against the whole file
        one = upload_template(
            current_session(),
            current_actor(),
            kind=form["kind"],
            file_name=file.filename or "",
            content=content,
        )
        return one, 201, {"ETag": etag(one), "Location": f"/api/v1/paper-templates/{one.id}"}


@blp.route("/paper-templates/<uuid:paper_template_id>")
class PaperTemplateById(TenantView):
    @blp.response(200, PaperTemplateSchema)
    def get(self, paper_template_id: UUID) -> Any:
        """Read what is known of a template."""
        insist(current_session(), current_actor(), Permission.TEMPLATE_READ)
        return tagged(find(current_session(), PaperTemplate, paper_template_id))


@blp.route("/paper-templates/<uuid:paper_template_id>/content")
class PaperTemplateContent(TenantView):
    @blp.response(200, BINARY, content_type=WORD)
    def get(self, paper_template_id: UUID) -> Response:
        """Hand out a template as it was uploaded."""
        insist(current_session(), current_actor(), Permission.TEMPLATE_READ)
        one = find(current_session(), PaperTemplate, paper_template_id)
        return handed_out(one.file_name, content_of(current_session(), one))


@blp.route("/paper-templates/<uuid:paper_template_id>/sample")
class PaperTemplateSample(TenantView):
    @blp.response(200, BINARY, content_type=WORD)
    def post(self, paper_template_id: UUID) -> Response:
        """Fill a template with a sample, to be looked at before it is published."""
        content = sample_template(current_session(), current_actor(), paper_template_id)
        return handed_out("样张.docx", content)


@blp.route("/paper-templates/<uuid:paper_template_id>/publication")
class PaperTemplatePublication(TenantView):
    @blp.response(200, PaperTemplateSchema)
    def put(self, paper_template_id: UUID) -> Any:
        """Make papers from this template from now on."""
        return tagged(
            publish_template(
                current_session(), current_actor(), paper_template_id, if_version=if_match()
            )
        )


@blp.route("/paper-templates/<uuid:paper_template_id>/withdrawal")
class PaperTemplateWithdrawal(TenantView):
    @blp.response(200, PaperTemplateSchema)
    def put(self, paper_template_id: UUID) -> Any:
        """Take a template out of use."""
        return tagged(
            withdraw_template(
                current_session(), current_actor(), paper_template_id, if_version=if_match()
            )
        )
