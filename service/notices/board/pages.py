"""The pages of the board over plain HTTP: read, comment, find the answer by receipt."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
)
from werkzeug.wrappers import Response as BaseResponse

from service.http.identification import cookie_name
from service.http.messages import language, problem_text
from service.http.surroundings import current_settings
from service.notices.board import showing
from service.notices.board.commenting import REMARKS, Refused, take_comment
from service.notices.board.pace import AT_KIOSK, COMMENTS, LOOKUPS, slow_down
from service.notices.board.viewers import KIOSK, Viewer, viewing
from service.notices.board.words import hint, pick, say
from service.notices.models import Notice
from service.notices.queries import comment_by_receipt
from service.notices.reading import count_reader
from service.notices.receipts import looks_like_one
from service.notices.rules import REMARK_WORDS
from service.notices.tickets import HALF, is_kiosk, new_form
from tenants.database import owned
from tenants.errors import DomainError, NotFound, Unauthenticated

PAGE = 20
MOST_PAGES = 500
FOLDER = Path(__file__).parent

blp = Blueprint("board", __name__, template_folder="templates")
Page = Callable[..., BaseResponse]


def page(view: Page) -> Page:
    """Answer refusals as pages: whatever is not for this reader is simply not there."""

    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> BaseResponse:
        try:
            return view(*args, **kwargs)
        except (NotFound, Unauthenticated):
            return told(404, say("not_found"), say("not_found_text"))
        except DomainError as refusal:
            title, text = problem_text(refusal.code(), refusal.detail, refusal.facts)
            answer = told(refusal.status, title, text)
            if "retry_after" in refusal.facts:
                answer.headers["Retry-After"] = str(refusal.facts["retry_after"])
            return answer

    return shown


def takes_form(view: Page) -> Page:
    """Mark a page that reads a form and not JSON."""
    view.takes_form = True  # type: ignore[attr-defined]
    return view


@blp.get("/board-style.css")
def style() -> Response:
    """Give the board's style."""
    return Response((FOLDER / "board.css").read_bytes(), mimetype="text/css")


@blp.get("/board/<code>")
@page
def index(code: str) -> BaseResponse:
    """Show the notices of a bureau."""
    number = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    with viewing(code) as viewer:
        statement = viewer.notices().order_by(Notice.published_at.desc(), Notice.id.desc())
        rows = viewer.session.scalars(statement.offset((number - 1) * PAGE).limit(PAGE + 1)).all()
        if not rows and viewer.actor is None and not viewer.at_kiosk:
            raise NotFound("There is no such board.")
        lines = showing.lines(viewer.session, rows[:PAGE])
        return shown("list.html", viewer, lines=lines, page=number, more=len(rows) > PAGE)


@blp.get("/board/<code>/<uuid:notice_id>")
@page
def notice(code: str, notice_id: UUID) -> BaseResponse:
    """Show one notice, with a form for comments while it runs."""
    with viewing(code) as viewer:
        found = viewer.notice(notice_id)
        key = str(current_app.secret_key)
        count_reader(viewer.session, found, _reader(viewer), key, viewer.actor)
        return with_form(viewer, found)


@blp.post("/board/<code>/<uuid:notice_id>/comments")
@takes_form
@page
def comment(code: str, notice_id: UUID) -> BaseResponse:
    """Take a comment and give its receipt."""
    with viewing(code) as viewer:
        found = viewer.notice(notice_id)
        slow_down("comment", AT_KIOSK if viewer.at_kiosk else COMMENTS)
        try:
            receipt = take_comment(viewer, found)
        except Refused as refused:
            return with_form(viewer, found, status=422, wrong=refused.why)
        return shown("receipt.html", viewer, 201, title=found.title, receipt=receipt)


@blp.get("/board/<code>/receipts")
@page
def look_up(code: str) -> BaseResponse:
    """Ask for a receipt; the page is the same whether or not there is such a bureau."""
    return asked(code)


@blp.post("/board/<code>/receipts")
@takes_form
@page
def answer(code: str) -> BaseResponse:
    """Show the answer to a comment by its receipt; the number never stands in an address."""
    slow_down("receipt", LOOKUPS)
    receipt = request.form.get("receipt", "")[:100]
    found = None
    with suppress(NotFound), viewing(code) as viewer:
        comment = comment_by_receipt(viewer.session, receipt) if looks_like_one(receipt) else None
        about = owned(viewer.session, Notice, comment.notice_id) if comment else None
        found = showing.answered(comment, about) if comment and about else None
    return asked(code, found, unknown=found is None)


@blp.get("/board/<code>/kiosk/<ticket>")
@page
def kiosk(code: str, ticket: str) -> BaseResponse:
    """Make this browser a kiosk of the bureau, if the ticket is one it gave out."""
    with viewing(code) as viewer:
        setting = viewer.setting
        word = setting.kiosk_word if setting else ""
        if not is_kiosk(ticket, viewer.tenant.id, word):
            raise NotFound("There is no such page.")
        response = redirect(f"/board/{viewer.tenant.code}", 303)
        _keep(response, KIOSK, ticket)
        return response


def with_form(viewer: Viewer, found: Notice, *, status: int = 200, wrong: str = "") -> BaseResponse:
    """Show a notice, its form, and what was wrong with what was sent."""
    ticket, half = new_form(str(found.id), request.cookies.get(HALF, ""))
    takes_anonymous = viewer.setting is None or viewer.setting.takes_anonymous
    response = shown(
        "notice.html",
        viewer,
        status,
        notice=showing.full(viewer.session, found, viewer.setting),
        ticket=ticket,
        kinds=[(code, pick(REMARK_WORDS[code]), hint(code)) for code in REMARKS],
        takes_anonymous=takes_anonymous,
        wrong=wrong,
        paper="print" in request.args and not wrong,
        written=request.form if wrong else {},
    )
    _keep(response, HALF, half)
    return response


def shown(template: str, viewer: Viewer, status: int = 200, **values: Any) -> Response:
    """Fill a page."""
    text = render_template(
        f"board/{template}",
        say=say,
        lang=language(),
        code=viewer.tenant.code,
        bureau=viewer.tenant.name,
        reader=viewer.actor.name if viewer.actor else "",
        **values,
    )
    return _page(text, status)


def asked(code: str, comment: dict[str, Any] | None = None, *, unknown: bool = False) -> Response:
    """Fill the page on which receipts are asked for."""
    text = render_template(
        "board/look_up.html",
        say=say,
        lang=language(),
        code=code,
        bureau="",
        comment=comment,
        unknown=unknown,
    )
    return _page(text, 404 if unknown else 200)


def told(status: int, title: str, text: str) -> Response:
    """Tell a reader why there is nothing to be seen; the same words for all who may not."""
    filled = render_template(
        "board/message.html", say=say, lang=language(), bureau="", code="", title=title, text=text
    )
    return _page(filled, status)


def _page(text: str, status: int) -> Response:
    response = make_response(text, status)
    response.headers["Content-Language"] = language()
    response.vary.update(("Accept-Language", "Cookie"))
    return response


def _keep(response: BaseResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        path="/board",
        httponly=True,
        samesite="Strict",
        secure=current_settings().cookie_secure,
    )


def _reader(viewer: Viewer) -> str:
    if viewer.actor is not None:
        return str(viewer.actor.person_id)
    return f"{request.remote_addr} {request.user_agent.string[:200]} {cookie_name()}"
