"""How a bureau keeps its board: contacts, anonymous comments, a kiosk in the hall."""

import secrets
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.notices.models import BoardSetting
from service.notices.queries import board_setting
from service.organisation.queries import today
from service.organisation.queries.access import snapshot
from tenants.context import Actor
from tenants.errors import Stale
from tenants.journal import record

SECRET = frozenset({"kiosk_word"})


def read_board(session: Session, actor: Actor) -> BoardSetting:
    """Show how the board is kept; as usual, where nothing was ever said."""
    require(actor, Permission.NOTICE_READ)
    found = board_setting(session)
    if found is None:
        found = BoardSetting()
        found.version = 0
    return found


def keep_board(session: Session, actor: Actor, *, if_version: int, **values: Any) -> BoardSetting:
    """Say how the board is kept; each new term of the kiosk ends the links given out before."""
    require(actor, Permission.NOTICE_PUBLISH)
    setting = board_setting(session)
    known = setting.version if setting else 0
    if known != if_version:
        raise Stale("The record changed since you read it.", version=known)
    before = _document(setting) if setting else None
    if setting is None:
        setting = BoardSetting()
        session.add(setting)
    if "kiosk_until" in values and values["kiosk_until"] != setting.kiosk_until:
        setting.kiosk_word = secrets.token_urlsafe(24) if values["kiosk_until"] else ""
    for name, value in values.items():
        setattr(setting, name, value)
    session.flush()
    record(
        session,
        actor,
        "board.kept",
        "board_setting",
        setting.id,
        version=setting.version,
        before=before,
        after=_document(setting),
    )
    return setting


def kiosk_open(setting: BoardSetting | None, on: date | None = None) -> bool:
    """Say whether a kiosk may show what is for the staff."""
    day = on or today()
    until = setting.kiosk_until if setting else None
    return until is not None and day <= until


def _document(setting: BoardSetting) -> dict[str, Any]:
    return {name: value for name, value in snapshot(setting).items() if name not in SECRET}
