"""Live through the year of one bureau, day after day, up to the present."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from service.cycles.use_cases.duties import remind_of_duties
from service.demonstration.plans import TenantPlan
from service.demonstration.year import closing, guarding, handing_up, listing, opening, searching
from service.demonstration.year.desks import days_before, desks_of
from service.measures.use_cases.waking import wake_measures
from service.notices.use_cases.concluding import close_notices
from tenants import clock

FOUNDED: Final = 45


@contextmanager
def beginning(plan: TenantPlan, present: date) -> Generator[None]:
    """Go back to where the year of a bureau begins that chains rule; others live in the present."""
    with clock.simulated():
        if plan.ruled_by_chains:
            clock.go_to(days_before(present, FOUNDED))
        yield


def live(session: Session, plan: TenantPlan, above: TenantPlan, present: date) -> None:
    """Let the people of a bureau do what its year asks of them; the present finds them at it."""
    session.flush()
    # The bureau is founded: from here on its organisation stands, and is read once for each day.
    session.info.pop("authority_touched", None)
    desks = desks_of(session, plan)
    guarding.set_days(desks, present)
    _wait_until(present, 40)
    opening.open_the_year(desks, present)
    _wait_until(present, 34)
    opening.write_the_rules(desks, present)
    listing.list_powers(desks)
    _wait_until(present, 24)
    close_notices(session)
    listing.draw_flowcharts(desks)
    _wait_until(present, 20)
    cases = searching.search(desks, present)
    closing.issue(desks, present)
    _wait_until(present, 8)
    guarding.carry_out(desks, present)
    lowered = guarding.ask_for_lowering(desks)
    guarding.convene(desks, present)
    _wait_until(present, 3)
    searching.comment(desks, searching.review(desks, cases))
    listing.find_more_powers(desks)
    guarding.propose_measures(desks, present)
    guarding.propose_grades(desks)
    guarding.hear(desks, lowered[1:])
    searching.prepare_meeting(desks, present, cases, *lowered[1:])
    handing_up.file_with_the_group(desks, above, present)
    closing.print_papers(desks)
    remind_of_duties(session, present)
    wake_measures(session, present)


def _wait_until(present: date, days: int) -> None:
    """Wake up on that day, unless the year is too young for it."""
    day = days_before(present, days)
    if day > clock.today():
        clock.go_to(day)
