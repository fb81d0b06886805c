"""What every resource shares: the actor, the transaction, the version read, the kept answer."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from uuid import UUID

from flask import Response, g, make_response, request
from flask.typing import ResponseReturnValue
from flask.views import MethodView
from sqlalchemy import text
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from policies.guard import may_somewhere
from policies.permissions import Permission
from service.http.access import contact_of, holders_of, refuse_unreachable
from service.http.answers import answered
from service.http.identification import (
    carried_token,
    current_actor,
    identify,
    refuse_forged,
    refuse_old_password,
)
from service.http.messages import language
from service.http.refusals import ForeignOrigin, VersionRequired
from tenants.database import TenantOwned, unit_of_work
from tenants.errors import DomainError, Forbidden, NotFound, SettingMissing, Stale
from tenants.journal import record_refusal

__all__ = [
    "TenantView",
    "after_commit",
    "created",
    "current_actor",
    "current_session",
    "etag",
    "if_match",
]


# An area; the edge reaches it by name alone.
TELLS_CONFLICTS = "service.workspace.conflicts"
CLEARS_DRAFTS = "service.workspace.use_cases.drafts"
SENDING = ("PUT", "POST")
PATIENCE = text("SELECT set_config('statement_timeout', :limit, true)")


class TenantView(MethodView):
    """One request, one transaction, one bureau: the body is rendered, then the change commits."""

    keeps_answers = True
    takes_old_passwords = False  # what somebody may do before he changes a password that is due
    patience_seconds = 0  # how long one statement may take, where the usual is too short

    def dispatch_request(self, **kwargs: Any) -> ResponseReturnValue:
        """Identify, open the transaction, answer, commit; a denied attempt leaves its own trace."""
        g.carried = carried_token()
        try:
            response = self.answer(**kwargs)
        except (Forbidden, ForeignOrigin) as refusal:
            if "actor" in g:
                _remember(refusal)
                _point_the_way(refusal)
            raise
        except Stale as refusal:
            _show_both(refusal)
            raise
        except StaleDataError:
            stale = Stale("The record changed since you read it.")
            _show_both(stale)
            raise stale from None
        except SettingMissing as refusal:
            _show_where(refusal)
            raise
        except DomainError as refusal:
            if refusal.leaves_trace and "actor" in g:
                _remember(refusal, "case.refused")
            raise
        for call in g.pop("after_commit", []):
            call()
        return response

    def answer(self, **kwargs: Any) -> Response:
        """Answer within one transaction of the caller's bureau."""
        dispatch = super().dispatch_request
        with unit_of_work(g.carried[0].tenant_id) as session:
            g.session = session
            identify(session)
            refuse_forged()
            if not self.takes_old_passwords:
                refuse_old_password()
            refusal = refuse_unreachable(current_actor())
            if self.patience_seconds:
                session.execute(PATIENCE, {"limit": f"{self.patience_seconds}s"})
            with surely_refused(refusal):
                return answered(
                    session,
                    lambda: self.done(dispatch(**kwargs), kwargs),
                    keeps=self.keeps_answers,
                )

    def done(self, answer: ResponseReturnValue, arguments: dict[str, Any]) -> Response:
        """Keep no draft of what this request has sent."""
        if request.method in SENDING:
            desk = import_module(CLEARS_DRAFTS)
            endpoint = f"{request.endpoint}.{request.method.lower()}"
            desk.clear_sent(current_session(), current_actor(), endpoint, arguments)
        return make_response(answer)


@contextmanager
def surely_refused(refusal: Forbidden | None) -> Generator[None]:
    """Let whoever may do this to no record be refused, whatever the use case made of it."""
    try:
        yield
    except (Forbidden, NotFound):
        raise
    except Exception:
        if refusal is not None:
            raise refusal from None
        raise
    if refusal is not None:
        raise refusal


def _remember(refusal: DomainError, topic: str = "access.denied") -> None:
    """Journal a denied attempt: who, where, what he lacked; nothing of what he sent."""
    record_refusal(
        current_actor(),
        topic,
        "endpoint",
        operation=f"{request.endpoint}.{request.method.lower()}",
        path=request.path,
        code=refusal.code(),
        permission=refusal.facts.get("permission"),
    )


def _point_the_way(refusal: Forbidden | ForeignOrigin) -> None:
    """Name who holds what the caller lacks, and whom to ask if that is wrong."""
    actor, permission = current_actor(), refusal.facts.get("permission")
    if isinstance(refusal, Forbidden):
        refusal.facts["contact"] = contact_of(actor)
    if permission and not refusal.facts.get("who_can"):
        found = holders_of(actor, Permission(str(permission)))
        refusal.facts["who_can"] = [one for one in found if one["name"] != actor.name]


def _show_where(refusal: SettingMissing) -> None:
    """Name who sets what is missing; who may do it himself is led to the page instead."""
    permission = Permission(str(refusal.facts["permission"]))
    if may_somewhere(current_actor(), permission):
        return
    del refusal.facts["page"]
    refusal.facts["who_can"] = holders_of(current_actor(), permission)


def _show_both(refusal: Stale) -> None:
    """Say who changed the record since the caller read it, and each field then and now."""
    if "actor" in g and request.headers.get("If-Match"):
        teller = import_module(TELLS_CONFLICTS)
        arguments = request.view_args or {}
        refusal.facts |= teller.conflict(
            current_actor(), refusal.record, arguments, if_match(), language()
        )


def current_session() -> Session:
    """Give the transaction of this request."""
    session: Session = g.session
    return session


def etag(record: TenantOwned) -> str:
    """Name the version of a record as HTTP does."""
    return f'"{record.version}"'


def if_match() -> int:
    """Give the version the caller read, without which no change is accepted."""
    tag = request.headers.get("If-Match", "").strip()
    number = tag[1:-1]
    if len(tag) < 3 or tag[0] != '"' or tag[-1] != '"' or not number.isdecimal():  # noqa: PLR2004
        raise VersionRequired("Send If-Match with the version you read.")
    return min(int(number), 2**31 - 1) if len(number) < 12 else 2**31 - 1  # noqa: PLR2004


def after_commit(call: Callable[[], object]) -> None:
    """Do something outside the database once the change is safe, and only then."""
    g.setdefault("after_commit", []).append(call)


def created(record: Any, record_id: UUID | str | None = None) -> tuple[Any, dict[str, str]]:
    """Answer with a new record, its address and its version."""
    headers = {"Location": f"{request.path.rstrip('/')}/{record_id or record.id}"}
    if isinstance(record, TenantOwned):
        headers["ETag"] = etag(record)
    return record, headers
