"""The platform's three operators: each sees his own part of the machinery, none a register."""

from typing import Any
from uuid import UUID

from flask import Response

from policies.permissions import Permission
from policies.text import FOLDER
from service.http.blueprint import Blueprint
from service.http.identification import current_actor
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.views import TenantView, current_session, etag, if_match
from service.journal.schemas import VerificationSchema
from service.operators.queries import (
    dead_letters,
    journal_heads,
    list_journals,
    list_operators,
    list_tenants,
    with_dead_letters,
)
from service.operators.schemas import (
    DeadLetterListSchema,
    JournalHeadSchema,
    OperatorSchema,
    TenantSchema,
)
from service.operators.use_cases import retry_dead_letter, verify_bureau_journal
from service.sign_in.queries import locks
from service.sign_in.resources.accounts import sent, shown
from service.sign_in.schemas import AccountSchema, LetterSchema, ReasonSchema
from service.sign_in.use_cases.accounts import disable_account, restore_account, unlock_account
from service.sign_in.use_cases.passwords import Letter, make_password_link
from tenants.models.accounts import Account
from tenants.models.platform import Tenant
from tenants.verification import Verification

MANAGE = Permission.OPERATOR_MANAGE
blp = Blueprint("operators", __name__, description="平台三员 · Operators")


@blp.route("/policy")
class PolicyText(TenantView):
    """The rules, as they are written."""

    @blp.response(200, {"type": "string"}, content_type="text/plain")
    def get(self) -> Response:
        """Read who may do what, in the text that decides it."""
        text = (FOLDER / "policy.csv").read_text("utf-8")
        return Response(text, content_type="text/plain; charset=utf-8")


@blp.route("/tenants")
class Tenants(TenantView):
    """The directory of tenants."""

    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(TenantSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List the tenants of the installation."""
        actor, session = current_actor(), current_session()
        page = page_of(session, list_tenants(actor), [Tenant.id], arguments, scope="tenants")
        return Page(with_dead_letters(list(page.items), actor), page.next_cursor, page.total)


@blp.route("/tenants/<string:code>/dead-letters")
class DeadLetters(TenantView):
    """What workers gave up on."""

    @blp.response(200, DeadLetterListSchema)
    def get(self, code: str) -> dict[str, Any]:
        """List what workers gave up on in one tenant."""
        return {"items": dead_letters(current_session(), current_actor(), code)}


@blp.route("/tenants/<string:code>/dead-letters/<uuid:item_id>/retries")
class DeadLetterRetries(TenantView):
    """Another try."""

    @blp.response(204)
    def post(self, code: str, item_id: UUID) -> None:
        """Have workers try again."""
        retry_dead_letter(current_session(), current_actor(), code, item_id)


@blp.route("/journal-heads")
class JournalHeads(TenantView):
    """How far the journals are sealed."""

    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(JournalHeadSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """Show number and hash of each tenant's newest seal."""
        actor, session = current_actor(), current_session()
        page = page_of(session, list_journals(actor), [Tenant.id], arguments, scope="heads")
        return Page(journal_heads(list(page.items), actor), page.next_cursor, page.total)


@blp.route("/journal-heads/<string:code>/verifications")
class JournalVerifications(TenantView):
    """Whether a journal still is what it was."""

    @blp.response(201, VerificationSchema)
    def post(self, code: str) -> Verification:
        """Verify one tenant's journal against itself and its witnesses."""
        return verify_bureau_journal(current_session(), current_actor(), code)


@blp.route("/operators")
class Operators(TenantView):
    """The operators of the platform."""

    @blp.arguments(PageArguments, location="query")
    @blp.response(200, page_schema(OperatorSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List operators, their duties and the locks on their accounts."""
        session = current_session()
        statement = list_operators(current_actor())
        page = page_of(session, statement, [Account.login], arguments, scope="operators")
        locked = locks(session)
        items = [{**one._mapping, "locked_until": locked.get(one.login)} for one in page.items]  # noqa: SLF001
        return Page(items, page.next_cursor, page.total)


@blp.route("/operators/<uuid:account_id>/disablement")
class OperatorDisablement(TenantView):
    """Whether an operator's account is shut."""

    @blp.arguments(ReasonSchema)
    @blp.response(200, AccountSchema)
    def put(self, why: dict[str, Any], account_id: UUID) -> Any:
        """Disable an operator's account."""
        session, actor = current_session(), current_actor()
        account = disable_account(
            session, actor, account_id, if_version=if_match(), permission=MANAGE, **why
        )
        return shown(account), {"ETag": etag(account)}

    @blp.response(200, AccountSchema)
    def delete(self, account_id: UUID) -> Any:
        """Restore an operator's account."""
        account = restore_account(
            current_session(),
            current_actor(),
            account_id,
            if_version=if_match(),
            permission=MANAGE,
        )
        return shown(account), {"ETag": etag(account)}


@blp.route("/operators/<uuid:account_id>/lock")
class OperatorLock(TenantView):
    """The lock after too many failed guesses."""

    @blp.response(204)
    def delete(self, account_id: UUID) -> None:
        """Unlock an operator's account."""
        unlock_account(current_session(), current_actor(), account_id, permission=MANAGE)


@blp.route("/operators/<uuid:account_id>/password-link")
class OperatorPasswordLink(TenantView):
    """The letter by which an operator sets his password."""

    @blp.response(201, LetterSchema)
    def post(self, account_id: UUID) -> Letter:
        """Start the setting of an operator's password."""
        letter = make_password_link(
            current_session(), current_actor(), account_id, permission=MANAGE
        )
        return sent(letter)
