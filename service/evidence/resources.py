"""Files over HTTP: attached as forms, handed out to be saved and never to be run."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from flask import Response, after_this_request

from service.evidence.queries import access_attachment, attachments_of
from service.evidence.schemas import (
    AttachmentArguments,
    AttachmentFileSchema,
    AttachmentFormSchema,
    AttachmentSchema,
    AttachmentsSchema,
)
from service.evidence.use_cases import attach_file, hand_out
from service.http.blueprint import Blueprint
from service.http.surroundings import current_settings
from service.http.views import TenantView, created, current_actor, current_session

blp = Blueprint("evidence", __name__, description="附件 · Attachments")
BYTES = "application/octet-stream"


@blp.route("/attachments")
class Attachments(TenantView):
    @blp.arguments(AttachmentArguments, location="query")
    @blp.response(200, AttachmentsSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """List the files of a record."""
        return {"items": attachments_of(current_session(), current_actor(), **arguments)}

    @blp.arguments(AttachmentFormSchema, location="form")
    @blp.arguments(AttachmentFileSchema, location="files")
    @blp.response(201, AttachmentSchema)
    def post(self, form: dict[str, Any], files: dict[str, Any]) -> Any:
        """Attach a file to a record."""
        session, actor, file = current_session(), current_actor(), files["file"]

        @after_this_request
        def close(response: Response) -> Response:
            file.close()
            return response

        content = file.stream.read()
        file.stream.seek(0)  # the key of a repeated request is held against the whole file
        one = attach_file(
            session,
            actor,
            **form,
            file_name=file.filename or "",
            content=content,
            limit=current_settings().attachment_limit,
        )
        session.flush()
        return created(access_attachment(session, actor, one.id), one.id)


@blp.route("/attachments/<uuid:attachment_id>")
class AttachmentById(TenantView):
    @blp.response(200, AttachmentSchema)
    def get(self, attachment_id: UUID) -> Any:
        """Read what a file is called, how large it is, and by what it is known."""
        return access_attachment(current_session(), current_actor(), attachment_id)


@blp.route("/attachments/<uuid:attachment_id>/content")
class AttachmentContent(TenantView):
    @blp.response(200, {"type": "string", "format": "binary"}, content_type=BYTES)
    def get(self, attachment_id: UUID) -> Response:
        """Save a file as it was attached."""
        found = hand_out(current_session(), current_actor(), attachment_id)
        response = Response(found.content, content_type=found.media_type)
        response.headers["Content-Disposition"] = (
            f"attachment; filename=\"attachment\"; filename*=UTF-8''{quote(found.name)}"
        )
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"
        return response
