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
    "empty": "文件是空的。",
    "too-large": "文件超过大小限制。",
    "wrong-type": "文件不是 .xlsx 或 .xls 工作簿，请用表格软件另存为 .xlsx 后再上传。",
    "encrypted": "工作簿设有打开密码，请取消密码后再上传。",
    "macros": "工作簿含有宏，请另存为不含宏的 .xlsx 后再上传。",
    "doctype": "工作簿内含不允许的实体声明。",
    "unpacked-too-large": "工作簿解压后过大。",
    "ratio": "工作簿压缩比异常。",
    "too-many-parts": "工作簿内部文件过多。",
    "too-many-sheets": "工作表过多。",
    "too-many-rows": "工作表行数超过限制。",
    "too-many-columns": "工作表列数超过限制。",
    "too-many-cells": "工作表单元格过多。",
    "too-heavy": "工作簿单元格或合并区域过多，不能附批注退回；请在页面上逐格改正。",
    "not-annotated": "这个工作簿不能附批注退回；请在页面上逐格改正。",
    "damaged": "工作簿已损坏或不完整，无法读取。",
}


def refuse(reason: str) -> HostileWorkbook:
    """Name why a file is not taken."""
    return HostileWorkbook(REASONS[reason], reason=reason)
