"""A row of an import while it is placed: what it says, where it stands, what will become of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from service.imports.placing.findings import Finding, finding
from service.powers.drafts import PowerDraft
from service.risks.drafts import PointDraft
from service.risks.writing.judging import Judged
from tenants.database import new_id

Content = dict[str, Any]


@dataclass(slots=True)
class Row:
    """One item of the workbook on its way into the register."""

    position: int
    sheet: str
    row: int
    content: Content
    cells: dict[str, str] = field(default_factory=dict)
    id: UUID = field(default_factory=new_id)
    state: str = "ready"
    act: str = "create"
    reason: str = ""
    record_id: UUID | None = None
    draft: PointDraft | PowerDraft | None = None
    judged: Judged | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    opens: str = ""
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_decided(self) -> bool:
        """Say whether the row was left out and asks for nothing more."""
        return self.state in {"left_out", "committed", "reverted"}

    @property
    def is_blocked(self) -> bool:
        """Say whether something keeps the row out."""
        return any(one.blocking for one in self.findings)

    def cell(self, name: str) -> str:
        """Name the cell of a field, or the first of the row."""
        found = self.cells.get(name) or self.cells.get(name.partition(".")[0])
        return found or next(iter(self.cells.values()), f"A{self.row}")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the uploader chose for the whole import, and what he said written names mean."""

    department_id: UUID | None = None
    section_id: UUID | None = None
    subject_type: str | None = None
    exercising_subject: str = ""
    create_departments: bool = False
    update: bool = False
    departments: dict[str, str | None] = field(default_factory=dict)
    posts: dict[str, str | None] = field(default_factory=dict)
    categories: dict[str, str | None] = field(default_factory=dict)
    grades: dict[str, int | None] = field(default_factory=dict)


def choices_of(
    options: dict[str, Any], answers: dict[str, Any], section_id: UUID | None
) -> Choices:
    """Read the choices of an import."""
    department = options.get("department_id")
    return Choices(
        department_id=UUID(str(department)) if department else None,
        section_id=section_id,
        subject_type=options.get("subject_type"),
        exercising_subject=options.get("exercising_subject") or "",
        create_departments=bool(options.get("create_departments")),
        update=bool(options.get("update")),
        departments=dict(answers.get("departments") or {}),
        posts=dict(answers.get("posts") or {}),
        categories=dict(answers.get("categories") or {}),
        grades=dict(answers.get("grades") or {}),
    )


def tell_long_texts(row: Row, longest: Mapping[str, int]) -> None:
    """Say which texts the register has no room for."""
    for name, most in longest.items():
        said = row.content.get(name, "")
        if any(len(text) > most for text in ([said] if isinstance(said, str) else said)):
            row.findings.append(finding(name, "text-too-long", most=most))
