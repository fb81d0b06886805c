"""Every form there is, by the kind of paper it is for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from service.papers.layout.forms import annexes, decisions, registers, searches

FORMS: Final[Mapping[str, Callable[[], Any]]] = MappingProxyType(
    {
        form.__name__: form
        for form in (
            annexes.personal_report,
            annexes.personal_letter,
            annexes.section_letter,
            annexes.unit_letter,
            annexes.special_register,
            searches.post_search,
            searches.section_search,
            searches.unit_search,
            registers.power_catalogue,
            registers.power_list,
            registers.control_diagram,
            registers.ledger,
            registers.ledger_a3,
            registers.post_grade_catalogue,
            registers.grading_report,
            decisions.minutes,
            decisions.decision_sheet,
            decisions.notice_sheet,
            decisions.notice_result,
            decisions.filing_form,
            decisions.handover_form,
        )
    }
)
