"""Imports: a workbook on its way into the register, and every cell that could not be placed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.workbooks.remarks import Remark, remark
from tenants.database import Base, TenantOwned, TenantRow, one_of, tenant_reference

IMPORT_KINDS = ("powers", "risks", "organisation")
IMPORT_STATES = ("uploaded", "parsed", "refused", "committed", "reverted", "cancelled")
ROW_STATES = ("ready", "blocked", "unchanged", "left_out", "committed", "reverted")
ACTS = ("create", "update", "none")


class Import(TenantOwned, Base):
    """One uploaded workbook and what has become of it.

    `department_id` names the section whose workbook it is; `answers` say what written names mean.
    """

    __tablename__ = "imports"
    __table_args__: Any = (
        Index(None, "tenant_id", "uploaded_at", "id"),
        tenant_reference("department_id", "departments"),
        Index(None, "tenant_id", "department_id"),
        one_of("kind", IMPORT_KINDS),
        one_of("state", IMPORT_STATES),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    kind: Mapped[str]
    file_name: Mapped[str]
    content: Mapped[bytes]
    content_digest: Mapped[bytes]
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[UUID]
    department_id: Mapped[UUID | None] = mapped_column(default=None)
    options: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    answers: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    state: Mapped[str] = mapped_column(default="uploaded")
    row_count: Mapped[int] = mapped_column(default=0)
    item_count: Mapped[int] = mapped_column(default=0)
    summary: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    refusal: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    committed_at: Mapped[datetime | None] = mapped_column(default=None)
    reverted_at: Mapped[datetime | None] = mapped_column(default=None)
    reverted_by: Mapped[UUID | None] = mapped_column(default=None)
    reversal_reason: Mapped[str] = mapped_column(default="")


class ImportRow(TenantRow, Base):
    """One recognised item of the workbook, as it will enter the register."""

    __tablename__ = "import_rows"
    __table_args__: Any = (
        UniqueConstraint("tenant_id", "import_id", "position"),
        tenant_reference("import_id", "imports"),
        one_of("state", ROW_STATES),
        one_of("act", ACTS),
    )

    import_id: Mapped[UUID]
    position: Mapped[int]
    sheet: Mapped[str]
    row: Mapped[int]
    content: Mapped[dict[str, Any]]
    cells: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="ready")
    act: Mapped[str] = mapped_column(default="create")
    reason: Mapped[str] = mapped_column(default="")
    record_id: Mapped[UUID | None] = mapped_column(default=None)


class ImportProblem(TenantRow, Base):
    """One cell that could not be placed, what is wrong with it, and how to mend it.

    It is kept as a code with its facts and said in the reader's language. A lasting one was found
    when the workbook was read; the others are found anew with every change.
    `proposal` is what the cell should most likely say, word for word.
    """

    __tablename__ = "import_problems"
    __table_args__: Any = (
        tenant_reference("import_id", "imports"),
        tenant_reference("row_id", "import_rows"),
        Index(None, "tenant_id", "import_id", "position", "id"),
        Index(None, "tenant_id", "row_id"),
        one_of("severity", ("blocking", "notice")),
    )

    import_id: Mapped[UUID]
    position: Mapped[int]
    sheet: Mapped[str]
    cell: Mapped[str]
    code: Mapped[str]
    facts: Mapped[dict[str, Any]]
    severity: Mapped[str]
    field: Mapped[str] = mapped_column(default="")
    value: Mapped[str] = mapped_column(default="")
    proposal: Mapped[str] = mapped_column(default="")
    is_lasting: Mapped[bool] = mapped_column(default=False)
    row_id: Mapped[UUID | None] = mapped_column(default=None)
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)

    def said(self, language: str) -> Remark:
        """Say it in a language."""
        return remark(self.code, {"value": self.value, **self.facts}, language)


class ImportCorrection(TenantRow, Base):
    """One correction of cells, as it was made, so that the last can be taken back.

    `rows` holds what each row said before: its id and its whole content.
    """

    __tablename__ = "import_corrections"
    __table_args__: Any = (
        tenant_reference("import_id", "imports"),
        Index(None, "tenant_id", "import_id", "id"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    import_id: Mapped[UUID]
    corrected_at: Mapped[datetime]
    corrected_by: Mapped[UUID]
    columns: Mapped[list[str]]
    rows: Mapped[list[dict[str, Any]]]
    row_count: Mapped[int]
    value_before: Mapped[str] = mapped_column(default="")
    value_after: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)
