"""Who stands before the board: somebody of the bureau, a kiosk in its hall, or the public."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import g, request
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from policies.guard import may
from policies.permissions import Permission
from service.http.identification import cookie_name, refuse_idle
from service.http.surroundings import current_settings
from service.notices.models import BoardSetting, Notice
from service.notices.queries import SHOWN, board_setting, list_notices
from service.notices.tickets import is_kiosk
from service.notices.use_cases.keeping_board import kiosk_open
from service.organisation.queries import today
from service.sign_in.queries import actor_of, check_session, tenant_of_bureau
from service.sign_in.tokens import read_token
from tenants.context import Actor
from tenants.database import unit_of_work
from tenants.errors import NotFound, Unauthenticated
from tenants.models.platform import Tenant

KIOSK = "lianfang-kiosk"
INSIDE = ("unit", "tenant_and_subordinates", "system", "society")


@dataclass(frozen=True, slots=True)
class Viewer:
    """One reader of one bureau's board, within one transaction of that bureau."""

    session: Session
    tenant: Tenant
    setting: BoardSetting | None
    actor: Actor | None
    at_kiosk: bool

    def notices(self) -> Select[Any]:
        """Select what this reader may see."""
        if self.actor is not None:
            return list_notices(self.actor, state=SHOWN)
        scopes = INSIDE if self.at_kiosk else ("society",)
        return select(Notice).where(Notice.state.in_(SHOWN), Notice.scope.in_(scopes))

    def notice(self, notice_id: UUID) -> Notice:
        """Fetch one notice; what is not for this reader does not exist."""
        found: Notice | None = self.session.scalar(self.notices().where(Notice.id == notice_id))
        if found is None:
            raise NotFound("There is no such notice.")
        return found


@contextmanager
def viewing(code: str) -> Generator[Viewer]:
    """Stand before the board of a bureau; an unknown one is as empty as a closed one."""
    tenant = tenant_of_bureau(code)
    if tenant is None:
        raise NotFound("There is no such board.")
    with unit_of_work(tenant.id) as session:
        setting = board_setting(session)
        yield Viewer(session, tenant, setting, _signed_in(session, tenant.id), _kiosk(setting))


def _signed_in(session: Session, tenant_id: int) -> Actor | None:
    """Know somebody of this bureau by his session; anybody else is the public."""
    carried = read_token(request.cookies.get(cookie_name(), ""))
    if carried is None or carried.tenant_id != tenant_id:
        return None
    found = check_session(session, carried, idle_minutes=current_settings().session_idle_minutes)
    if found is None or found.kind != "browser":
        return None
    try:
        actor = actor_of(
            session,
            tenant_id,
            found,
            today(),
            request_id=g.request_id,
            origin=request.remote_addr or "",
        )
        refuse_idle(actor, found)
    except Unauthenticated:
        return None
    return actor if may(actor, Permission.NOTICE_READ) else None


def _kiosk(setting: BoardSetting | None) -> bool:
    if setting is None or not kiosk_open(setting):
        return False
    return is_kiosk(request.cookies.get(KIOSK, ""), setting.tenant_id, setting.kiosk_word)
