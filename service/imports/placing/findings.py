"""What is found about a cell of an import: by a code and its facts, said in words by the edge."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from service.workbooks.remarks import Remark, remark

BLOCKING, NOTICE = "blocking", "notice"

# What keeps a row out, and what is only told.
BLOCKERS: Final = frozenset(
    {
        "department-unknown",
        "department-ambiguous",
        "department-missing",
        "outside-your-department",
        "category-unknown",
        "power-category-missing",
        "category-not-allowed-here",
        "subject-type-not-used",
        "grade-unknown",
        "grade-lowered",
        "grade-differs",
        "date-invalid",
        "text-missing",
        "text-too-long",
        "duplicate-in-file",
        "grades-differ-in-file",
        "duplicate-of-register",
        "differs-from-register",
        "number-repeated",
        "record-closed",
        "parent-not-imported",
        "personal-number",
        "row-not-taken",
        "not-taken",
    }
)
NOTICES: Final = frozenset(
    {
        "department-blank",
        "department-will-be-opened",
        "several-departments",
        "post-unknown",
        "several-posts",
        "power-unknown",
        "category-kept-as-written",
        "category-not-used-here",
        "category-unsure",
        "category-missing",
        "grade-unsure",
        "grade-left-to-decide",
        "grade-missing",
        "graded-higher-before",
        "text-repeated",
        "measure-empty",
        "manifestation-missing",
        "measure-missing",
        "only-one-measure-allowed",
        "cause-missing",
        "legal-basis-missing",
        "exercising-subject-missing",
        "leader-needed",
        "person-ambiguous",
        "person-elsewhere",
        "person-unknown",
        "similar-in-file",
        "same-text-elsewhere",
        "will-be-updated",
        "not-updated",
        "number-unknown",
        "due-not-a-day",
        "frequency-unread",
        "levels-unread",
        "main-item-unknown",
        "reform-unread",
    }
)
# For want of this a new record is a mere draft.
DRAFTING: Final = frozenset(
    {
        "cause-missing",
        "exercising-subject-missing",
        "grade-left-to-decide",
        "grade-missing",
        "legal-basis-missing",
        "manifestation-missing",
        "measure-missing",
        "only-one-measure-allowed",
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one field of a row."""

    field: str
    code: str
    value: str = ""
    facts: tuple[tuple[str, Any], ...] = ()
    blocking: bool = False
    proposal: str = ""

    def said(self, language: str) -> Remark:
        """Say it in the words of the catalogue."""
        return remark(self.code, {"value": self.value, **dict(self.facts)}, language)


def finding(
    field: str, code: str, value: str = "", *, proposal: str = "", **facts: object
) -> Finding:
    """Note what was found, with what the cell should most likely say."""
    kept = tuple((name, _fixed(fact)) for name, fact in facts.items())
    return Finding(field, code, value[:200], kept, code in BLOCKERS, proposal)


def refused(field: str, code: str, facts: Mapping[str, Any]) -> Finding:
    """Note what the register itself holds against a row."""
    if code not in BLOCKERS | NOTICES:
        return finding(field, "not-taken", fields=[field.partition(".")[0]], why=code)
    return finding(field, code, **facts)


def nearest(word: str, otherwise: str = "") -> dict[str, str]:
    """Advise the nearest word there is, or else something other."""
    if word:
        return {"mend": "nearest", "nearest": word}
    return {"mend": otherwise} if otherwise else {}


def _fixed(fact: object) -> object:
    return tuple(fact) if isinstance(fact, (list, set, frozenset)) else fact
