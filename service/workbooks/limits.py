"""What a workbook may cost, and the refusal of one that costs more or is something else."""

from dataclasses import dataclass
from typing import ClassVar

from tenants.errors import DomainError


class HostileWorkbook(DomainError):
    """The file is not an ordinary workbook; `reason` says why."""

    status: ClassVar[int] = 422


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest workbook a bureau may send."""

    size: int = 20 * 1024 * 1024
    unpacked: int = 200 * 1024 * 1024
    ratio: int = 100
    entries: int = 2_000
    sheets: int = 200
    rows: int = 50_000
    columns: int = 200
    cells: int = 3_000_000
    merges: int = 200_000


MEGABYTE = 1024 * 1024

REASONS = {
    "empty": "The file is empty.",
    "too-large": "The file is larger than is taken.",
    "wrong-type": "The file is no .xlsx or .xls workbook; save it as .xlsx and upload it again.",
    "encrypted": "The workbook asks for a password; take the password off and upload it again.",
    "macros": "The workbook holds macros; save it as .xlsx without macros and upload it again.",
    "doctype": "The workbook declares entities, which is not allowed.",
    "unpacked-too-large": "The workbook is too large once unpacked.",
    "ratio": "The workbook is packed more tightly than an ordinary one.",
    "too-many-parts": "The workbook has too many parts.",
    "too-many-sheets": "The workbook has too many sheets.",
    "too-many-rows": "A sheet has more rows than are taken.",
    "too-many-columns": "A sheet has more columns than are taken.",
    "too-many-cells": "The workbook has too many cells.",
    "too-heavy": "The workbook is too heavy to be given remarks; mend its cells on the page.",
    "not-annotated": "The workbook cannot be given remarks; mend its cells on the page.",
    "damaged": "The workbook is damaged or not whole and cannot be read.",
}


def refuse(reason: str) -> HostileWorkbook:
    """Name why a file is not taken."""
    return HostileWorkbook(REASONS[reason], reason=reason)
