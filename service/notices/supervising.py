"""Who watches that a notice is held as it says, and signs its result sheet (监督人, F10)."""

from typing import Final

from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.seats import Subject
from service.notices.queries import board_setting
from service.organisation.queries import load_chart, today

WATCHING: Final = ("supervision_office", "discipline_group")


def usual_supervisor(session: Session) -> str:
    """Propose who supervises: as the board is kept, else whoever sits in the watching office."""
    setting = board_setting(session)
    if setting is not None and setting.supervisor:
        return setting.supervisor
    day = today()
    chart = load_chart(session, day)
    for office in WATCHING:
        holders = holders_of(office, Subject("unit", kind="notice"), chart, day)
        if holders:
            return holders[0].name
    return ""
