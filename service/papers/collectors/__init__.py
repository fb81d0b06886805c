"""What each kind of paper says, from the register; never an opinion, never a hand's signature."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from service.papers.collectors.gathering import Collected

Collector = Callable[[Session, UUID | None, Mapping[str, Any]], Collected]

COLLECTORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "personal_report": "posts.personal_report",
        "post_search": "posts.post_search",
        "handover_form": "posts.handover_form",
        "section_search": "departments.section_search",
        "grading_report": "gradings.grading_report",
        "special_register": "bureaus.special_register",
        "unit_search": "bureaus.unit_search",
        "power_catalogue": "bureaus.power_catalogue",
        "ledger": "ledgers.ledger",
        "ledger_a3": "ledgers.ledger",
        "post_grade_catalogue": "bureaus.post_grade_catalogue",
        "power_list": "catalogues.power_list",
        "control_diagram": "flowcharts.control_diagram",
        "personal_letter": "letters.personal_letter",
        "section_letter": "letters.section_letter",
        "unit_letter": "letters.unit_letter",
        "notice_sheet": "notices.notice_sheet",
        "notice_result": "notices.notice_result",
        "filing_form": "filings.filing_form",
        "minutes": "meetings.minutes",
        "decision_sheet": "meetings.decision_sheet",
    }
)


def collect(
    session: Session, kind: str, subject_id: UUID | None, asked: Mapping[str, Any]
) -> Collected:
    """Gather what a paper of this kind says today."""
    module, _, name = COLLECTORS[kind].partition(".")
    collector: Collector = getattr(import_module(f"{__name__}.{module}"), name)
    return collector(session, subject_id, asked)
