"""Meetings over HTTP: called, recorded, signed."""

from typing import Any
from uuid import UUID

from policies.permissions import Permission
from service.http.paging import page_of
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.procedures.models import Meeting
from service.procedures.queries.calendar import list_meetings
from service.procedures.queries.meetings import access_meeting
from service.procedures.queries.minutes import whole_meeting
from service.procedures.resources.blueprint import blp
from service.procedures.schemas.meetings import (
    AgendaSchema,
    CancellationSchema,
    DecisionsSchema,
    MeetingCallSchema,
    MeetingChangeSchema,
    MeetingFilterSchema,
    MeetingPageSchema,
    MeetingSchema,
)
from service.procedures.use_cases import (
    call_meeting,
    cancel_meeting,
    change_meeting,
    record_decisions,
    send_notice,
    set_agenda,
    sign_meeting,
)


def told(meeting: Meeting) -> tuple[dict[str, Any], dict[str, str]]:
    return whole_meeting(current_session(), meeting), {"ETag": etag(meeting)}


@blp.route("/meetings")
class Meetings(TenantView):
    @blp.arguments(MeetingFilterSchema, location="query")
    @blp.response(200, MeetingPageSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """List the meetings one may read about, the newest first."""
        return page_of(
            current_session(),
            list_meetings(current_actor(), arguments),
            [Meeting.held_on, Meeting.id],
            arguments,
            scope="meetings",
            descending=True,
        )

    @blp.arguments(MeetingCallSchema)
    @blp.response(201, MeetingSchema)
    def post(self, call: dict[str, Any]) -> Any:
        """Call a meeting."""
        meeting = call_meeting(current_session(), current_actor(), **call)
        _, headers = created(meeting)
        return whole_meeting(current_session(), meeting), headers


@blp.route("/meetings/<uuid:meeting_id>")
class MeetingById(TenantView):
    @blp.response(200, MeetingSchema)
    def get(self, meeting_id: UUID) -> Any:
        """Read a meeting: who came, what was decided, what it still lacks."""
        session, actor = current_session(), current_actor()
        return told(access_meeting(session, actor, meeting_id, Permission.MEETING_READ))

    @blp.arguments(MeetingChangeSchema)
    @blp.response(200, MeetingSchema)
    def put(self, values: dict[str, Any], meeting_id: UUID) -> Any:
        """Note who came, who chaired, what was said."""
        session, actor = current_session(), current_actor()
        return told(change_meeting(session, actor, meeting_id, if_version=if_match(), **values))


@blp.route("/meetings/<uuid:meeting_id>/agenda")
class MeetingAgenda(TenantView):
    @blp.arguments(AgendaSchema)
    @blp.response(200, MeetingSchema)
    def put(self, agenda: dict[str, Any], meeting_id: UUID) -> Any:
        """Put cases on the agenda."""
        session, actor = current_session(), current_actor()
        return told(set_agenda(session, actor, meeting_id, if_version=if_match(), **agenda))


@blp.route("/meetings/<uuid:meeting_id>/notice")
class MeetingNotice(TenantView):
    @blp.response(200, MeetingSchema)
    def put(self, meeting_id: UUID) -> Any:
        """Send the notice of a meeting to whom it is to reach."""
        session, actor = current_session(), current_actor()
        return told(send_notice(session, actor, meeting_id, if_version=if_match()))


@blp.route("/meetings/<uuid:meeting_id>/decisions")
class MeetingDecisions(TenantView):
    @blp.arguments(DecisionsSchema)
    @blp.response(200, MeetingSchema)
    def put(self, decided: dict[str, Any], meeting_id: UUID) -> Any:
        """Note how each case was voted on."""
        session, actor = current_session(), current_actor()
        return told(record_decisions(session, actor, meeting_id, if_version=if_match(), **decided))


@blp.route("/meetings/<uuid:meeting_id>/signature")
class MeetingSignature(TenantView):
    @blp.response(200, MeetingSchema)
    def put(self, meeting_id: UUID) -> Any:
        """Sign the minutes; the decisions take effect."""
        session, actor = current_session(), current_actor()
        return told(sign_meeting(session, actor, meeting_id, if_version=if_match()))


@blp.route("/meetings/<uuid:meeting_id>/cancellation")
class MeetingCancellation(TenantView):
    @blp.arguments(CancellationSchema)
    @blp.response(200, MeetingSchema)
    def put(self, cancellation: dict[str, Any], meeting_id: UUID) -> Any:
        """Call a meeting off."""
        session, actor = current_session(), current_actor()
        return told(
            cancel_meeting(session, actor, meeting_id, if_version=if_match(), **cancellation)
        )
