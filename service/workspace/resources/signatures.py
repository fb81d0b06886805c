"""The picture of one's own signature over HTTP."""

from typing import Any

from flask import Response, after_this_request

from service.http.pictures import picture_response
from service.http.views import TenantView, current_actor, current_session
from service.workspace.models import SignaturePicture
from service.workspace.queries.signatures import access_picture, own_picture, pictures_in_use
from service.workspace.resources.blueprint import blp
from service.workspace.signature_schemas import OwnSignatureSchema, SignaturePictureFileSchema
from service.workspace.use_cases.signatures import keep_picture, remove_picture

PICTURE = {"type": "string", "format": "binary"}


def _shown(picture: SignaturePicture | None) -> dict[str, Any]:
    return {"in_use": pictures_in_use(current_session()), "picture": picture}


@blp.route("/me/signature")
class OwnSignature(TenantView):
    @blp.response(200, OwnSignatureSchema)
    def get(self) -> Any:
        """Say what picture the reader signs with, if he keeps one."""
        return _shown(own_picture(current_session(), current_actor()))

    @blp.arguments(SignaturePictureFileSchema, location="files")
    @blp.response(200, OwnSignatureSchema)
    def put(self, files: dict[str, Any]) -> Any:
        """Sign with this picture from now on."""
        file = files["file"]

        @after_this_request
        def close(response: Response) -> Response:
            file.close()
            return response

        content = file.stream.read()
        file.stream.seek(0)  # the key of a repeated request is held against the whole file
        return _shown(keep_picture(current_session(), current_actor(), content))

    @blp.response(204)
    def delete(self) -> None:
        """Sign with no picture any more."""
        remove_picture(current_session(), current_actor())


@blp.route("/me/signature/content")
class OwnSignatureContent(TenantView):
    @blp.response(200, PICTURE, content_type="image/png")
    def get(self) -> Response:
        """Look at the picture the reader signs with."""
        found = access_picture(current_session(), current_actor())
        return picture_response(found.content, found.media_type)
