"""What the sources say about offices: roles that come with them, days, and who may sit where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

ROLE_OF_POST: Final = {
    "main_leader": "main_leader",
    "deputy_leader": "deputy_leader",
    "section_head": "section_head",
    "none": "post_holder",
}
ROLE_OF_BODY: Final = {
    "discipline_group": "discipline_group",
    "supervision_office": "supervision_office",
    "register_office": "register_office",
    "party_group": "party_group",
    "party_committee": "party_group",
    "leading_group": "leading_group",
    "leading_group_office": "leading_group_office",
}
OPERATOR_ROLES: Final = frozenset(
    {"system_administrator", "security_administrator", "audit_administrator"}
)
LEADERS: Final = frozenset({"main_leader", "deputy_leader"})
MOST_MAIN_LEADERS: Final = 2  # of the Party and of the administration
DIRECT_CHARGE_WORDS: Final = {  # what the main leader leaves to his deputies
    "personnel": ("人事", "人力资源", "組織人事"),
    "finance": ("财务", "財務", "计财", "会计"),
    "procurement": ("采购", "採購", "招标"),
    "projects": ("工程", "基建", "项目建设"),
    "assets": ("资产", "國有資產", "后勤"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """The days from one to another, both included; without an end it is still running."""

    starts_on: date
    ends_on: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether the day falls within the term."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def overlaps(self, other: "Term") -> bool:
        """Say whether the two terms share a day."""
        return (self.ends_on is None or other.starts_on <= self.ends_on) and (
            other.ends_on is None or self.starts_on <= other.ends_on
        )


def collides(term: Term, others: Iterable[Term]) -> bool:
    """Say whether a term shares a day with any of the others."""
    return any(term.overlaps(other) for other in others)


def would_circle(department: UUID, parent: UUID, parents: dict[UUID, UUID | None]) -> bool:
    """Say whether a department would come to lie inside itself."""
    above: UUID | None = parent
    for _ in range(len(parents) + 1):
        if above == department:
            return True
        if above is None:
            return False
        above = parents.get(above)
    return True


def guarded_domain(department_name: str) -> str | None:
    """Name the domain, if any, that a main leader must not have in his direct charge (R-014)."""
    for domain, words in DIRECT_CHARGE_WORDS.items():
        if any(word in department_name for word in words):
            return domain
    return None
