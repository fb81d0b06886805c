"""Lists that set the superior's model list beside the bureau's own."""

import re

from service.workbooks.builders import doubt_at, one_line, paragraphs
from service.workbooks.entries import Record
from service.workbooks.headings import Heading
from service.workbooks.records import Table
from service.workbooks.text import compact

MODELS = (("name", "model_name"), ("category", "model_category"))
DROPPED = re.compile(r"不认领|不承接|取消|删除|废止|不列入|不保留|暂不")


def is_unclaimed(table: Table, record: Record) -> bool:
    """Take over a power that only the model list names, unless the bureau does not claim it."""
    if "model_name" not in table.heading.fields or "name" in record.values:
        return False
    verdict = next((t for t in _remarks(record) if DROPPED.search(t)), "")
    if verdict:
        doubt_at(table, record, "model_name", "power-not-claimed", value=verdict)
        return True
    if "model_name" in record.values:
        doubt_at(table, record, "model_name", "name-from-model")
    for own, model in MODELS:
        if own not in record.values and model in record.values:
            record.values[own] = record.values[model]
    return False


def compared(heading: Heading, record: Record) -> dict[str, str]:
    """Keep what the model list says beside the own one."""
    kept = {}
    for own, model in MODELS:
        column = heading.first(model)
        text = one_line(record, model) if column else ""
        if column and text and text != one_line(record, own):
            kept[f"{column.group}{column.head}"] = text
    return kept


def _remarks(record: Record) -> list[str]:
    return [compact(paragraphs(record, n)) for n in record.values if n[0] == "*" or n == "remarks"]
