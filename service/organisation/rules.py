"""What the sources say about offices: roles that come with them, days, and who may sit where."""

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
    "party_organisation": "party_group",
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


DEPUTY_WORDS: Final = (
    "副",
    "纪检",
    "组长",
    "总工",
    "总会计",
    "总经济",
    "总师",
    "委员",
    "成员",
    "巡视员",
    "调研员",
)
MAIN_WORDS: Final = (
    "局长",
    "书记",
    "主任",
    "院长",
    "部长",
    "厅长",
    "所长",
    "校长",
    "主席",
    "行长",
    "关长",
)
BODY_WORDS: Final = {  # the more particular word stands before the one it contains
    "领导小组办公室": "leading_group_office",
    "领导小组": "leading_group",
    "纪检组": "discipline_group",
    "纪委": "discipline_group",
    "监察室": "supervision_office",
    "党组": "party_group",
    "党委": "party_committee",
    "党总支": "party_organisation",
    "党支部": "party_organisation",
    "常委会": "standing_committee",
    "局长办公会": "leadership_meeting",
    "班子": "leadership_meeting",
    "办公会": "leadership_meeting",
    "登记": "register_office",
    "办公室": "register_office",
    "档案": "archive_keeper",
    "印制": "form_issuer",
}
SEAT_WORDS: Final = {
    "副": "deputy",
    "组长": "head",
    "书记": "head",
    "主任": "head",
    "主席": "head",
    "负责人": "head",
    "秘书": "secretary",
    "成员": "member",
    "委员": "member",
}


@dataclass(frozen=True, slots=True)
class Term:
    """The days from one to another, both included; without an end it is still running."""

    starts_on: date
    ends_on: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether the day falls within the term."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


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


def leadership_of(title: str, department_kind: str) -> str | None:
    """Read from its title what a leading post leads; an unknown title leads nothing we know."""
    if department_kind != "leadership":
        return "none" if "副" in title else "section_head"
    if any(word in title for word in DEPUTY_WORDS):
        return "deputy_leader"
    return "main_leader" if any(word in title for word in MAIN_WORDS) else None


def body_kind_of(written: str) -> str | None:
    """Read what kind of body a name or a written kind means."""
    return next((kind for word, kind in BODY_WORDS.items() if word in written), None)


def seat_of(written: str) -> str:
    """Read a seat from the words behind a member's name."""
    return next((seat for word, seat in SEAT_WORDS.items() if word in written), "member")


def guarded_domain(department_name: str) -> str | None:
    """Name the domain, if any, that a main leader must not have in his direct charge (R-014)."""
    for domain, words in DIRECT_CHARGE_WORDS.items():
        if any(word in department_name for word in words):
            return domain
    return None
