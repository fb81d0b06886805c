"""What kinds of papers there are, their blank forms, and the templates bureaus brought."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from service.organisation.queries.profiles import current_profile
from service.papers.collectors import COLLECTORS
from service.papers.guidance import exemplified
from service.papers.kinds import kinds
from service.papers.models import PaperTemplate
from service.papers.placeholders import fixed_fields
from service.papers.queries.access import bureau_of, kind_of, template_in_use
from service.papers.rendering import rendered
from service.papers.samples import blank
from tenants import clock


@cache
def described_kinds() -> list[Mapping[str, Any]]:
    """Describe every kind of paper and its fields."""
    return [
        {
            "code": one.code,
            "form": one.form,
            "zh": one.zh,
            "en": one.en,
            "series": one.series,
            "numbered": one.numbered,
            "subject": one.subject,
            "is_made": one.code in COLLECTORS,
            "has_example": one.code in exemplified(),
            "fields_of": [
                {"name": name, "meaning": meaning, "is_fixed": name in fixed_fields(one.code)}
                for name, meaning in one.fields.items()
            ],
        }
        for one in kinds().values()
    ]


def blank_form(session: Session, kind: str) -> tuple[str, bytes]:
    """Give a form with nothing on it but the bureau's name and the year."""
    found = kind_of(kind)
    template, _ = template_in_use(session, found.code)
    house = {
        "bureau": bureau_of(session).name,
        "term": current_profile(session).term.zh,
        "year": clock.today().year,
        "date": "　　年　月　日",
    }
    return f"{found.zh}（空白）.docx", rendered(template, blank(found, house), "")


def list_templates(kind: Any, state: Any) -> Select[Any]:
    """Select the bureau's own templates."""
    found = select(PaperTemplate)
    if kind:
        found = found.where(PaperTemplate.kind.in_(kind))
    return found.where(PaperTemplate.state.in_(state)) if state else found
