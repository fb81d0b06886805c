"""The words of the console, and the bureau's own among them, over HTTP."""

import hashlib
from typing import Any

import orjson
from flask import Response, current_app, make_response, request

from service.http.views import TenantView, current_actor, current_session, if_match
from service.workspace.queries.labels import show_labels
from service.workspace.queries.vocabularies import journal_words, vocabularies
from service.workspace.resources.blueprint import blp
from service.workspace.use_cases.labels import set_labels
from service.workspace.vocabulary_schemas import (
    LabelDraftSchema,
    LabelSettingsSchema,
    VocabulariesSchema,
    VocabularyQuerySchema,
)


@blp.route("/vocabularies")
class Vocabularies(TenantView):
    @blp.arguments(VocabularyQuerySchema, location="query")
    @blp.response(200, VocabulariesSchema)
    def get(self, asked: dict[str, str]) -> Response:
        """Give every list of words the console shows; unchanged ones are not sent again."""
        found = journal_words() if asked else vocabularies(current_session())
        content = orjson.dumps({"vocabularies": found})
        tag = hashlib.sha256(content).hexdigest()[:32]
        if request.if_none_match.contains_weak(tag):
            answer = make_response("", 304)
        else:
            answer = current_app.response_class(content, mimetype="application/json")
        answer.set_etag(tag)
        return answer


@blp.route("/label-settings")
class LabelSettings(TenantView):
    @blp.response(200, LabelSettingsSchema)
    def get(self) -> Any:
        """Show which words the bureau uses, and which it could."""
        shown = show_labels(current_session(), current_actor())
        return shown, {"ETag": f'"{shown["version"]}"'}

    @blp.arguments(LabelDraftSchema)
    @blp.response(200, LabelSettingsSchema)
    def put(self, draft: dict[str, Any]) -> Any:
        """Choose the words for grades, categories and the whole; version 0 chooses first."""
        session, actor = current_session(), current_actor()
        set_labels(session, actor, if_version=if_match(), **draft)
        shown = show_labels(session, actor)
        return shown, {"ETag": f'"{shown["version"]}"'}
