"""Cases under review over HTTP."""

from typing import Any
from uuid import UUID

from service.http.messages import language
from service.http.paging import page_of
from service.http.views import TenantView, created, current_actor, current_session, etag, if_match
from service.procedures.models import Case
from service.procedures.queries.access import access_case
from service.procedures.queries.pages import chains_in_use, list_cases, whole_case
from service.procedures.resources.blueprint import blp
from service.procedures.schemas.cases import (
    AdvanceSchema,
    CaseFilterSchema,
    CasePageSchema,
    CaseSchema,
    CaseStartSchema,
    ConsultationDraftSchema,
    CopyDraftSchema,
    EndingSchema,
    OpinionAnswerSchema,
    OpinionDraftSchema,
    OpinionSchema,
    OpinionWithdrawalSchema,
    RemarkTickSchema,
    ReturnSchema,
    UrgencySchema,
)
from service.procedures.schemas.chains import ChainsSchema
from service.procedures.use_cases import (
    advance_case,
    answer_opinion,
    ask_opinions,
    copy_case,
    give_opinion,
    reject_case,
    return_case,
    set_urgency,
    start_case,
    take_back_opinion,
    tick_remark,
    withdraw_case,
)


def told(case: Case) -> tuple[dict[str, Any], dict[str, str]]:
    whole = whole_case(current_session(), current_actor(), case, language())
    return whole, {"ETag": etag(case)}


@blp.route("/chains")
class Chains(TenantView):
    @blp.response(200, ChainsSchema)
    def get(self) -> Any:
        """Show the review chains of the profile in force."""
        return chains_in_use(current_session())


@blp.route("/cases")
class Cases(TenantView):
    @blp.arguments(CaseFilterSchema, location="query")
    @blp.response(200, CasePageSchema)
    def get(self, arguments: dict[str, Any]) -> Any:
        """List the cases one may read, the newest first."""
        return page_of(
            current_session(),
            list_cases(current_actor(), arguments),
            [Case.number],
            arguments,
            scope="cases",
            descending=True,
        )

    @blp.arguments(CaseStartSchema)
    @blp.response(201, CaseSchema)
    def post(self, start: dict[str, Any]) -> Any:
        """Send records for review."""
        ids = start.pop("item_ids")
        case = start_case(current_session(), current_actor(), ids=ids, **start)
        _, headers = created(case)
        return whole_case(current_session(), current_actor(), case, language()), headers


@blp.route("/cases/<uuid:case_id>")
class CaseById(TenantView):
    @blp.response(200, CaseSchema)
    def get(self, case_id: UUID) -> Any:
        """Read a case: its records, its way, what is missing, whose turn it is."""
        return told(access_case(current_session(), current_actor(), case_id))


@blp.route("/cases/<uuid:case_id>/advance")
class CaseAdvance(TenantView):
    @blp.arguments(AdvanceSchema)
    @blp.response(200, CaseSchema)
    def put(self, yes: dict[str, Any], case_id: UUID) -> Any:
        """Take the step a case stands at."""
        session, actor = current_session(), current_actor()
        return told(advance_case(session, actor, case_id, if_version=if_match(), **yes))


@blp.route("/cases/<uuid:case_id>/urgency")
class CaseUrgency(TenantView):
    @blp.arguments(UrgencySchema)
    @blp.response(200, CaseSchema)
    def put(self, chosen: dict[str, Any], case_id: UUID) -> Any:
        """Say how urgent a case is."""
        session, actor = current_session(), current_actor()
        return told(set_urgency(session, actor, case_id, if_version=if_match(), **chosen))


@blp.route("/cases/<uuid:case_id>/return")
class CaseReturn(TenantView):
    @blp.arguments(ReturnSchema)
    @blp.response(200, CaseSchema)
    def put(self, back: dict[str, Any], case_id: UUID) -> Any:
        """Send records back to a drafting step."""
        session, actor = current_session(), current_actor()
        return told(return_case(session, actor, case_id, if_version=if_match(), **back))


@blp.route("/cases/<uuid:case_id>/remarks/<uuid:remark_id>")
class CaseRemarkById(TenantView):
    @blp.arguments(RemarkTickSchema)
    @blp.response(200, CaseSchema)
    def put(self, tick: dict[str, Any], case_id: UUID, remark_id: UUID) -> Any:
        """Tick a remark off once it is settled."""
        session, actor = current_session(), current_actor()
        return told(tick_remark(session, actor, case_id, remark_id, if_version=if_match(), **tick))


@blp.route("/cases/<uuid:case_id>/rejection")
class CaseRejection(TenantView):
    @blp.arguments(EndingSchema)
    @blp.response(200, CaseSchema)
    def put(self, ending: dict[str, Any], case_id: UUID) -> Any:
        """Turn records down for good."""
        session, actor = current_session(), current_actor()
        return told(reject_case(session, actor, case_id, if_version=if_match(), **ending))


@blp.route("/cases/<uuid:case_id>/withdrawal")
class CaseWithdrawal(TenantView):
    @blp.arguments(EndingSchema)
    @blp.response(200, CaseSchema)
    def put(self, ending: dict[str, Any], case_id: UUID) -> Any:
        """Take records back before they are decided."""
        session, actor = current_session(), current_actor()
        return told(withdraw_case(session, actor, case_id, if_version=if_match(), **ending))


@blp.route("/cases/<uuid:case_id>/consultations")
class CaseConsultations(TenantView):
    @blp.arguments(ConsultationDraftSchema)
    @blp.response(201, CaseSchema)
    def post(self, draft: dict[str, Any], case_id: UUID) -> Any:
        """Ask sections and persons for their opinion before one decides."""
        session, actor = current_session(), current_actor()
        return told(ask_opinions(session, actor, case_id, if_version=if_match(), **draft))


@blp.route("/cases/<uuid:case_id>/copies")
class CaseCopies(TenantView):
    @blp.arguments(CopyDraftSchema)
    @blp.response(201, CaseSchema)
    def post(self, draft: dict[str, Any], case_id: UUID) -> Any:
        """Send a case to colleagues for reading."""
        return told(copy_case(current_session(), current_actor(), case_id, **draft))


@blp.route("/cases/<uuid:case_id>/opinions")
class CaseOpinions(TenantView):
    @blp.arguments(OpinionDraftSchema)
    @blp.response(201, OpinionSchema)
    def post(self, draft: dict[str, Any], case_id: UUID) -> Any:
        """Give the opinion one was asked for."""
        return created(give_opinion(current_session(), current_actor(), case_id, **draft))


@blp.route("/cases/<uuid:case_id>/opinions/<uuid:opinion_id>")
class CaseOpinionById(TenantView):
    @blp.arguments(OpinionAnswerSchema)
    @blp.response(200, OpinionSchema)
    def put(self, answer: dict[str, Any], case_id: UUID, opinion_id: UUID) -> Any:
        """Say whether an opinion was taken up."""
        session, actor = current_session(), current_actor()
        return answer_opinion(session, actor, case_id, opinion_id, **answer)


@blp.route("/cases/<uuid:case_id>/opinions/<uuid:opinion_id>/withdrawal")
class CaseOpinionWithdrawal(TenantView):
    @blp.arguments(OpinionWithdrawalSchema)
    @blp.response(200, CaseSchema)
    def put(self, ending: dict[str, Any], case_id: UUID, opinion_id: UUID) -> Any:
        """Take back what one asked before it is answered."""
        session, actor = current_session(), current_actor()
        return told(take_back_opinion(session, actor, case_id, opinion_id, **ending))
