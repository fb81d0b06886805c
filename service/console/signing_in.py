"""Signing in and out with a plain form; the same guesses, locks and sessions as everywhere."""

from typing import Any, Final
from urllib.parse import urlencode

from flask import g, redirect, request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as BaseResponse

from service.console.addresses import HOME, LOGIN, login_for, own_page
from service.console.bureaus import Place, keeper_of, lock_of, minutes_until, places
from service.console.edge import YEAR, blp, keep, page
from service.console.forms import (
    from_our_page,
    from_whoever_signed_in,
    keep_half,
    new_half,
    takes_form,
    ticket_of,
    written,
)
from service.console.signed_in import acting_here, is_password_due
from service.console.words import say
from service.http.identification import current_actor, current_signed_in
from service.http.messages import language, problem_text
from service.http.surroundings import current_settings
from service.sign_in.queries import tenant_of_bureau
from service.sign_in.resources.showing import LOGIN_NAME, forgotten_session, keep_session
from service.sign_in.schemas import SignInSchema
from service.sign_in.use_cases.sessions import end_own_session
from service.sign_in.use_cases.signing_in import (
    Claim,
    SignInRefused,
    refuse_unknown_bureau,
    sign_in,
)
from tenants.errors import DomainError, Unauthenticated
from tenants.models.platform import Tenant

BUREAU: Final = "lianfang-bureau"
SWITCH: Final = "/switch"
TOLD: Final = ("signed_out", "password_set", "session_ended")


@blp.get("/login")
def login() -> BaseResponse:
    """Ask for bureau, login and password."""
    told = request.args.get("told", "")
    chosen = request.args.get("bureau") or request.cookies.get(BUREAU, "")
    return _form(
        bureau=chosen,
        login=request.args.get("login", "")[:50],
        wanted=own_page(request.args.get("next", "")),
        told=say(told) if told in TOLD else "",
    )


@blp.post("/login")
@takes_form
def enter() -> BaseResponse:
    """Let a person in who knows his password, and lead him to the page he wanted."""
    typed = {"bureau": written("bureau").strip(), "login": written("login").strip().lower()}
    wanted = own_page(written("next"))
    if not from_our_page():
        return _form(**typed, wanted=wanted, wrong=say("stale_form"), status=403)
    if written("forgotten"):
        told = _whom_to_ask(typed["bureau"])
        return _form(**typed, wanted=wanted, told=told, status=200)
    try:
        who = SignInSchema().load(typed | {"password": written("password")})
    except ValidationError:
        return _form(**typed, wanted=wanted, wrong=say("fill_in"), status=422)
    tenant = tenant_of_bureau(who["bureau"])
    try:
        return _let_in(tenant, who, wanted)
    except SignInRefused as refusal:
        wrong = _why_not(tenant, who["login"])
        return _form(**typed, wanted=wanted, wrong=wrong, status=refusal.status)
    except DomainError as refusal:
        _, wrong = problem_text(refusal.code(), refusal.detail, refusal.facts)
        return _form(**typed, wanted=wanted, wrong=wrong, status=refusal.status)


def _let_in(tenant: Tenant | None, who: dict[str, Any], wanted: str) -> BaseResponse:
    if tenant is None:
        refuse_unknown_bureau(who["password"])
    source = request.remote_addr or ""
    claim = Claim(tenant.id, who["login"], source=source, request_id=g.request_id)
    opened = sign_in(claim, who["password"], hours=current_settings().session_hours)
    if opened.undecided:
        wanted = f"{SWITCH}?{urlencode({'next': wanted})}"
    due = is_password_due(tenant.id, opened.token)
    response = redirect(login_for(wanted).replace(LOGIN, f"{LOGIN}/password") if due else wanted)
    response.status_code = 303
    keep_session(response, opened.token)
    keep(response, BUREAU, tenant.code, seconds=YEAR)
    keep(response, LOGIN_NAME, who["login"], readable=True)
    return response


def _why_not(tenant: Tenant | None, login: str) -> str:
    """Say what helps: the same words whether or not there is such an account."""
    if tenant is None:
        return say("wrong")
    ends = lock_of(tenant.id, login, request.remote_addr or "")
    if ends is None:
        return say("wrong")
    keeper = keeper_of(tenant.id)
    return say("locked", minutes=minutes_until(ends)) + (
        say("ask", keeper=keeper) if keeper else say("ask_somebody")
    )


def _whom_to_ask(bureau: str) -> str:
    """Name the administrator of the bureau chosen, and of no bureau anybody else."""
    tenant = tenant_of_bureau(bureau)
    if tenant is None:
        return say("choose_first")
    keeper = keeper_of(tenant.id)
    return say("forgotten") + (say("keeper", keeper=keeper) if keeper else "")


def _form(
    *, bureau: str, login: str, wanted: str, told: str = "", wrong: str = "", status: int = 200
) -> BaseResponse:
    half, known = new_half(), places()
    response = page(
        "login.html",
        status,
        places=known,
        board=_board_of(known, bureau),
        keeper=_keeper_here(),
        bureau=bureau,
        login=login,
        wanted=wanted,
        told=told,
        wrong=wrong,
        ticket=ticket_of(half),
        other=_in_other_language(wanted, bureau),
    )
    keep_half(response, half)
    return response


def _keeper_here() -> str:
    """Name whom to ask at a machine from which somebody of that bureau signed in before."""
    tenant = tenant_of_bureau(request.cookies.get(BUREAU, "")[:40])
    return keeper_of(tenant.id) if tenant else ""


def _board_of(known: list[Place], code: str) -> dict[str, str] | None:
    """Give the bureau chosen before, whose board is one step away; operators have none."""
    names = {one: name for place in known for one, name in place.boards}
    return {"code": code, "name": names[code]} if code in names else None


def _in_other_language(wanted: str, bureau: str) -> dict[str, str]:
    """Give what the same page in the other language is asked with."""
    spoken = "zh-CN" if language() == "en" else "en"
    asked = {"lang": spoken, "next": wanted if wanted != HOME else "", "bureau": bureau}
    return {name: value for name, value in asked.items() if value}


@blp.post("/logout")
@takes_form
def leave() -> BaseResponse:
    """Sign out, and let the browser forget what it was shown."""
    if not from_whoever_signed_in():
        return redirect(LOGIN, 303)
    try:
        with acting_here() as session:
            signed_in = current_signed_in()
            end_own_session(session, current_actor(), signed_in, signed_in.id)
    except Unauthenticated:
        return forgotten_session(redirect(LOGIN, 303))
    response = redirect(f"{LOGIN}?told=signed_out", 303)
    return forgotten_session(response)
