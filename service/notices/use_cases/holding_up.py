"""A notice that has run its term but cannot be left: its case would go to a body nobody set up."""

from typing import Final

from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.seats import Subject
from service.notices.models import Notice
from service.organisation.queries import load_chart, today
from service.procedures.refusals import BodyMissing
from service.tasks.use_cases import open_task, settle_tasks
from tenants.errors import DomainError

HELD_UP: Final = "notice.body_missing"


def tell_what_is_missing(session: Session, notice: Notice, refusal: DomainError) -> None:
    """Let the register office see which body is missing; the notice ends once it is set up."""
    if not isinstance(refusal, BodyMissing):
        return
    notice.state = "ended"
    name, day = refusal.facts["name"], today()
    open_task(
        session,
        kind=HELD_UP,
        title=f"{notice.number}公示期满，下一环节须由“{name}”审定：本单位尚未设置或没有成员，请予设置",
        subject_kind="notice",
        subject_id=notice.id,
        persons=holders_of(
            "register_office", Subject("unit", kind="notice"), load_chart(session, day), day
        ),
        acting="register_office",
        facts={
            "number": notice.number,
            "body": refusal.facts["body"],
            "name": name,
            "english": refusal.facts["english"],
            "note": f"设置“{name}”并确定成员后，公示自动办结，转入下一环节。",
        },
    )


def settle_what_was_missing(session: Session, notice: Notice, outcome: str = "done") -> None:
    """Take a notice that is over from the desks on which it waited for a body."""
    settle_tasks(session, subject_id=notice.id, kind=HELD_UP, outcome=outcome)
