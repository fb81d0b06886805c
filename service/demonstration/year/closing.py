"""Letters of the year, signed and unsigned, and papers that were printed."""

from datetime import date
from typing import Final

from sqlalchemy import select

from service.commitments.letters import compose, digest_of
from service.commitments.models import Commitment
from service.commitments.use_cases.issuing import issue_letters
from service.commitments.use_cases.signing import countersign_letter, sign_letter
from service.demonstration.year.desks import (
    DEPUTY,
    MAIN_LEADER,
    Desks,
    due_day,
)
from service.papers.use_cases.making import order_paper

SIGNED: Final = (MAIN_LEADER, "relief:head", "elderly:duty1", "names:head", "planning:head")
COUNTERSIGNED: Final = ("relief:head",)


def issue(desks: Desks, present: date) -> None:
    """Issue the year's letters; some are signed, one is countersigned, others still wait."""
    session, office = desks.session, desks.office
    for kind in ("personal", "section"):
        issue_letters(session, office, kind=kind, due_on=due_day(present, -10))
    for post in SIGNED:
        who = desks.at(post)
        for letter in session.scalars(
            select(Commitment).where(
                Commitment.person_id == who.person_id, Commitment.kind == "personal"
            )
        ):
            words = digest_of(compose(session, letter)).hex()
            sign_letter(session, who, letter.id, if_version=letter.version, text_digest=words)
            if post in COUNTERSIGNED:
                countersign_letter(session, desks.at(DEPUTY), letter.id, if_version=letter.version)


def print_papers(desks: Desks) -> None:
    """Keep a letter, a personal report and the catalogue of graded posts as papers."""
    session, office = desks.session, desks.office
    letter = session.scalars(
        select(Commitment).where(
            Commitment.person_id == desks.at("relief:head").person_id,
            Commitment.kind == "personal",
        )
    ).one()
    order_paper(session, office, kind="personal_letter", subject_id=letter.id)
    clerk = desks.at("relief:duty1")
    order_paper(session, clerk, kind="personal_report", subject_id=desks.posts["relief:duty1"])
    order_paper(session, office, kind="post_grade_catalogue")
