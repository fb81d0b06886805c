"""Notices: drafted, published, proved, withdrawn, and what came of them."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from flask import current_app

from service.http.paging import Page, page_of, page_schema
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.notices.models import Notice
from service.notices.queries import access_notice, list_notices
from service.notices.reading import count_reader, notice_lines, notice_shown
from service.notices.resources.blueprint import blp
from service.notices.schemas.notices import (
    ChannelProofSchema,
    NoticeArguments,
    NoticeChangeSchema,
    NoticeDraftSchema,
    NoticeExtensionDraftSchema,
    NoticeLineSchema,
    NoticeResultSchema,
    NoticeSchema,
    NoticeWithdrawalSchema,
)
from service.notices.use_cases.concluding import result_of
from service.notices.use_cases.drafting import change_notice, draft_notice
from service.notices.use_cases.lasting import break_off_notice, extend_notice
from service.notices.use_cases.publishing import prove_channel, publish_notice, withdraw_notice

FILTERS: Final = ("q", "state", "kind", "scope", "type", "case_id")


def shown(notice: Notice) -> tuple[dict[str, Any], dict[str, str]]:
    return notice_shown(current_session(), current_actor(), notice), {"ETag": etag(notice)}


@blp.route("/notices")
class Notices(TenantView):
    @blp.arguments(NoticeArguments, location="query")
    @blp.response(200, page_schema(NoticeLineSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the notices you are meant to see, the newest first."""
        asked = {name: arguments.pop(name) for name in FILTERS}
        scope = f"notices {sorted(asked.items(), key=str)}"
        state = asked.pop("state")
        statement = list_notices(current_actor(), state=[state] if state else (), **asked)
        session = current_session()
        page = page_of(session, statement, [Notice.id], arguments, scope=scope, descending=True)
        return replace(page, items=notice_lines(session, page.items))

    @blp.arguments(NoticeDraftSchema)
    @blp.response(201, NoticeSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Draft a notice or a standing disclosure."""
        notice = draft_notice(current_session(), current_actor(), **draft)
        _, headers = created(notice)
        return notice_shown(current_session(), current_actor(), notice), headers


@blp.route("/notices/<uuid:notice_id>")
class NoticeById(TenantView):
    @blp.response(200, NoticeSchema)
    def get(self, notice_id: UUID) -> Any:
        """Read a notice."""
        session, actor = current_session(), current_actor()
        notice = access_notice(session, actor, notice_id)
        key = str(current_app.secret_key)
        count_reader(session, notice, str(actor.person_id), key, actor)
        return shown(notice)

    @blp.arguments(NoticeChangeSchema)
    @blp.response(200, NoticeSchema)
    def put(self, change: dict[str, Any], notice_id: UUID) -> Any:
        """Change a draft."""
        session, actor = current_session(), current_actor()
        return shown(change_notice(session, actor, notice_id, if_version=if_match(), **change))


@blp.route("/notices/<uuid:notice_id>/publication")
class NoticePublication(TenantView):
    @blp.response(200, NoticeSchema)
    def put(self, notice_id: UUID) -> Any:
        """Publish a notice to its audience."""
        session, actor = current_session(), current_actor()
        return shown(publish_notice(session, actor, notice_id, if_version=if_match()))


@blp.route("/notices/<uuid:notice_id>/channel-proof")
class NoticeChannelProof(TenantView):
    @blp.arguments(ChannelProofSchema)
    @blp.response(200, NoticeSchema)
    def put(self, proof: dict[str, Any], notice_id: UUID) -> Any:
        """Note how it was shown through one channel."""
        session, actor = current_session(), current_actor()
        return shown(prove_channel(session, actor, notice_id, if_version=if_match(), **proof))


@blp.route("/notices/<uuid:notice_id>/withdrawal")
class NoticeWithdrawal(TenantView):
    @blp.arguments(NoticeWithdrawalSchema)
    @blp.response(200, NoticeSchema)
    def put(self, withdrawal: dict[str, Any], notice_id: UUID) -> Any:
        """Take a draft or a standing disclosure back."""
        session, actor = current_session(), current_actor()
        return shown(
            withdraw_notice(session, actor, notice_id, if_version=if_match(), **withdrawal)
        )


@blp.route("/notices/<uuid:notice_id>/extension")
class NoticeExtension(TenantView):
    @blp.arguments(NoticeExtensionDraftSchema)
    @blp.response(200, NoticeSchema)
    def put(self, extension: dict[str, Any], notice_id: UUID) -> Any:
        """Show a running notice so many working days longer, for a reason."""
        session, actor = current_session(), current_actor()
        return shown(extend_notice(session, actor, notice_id, if_version=if_match(), **extension))


@blp.route("/notices/<uuid:notice_id>/termination")
class NoticeTermination(TenantView):
    @blp.arguments(NoticeWithdrawalSchema)
    @blp.response(200, NoticeSchema)
    def put(self, termination: dict[str, Any], notice_id: UUID) -> Any:
        """Break a running notice off; what it showed for a case is drafted to be shown anew."""
        session, actor = current_session(), current_actor()
        return shown(
            break_off_notice(session, actor, notice_id, if_version=if_match(), **termination)
        )


@blp.route("/notices/<uuid:notice_id>/result")
class NoticeResult(TenantView):
    @blp.response(200, NoticeResultSchema)
    def get(self, notice_id: UUID) -> Any:
        """Read what came of a notice: period, readers, comments, conclusion."""
        session = current_session()
        return result_of(session, access_notice(session, current_actor(), notice_id))
