"""Grades written in other words than the ladder's own, and how each of them is read."""

from collections.abc import Sequence

from service.imports.placing.findings import finding
from service.imports.placing.rows import Choices, Row
from service.imports.placing.subjects import is_answered
from service.workbooks.sheets import RANK_LABELS
from service.workbooks.vocabulary.grades import LADDER, grade_word, is_synonym


def tell_readings(rows: Sequence[Row], choices: Choices) -> None:
    """Say at each grade that is a synonym how it is read, unless all of them are of one ladder."""
    graded = [row for row in rows if row.content.get("rank") and row.content.get("grade_written")]
    used = {grade_word(row.content["grade_written"]) for row in graded}
    if len(used) > 1 and used <= LADDER:
        return
    for row in graded:
        written = row.content["grade_written"]
        if not is_synonym(written) or is_answered(choices.grades, written):
            continue
        rank = row.content["rank"]
        told = {"proposal": RANK_LABELS[rank], "rank": rank}
        row.findings.append(finding("rank", "grade-unsure", written, **told))
