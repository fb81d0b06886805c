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
    facts, day = refusal.facts, today()
    open_task(
        session,
        kind=HELD_UP,
        said={
            "number": notice.number,
            "body": {"zh": facts["name"], "en": facts["english"]},
        },
        subject_kind="notice",
        subject_id=notice.id,
        persons=holders_of(
            "register_office", Subject("unit", kind="notice"), load_chart(session, day), day
        ),
        acting="register_office",
        facts={
            "number": notice.number,
            "body": facts["body"],
            "name": facts["name"],
            "english": facts["english"],
        },
    )


def settle_what_was_missing(session: Session, notice: Notice, outcome: str = "done") -> None:
    """Take a notice that is over from the desks on which it waited for a body."""
    settle_tasks(session, subject_id=notice.id, kind=HELD_UP, outcome=outcome)
