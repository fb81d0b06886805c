"""The accounts of the bureau, kept by its administrator, who never learns a password."""

from typing import Any
from uuid import UUID

from marshmallow import fields, validate

from service.http.blueprint import Blueprint
from service.http.identification import current_actor
from service.http.paging import Page, PageArguments, page_of, page_schema
from service.http.surroundings import current_settings
from service.http.views import TenantView, after_commit, created, current_session, etag, if_match
from service.sign_in.letters import put_in_folder
from service.sign_in.queries import described, list_accounts, read_account
from service.sign_in.schemas import (
    AccountDraftSchema,
    AccountSchema,
    EndedSchema,
    LetterSchema,
    ReasonSchema,
    SessionListSchema,
)
from service.sign_in.use_cases.accounts import (
    disable_account,
    open_account,
    restore_account,
    unlock_account,
)
from service.sign_in.use_cases.passwords import Letter, make_password_link
from service.sign_in.use_cases.sessions import revoke_sessions, sessions_of
from tenants.models.accounts import Account

blp = Blueprint("accounts", __name__, url_prefix="/accounts", description="账号 · Accounts")


ACCOUNT_STATES = ("active", "locked", "disabled")


class AccountArguments(PageArguments):
    q = fields.String(load_default="", validate=validate.Length(max=100))
    state = fields.String(load_default=None, validate=validate.OneOf(ACCOUNT_STATES))


@blp.route("")
class Accounts(TenantView):
    """All accounts of the bureau."""

    @blp.arguments(AccountArguments, location="query")
    @blp.response(200, page_schema(AccountSchema))
    def get(self, arguments: dict[str, Any]) -> Page:
        """List accounts by login, found by login, name, staff number or state if asked."""
        session = current_session()
        asked = {"q": arguments["q"].strip(), "state": arguments["state"]}
        statement = list_accounts(session, current_actor(), **asked)
        page = page_of(session, statement, [Account.login], arguments, scope="accounts")
        return Page(described(session, page.items), page.next_cursor, page.total)

    @blp.arguments(AccountDraftSchema)
    @blp.response(201, AccountSchema)
    def post(self, draft: dict[str, Any]) -> Any:
        """Open an account for a person."""
        account = open_account(current_session(), current_actor(), **draft)
        _, headers = created(account)
        return shown(account), headers


@blp.route("/<uuid:account_id>")
class OneAccount(TenantView):
    """One account."""

    @blp.response(200, AccountSchema)
    def get(self, account_id: UUID) -> Any:
        """Show an account."""
        account = read_account(current_session(), current_actor(), account_id)
        return shown(account), {"ETag": etag(account)}


@blp.route("/<uuid:account_id>/disablement")
class Disablement(TenantView):
    """Whether an account is shut."""

    @blp.arguments(ReasonSchema)
    @blp.response(200, AccountSchema)
    def put(self, why: dict[str, Any], account_id: UUID) -> Any:
        """Disable an account; its sessions and tokens end at once."""
        account = disable_account(
            current_session(), current_actor(), account_id, if_version=if_match(), **why
        )
        return shown(account), {"ETag": etag(account)}

    @blp.response(200, AccountSchema)
    def delete(self, account_id: UUID) -> Any:
        """Restore an account; a new password is set by link."""
        account = restore_account(
            current_session(), current_actor(), account_id, if_version=if_match()
        )
        return shown(account), {"ETag": etag(account)}


@blp.route("/<uuid:account_id>/lock")
class Lock(TenantView):
    """The lock after too many failed guesses."""

    @blp.response(204)
    def delete(self, account_id: UUID) -> None:
        """Unlock an account."""
        unlock_account(current_session(), current_actor(), account_id)


@blp.route("/<uuid:account_id>/password-link")
class AccountPasswordLink(TenantView):
    """The letter by which a person sets his password."""

    @blp.response(201, LetterSchema)
    def post(self, account_id: UUID) -> Letter:
        """Start the setting of a password; the link goes to the person, not into this answer."""
        return sent(make_password_link(current_session(), current_actor(), account_id))


@blp.route("/<uuid:account_id>/sessions")
class AccountSessions(TenantView):
    """Where somebody is signed in."""

    @blp.response(200, SessionListSchema)
    def get(self, account_id: UUID) -> dict[str, Any]:
        """List somebody's sessions and tokens."""
        return {"items": sessions_of(current_session(), current_actor(), account_id)}

    @blp.arguments(ReasonSchema)
    @blp.response(200, EndedSchema)
    def delete(self, why: dict[str, Any], account_id: UUID) -> dict[str, int]:
        """End all of somebody's sessions and tokens."""
        return {"ended": revoke_sessions(current_session(), current_actor(), account_id, **why)}


def sent(letter: Letter) -> Letter:
    """Put the letter into its folder once the link is safe."""
    settings = current_settings()
    after_commit(lambda: put_in_folder(letter, home=settings.home, public_url=settings.public_url))
    return letter


def shown(account: Account) -> dict[str, Any]:
    """Show an account with the lock on it, and whose it is."""
    return described(current_session(), [account])[0]
