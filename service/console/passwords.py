"""Choosing a password with a plain form: when the old one is due, or by a one-time letter."""

from collections.abc import Mapping
from typing import Any

from flask import g, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from service.console.addresses import LOGIN, login_for, own_page
from service.console.edge import blp, page
from service.console.forms import (
    from_our_page,
    from_whoever_signed_in,
    keep_half,
    new_half,
    takes_form,
    ticket_of,
    written,
)
from service.console.signed_in import acting_here, is_due_here
from service.console.words import say
from service.http.identification import current_actor, current_carried, current_signed_in
from service.http.messages import field_text, problem_text
from service.sign_in.tokens import check_code, read_token
from service.sign_in.use_cases.passwords import (
    PasswordLinkRefused,
    change_password,
    set_password_by_link,
)
from tenants.errors import DomainError, Unauthenticated


@blp.get("/login/password")
def new_password() -> BaseResponse:
    """Ask whoever signed in for a new password."""
    wanted = own_page(request.args.get("next", ""))
    try:
        with acting_here():
            return _own_form(wanted)
    except Unauthenticated:
        return redirect(login_for(wanted))


@blp.post("/login/password")
@takes_form
def choose_password() -> BaseResponse:
    """Change the own password and go on."""
    wanted = own_page(written("next"))
    sound = from_whoever_signed_in()
    try:
        with acting_here() as session:
            if not sound:
                return _own_form(wanted, _said(say("stale_form")), 403)
            wrong = _unequal()
            if wrong:
                return _own_form(wanted, wrong, 422)
            actor, signed_in = current_actor(), current_signed_in()
            present, new = written("present_password"), written("password")
            change_password(session, actor, signed_in, present=present, new=new)
    except Unauthenticated:
        return redirect(login_for(wanted), 303)
    except DomainError as refusal:
        return _own_form(wanted, _told(refusal), refusal.status)
    return redirect(wanted, 303)


@blp.get("/password-links")
def letter() -> BaseResponse:
    """Ask for the word of a letter and the password to be set with it."""
    return _letter_form("")


@blp.post("/password-links")
@takes_form
def use_letter() -> BaseResponse:
    """Set a password by letter, once."""
    word = written("word").strip()
    if not from_our_page():
        return _letter_form(word, _said(say("stale_form")), 403)
    wrong = _unequal()
    if wrong:
        return _letter_form(word, wrong, 422)
    carried = read_token(word.rpartition("#")[2])
    source = request.remote_addr or ""
    try:
        if carried is None:
            raise PasswordLinkRefused("The link is wrong, used or expired.")
        set_password_by_link(carried, written("password"), source=source, request_id=g.request_id)
    except DomainError as refusal:
        return _letter_form(word, _told(refusal), refusal.status)
    return redirect(f"{LOGIN}?told=password_set", 303)


def _own_form(
    wanted: str, wrong: Mapping[str, Any] | None = None, status: int = 200
) -> BaseResponse:
    check = check_code(current_carried().secret)
    told = say("why_new" if is_due_here() else "whose", name=current_actor().name)
    return page("password.html", status, wanted=wanted, wrong=wrong or {}, check=check, told=told)


def _letter_form(
    word: str, wrong: Mapping[str, Any] | None = None, status: int = 200
) -> BaseResponse:
    half = new_half()
    response = page("letter.html", status, word=word, wrong=wrong or {}, ticket=ticket_of(half))
    keep_half(response, half)
    return response


def _unequal() -> dict[str, Any]:
    if not written("password"):
        return _said(say("choose_password"))
    return _said(say("unequal")) if written("password") != written("again") else {}


def _said(text: str) -> dict[str, Any]:
    return {"text": text, "faults": []}


def _told(refusal: DomainError) -> dict[str, Any]:
    _, text = problem_text(refusal.code(), refusal.detail, refusal.facts)
    found: Any = refusal.facts.get("errors") or {}
    faults = [field_text(str(one)) for each in found.values() for one in each]
    return {"text": text, "faults": [one for one in faults if one != text]}
