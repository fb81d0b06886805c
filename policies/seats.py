"""What the question "who answers for this" is asked with, and what it is answered with."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from uuid import UUID

from policies.charts import Office

TEAM_SUBJECTS: Final = frozenset({"leadership_team", "unit", "system_industry"})

# These answer as a whole; no person is named, and none is missing.
COLLECTIVE: Final = frozenset({"section", "leading_group"})

REASONS: Final = MappingProxyType(
    {
        "high-main-leader": ("高风险由主要领导直接管理", "a high risk is the main leader's"),
        "medium-portfolio": ("中风险由分管领导管理", "a medium risk is the deputy's in charge"),
        "low-section-head": ("低风险由科室负责人管理", "a low risk is the head of section's"),
        "low-leadership": ("班子的低风险由主要领导管理", "the leadership's own low risk"),
        "stood-aside": ("原管理人回避，上提一级", "the regular manager stands aside"),
        "stood-aside-to-leading-group": (
            "主要领导回避，由领导小组审定",
            "no other main leader; the leading group decides",
        ),
        "direct-incumbent": ("在岗人是责任主体", "the incumbent answers directly"),
        "direct-section-head": ("科室的风险由科室负责人负责", "the section's head answers"),
        "direct-main-leader": ("班子和全单位的风险由主要领导负责", "the main leader answers"),
        "direct-named": ("专项风险表上写明的责任人", "the person named for the topic"),
        "direct-deputy": ("专项风险未写明责任人的，由分管领导负责", "the deputy in charge answers"),
        "monitor-leader": ("局领导重点监控", "bureau leaders monitor"),
        "monitor-discipline": ("纪检组重点监控", "the discipline group monitors"),
        "monitor-supervision": ("监察室重点监控", "the supervision office monitors"),
        "monitor-section": ("科室重点监控", "the section monitors"),
        "accountable-delegator": ("放权不放责，委托人仍负责", "who delegates stays accountable"),
        "accountable-in-charge": ("追究分管责任人的责任", "the one in charge is held to account"),
        "accountable-main-leader": ("主要领导负总责", "the main leader bears it overall"),
        "accountable-leading-group": ("主要领导本人的事项，向领导小组负责", "to the leading group"),
    }
)

ALARMS: Final = MappingProxyType(
    {
        "office-vacant": (
            "岗位空缺，请先确定代理人",
            "the office is vacant; name an acting officer",
        ),
        "office-missing": ("没有设置相应的负责岗位", "no such office is established"),
        "portfolio-missing": ("没有领导分管，先明确分工", "no portfolio holds it; assign one"),
        "monitor-vacant": ("监控机构没有成员", "a monitoring body has no members"),
        "monitor-outside-missing": ("科室以外无人监控", "nobody outside the section monitors"),
        "ungraded": ("尚未定级", "no rank has been decided"),
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a risk point belongs to. `post_id` is the subject post, or a topic's answering post.

    `kind` is the kind of matters it is asked about: who stands in for other kinds does not count.
    """

    type: str
    department_id: UUID | None = None
    post_id: UUID | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One answerer: the office, and who sits in it today (nobody while it is vacant)."""

    role: str
    reason: str
    title: str
    post_id: UUID | None = None
    person_id: UUID | None = None
    name: str | None = None
    acting: bool = False
    on_behalf_of: UUID | None = None
    on_behalf_of_name: str | None = None
    members: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """Write the seat as papers do: 代 before an acting officer's title."""
        nobody = "" if self.role in COLLECTIVE else "（空缺）"
        return f"{'代' if self.acting else ''}{self.title}{self.name or nobody}"


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something is missing in the organisation; while it blocks, nothing can be decided."""

    code: str
    relation: str
    title: str
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class Relations:
    """The four relations of one risk point on one day, and what is wrong with them."""

    managing: Seat | None
    directly_responsible: Seat | None
    monitoring: tuple[Seat, ...]
    accountable: Seat | None
    alarms: tuple[Alarm, ...] = ()

    @property
    def blocked(self) -> bool:
        """Say whether nothing may be decided until an office is filled or assigned."""
        return any(alarm.blocks for alarm in self.alarms)


def seat_of(office: Office, role: str, reason: str, *, exercised: bool = True) -> Seat:
    """Seat whoever exercises an office (or, for accountability, whoever holds it)."""
    stand_in = office.stand_in if exercised else None
    person, behalf = stand_in or office.holder, office.holder if stand_in else None
    return Seat(
        role=role,
        reason=reason,
        title=office.post.title,
        post_id=office.post.id,
        person_id=person.id if person else None,
        name=person.name if person else None,
        acting=bool(stand_in) or office.acting,
        on_behalf_of=behalf.id if behalf else None,
        on_behalf_of_name=behalf.name if behalf else None,
        members=tuple(one.name for one in office.holders) if not stand_in else (),
    )


LEADING_GROUP: Final = Seat("leading_group", "stood-aside-to-leading-group", "领导小组")
