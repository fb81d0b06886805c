"""The page a link leads to: somebody from outside the bureau appraises risks, without scripts."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as BaseResponse

from service.console.edge import choose_language, page
from service.console.forms import refuse_foreign, takes_form, written
from service.console.words import say
from service.gradings.refusals import AppraisalLinkRefused
from service.gradings.use_cases.appraising import appraise, open_by_link, to_appraise
from service.http.messages import language, problem_text
from service.notices.board.pace import slow_down
from service.organisation.queries.profiles import current_profile
from service.sign_in.tokens import Carried, read_token
from tenants.clock import CHINA
from tenants.database import unit_of_work
from tenants.errors import DomainError
from tenants.models.platform import Tenant

OPENED: Final = 60  # within ten minutes from one place: a room of representatives shares one
HANDED_IN: Final = 20
WORDS: Final = 2000

blp = Blueprint("appraisals", __name__)
blp.before_request(choose_language)


@blp.get("/appraisals/<token>")
def appraisal(token: str) -> BaseResponse:
    """Ask what a representative thinks of each risk."""
    try:
        slow_down("appraisal", OPENED)
        return _asked(_carried(token))
    except DomainError as refusal:
        return _refused(refusal)


@blp.post("/appraisals/<token>")
@takes_form
def hand_in(token: str) -> BaseResponse:
    """Take an appraisal; what is not complete comes back as it was filled in."""
    try:
        slow_down("appraise", HANDED_IN)
        refuse_foreign()
        carried = _carried(token)
        with unit_of_work(carried.tenant_id) as session:
            one = open_by_link(session, carried)
            told = to_appraise(session, one)
            missing = _missing(told, _wants_reasons(session))
            if not missing:
                appraise(session, one, _items(told), origin=request.remote_addr or "")
        return _asked(carried, missing) if missing else page("appraised.html", 201)
    except DomainError as refusal:
        return _refused(refusal)


def _carried(token: str) -> Carried:
    carried = read_token(token)
    if carried is None:
        raise AppraisalLinkRefused("The link is wrong, used or expired.")
    return carried


def _asked(carried: Carried, missing: tuple[str, ...] = ()) -> BaseResponse:
    with unit_of_work(carried.tenant_id, read_only=True) as session:
        told = to_appraise(session, open_by_link(session, carried))
        tenant = session.get(Tenant, carried.tenant_id)
        categories = {one.code: one for one in current_profile(session).categories}
        reasons = _wants_reasons(session)
        bureau = tenant.name if tenant else ""
    spoken = "en" if language() == "en" else "zh"
    points = [
        {**one, "category": getattr(categories.get(one["category"]), spoken, "")}
        for one in told["points"]
    ]
    wrong = {"text": say("appraisal_missing", count=len(missing)), "faults": missing}
    return page(
        "appraisal.html",
        422 if missing else 200,
        told=told,
        bureau=bureau,
        until=f"{told['expires_at'].astimezone(CHINA):%Y-%m-%d %H:%M}",
        points=points,
        factors=[{"code": one["code"], "name": one[spoken]} for one in told["factors"]],
        scale=range(told["lowest"], told["highest"] + 1),
        reasons=reasons,
        wrong=wrong if missing else {},
        given={name: written(name, WORDS) for name in request.form},
    )


def _wants_reasons(session: Any) -> bool:
    return current_profile(session).grading.rationale_required


def _missing(told: dict[str, Any], reasons: bool) -> tuple[str, ...]:
    """Name the risks that were not scored by every factor, or without a reason where one is due."""
    asked = [f"{what}-{{}}-{one['code']}" for one in told["factors"] for what in _parts(reasons)]
    return tuple(
        say("appraisal_incomplete", number=place + 1, title=point["title"])
        for place, point in enumerate(told["points"])
        if not all(written(name.format(point["id"]), WORDS).strip() for name in asked)
        or None in _scores(told, point["id"]).values()
    )


def _parts(reasons: bool) -> tuple[str, ...]:
    return ("score", "why") if reasons else ("score",)


def _scores(told: dict[str, Any], point: UUID) -> dict[str, int | None]:
    """Read the scores of one risk by its own name: others may be retired while he thinks."""
    allowed = {str(one): one for one in range(told["lowest"], told["highest"] + 1)}
    return {
        one["code"]: allowed.get(written(f"score-{point}-{one['code']}")) for one in told["factors"]
    }


def _items(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "risk_point_id": point["id"],
            "scores": _scores(told, point["id"]),
            "rationales": {
                one["code"]: written(f"why-{point['id']}-{one['code']}", WORDS).strip()
                for one in told["factors"]
            },
            "comment": written(f"comment-{point['id']}", WORDS),
        }
        for point in told["points"]
    ]


def _refused(refusal: DomainError) -> BaseResponse:
    """Say that a link does not work, in the same words whether it is wrong, used or expired."""
    title, text = problem_text(refusal.code(), refusal.detail, refusal.facts)
    response = page("appraisal_over.html", refusal.status, title=title, text=text)
    if "retry_after" in refusal.facts:
        response.headers["Retry-After"] = str(refusal.facts["retry_after"])
    return response
