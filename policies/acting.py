"""Who does a step of a review chain: the offices an acting word means for one subject, today.

Only the seat may act (R-299). Whoever must stand aside from a decision, because it is his own item
or because he wrote it, is passed over: his other colleagues in the seat act, else the next rung
(Q-05). A vacant office never passes its step on (Q-49).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from policies.chains import BODY
from policies.charts import Chart, Office, Post, by_rank
from policies.ladder import Rung, head_of, in_charge_of, main_leaders, place_of
from policies.seats import Subject
from policies.words import ROLES
from tenants.context import Actor

NOBODY: Final[frozenset[UUID]] = frozenset()
# The Party's bodies stand in for one another where a bureau has only one of them.
PARTY_BODIES: Final = ("party_committee", "party_group", "party_organisation")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may act: in which office, and for whom (代)."""

    person_id: UUID
    post_id: UUID | None
    on_behalf_of: UUID | None
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class _Question:
    subject: Subject
    chart: Chart
    on: date
    besides: frozenset[UUID] = NOBODY
    sections: frozenset[UUID] | None = None

    @property
    def place(self) -> UUID | None:
        return place_of(self.subject, self.chart)


def holders_of(
    acting: str,
    subject: Subject,
    chart: Chart,
    on: date,
    *,
    besides: frozenset[UUID] = NOBODY,
    sections: frozenset[UUID] | None = None,
) -> tuple[Holder, ...]:
    """Name everybody who may act as this for this subject, apart from those who stand aside."""
    chart = chart.about(subject.kind)
    asked = _Question(subject, chart, on, besides, sections)
    if acting.startswith(BODY):
        kind = body_here(acting.removeprefix(BODY), chart, on)
        return _members(asked, kind) if kind else ()
    return tuple(dict.fromkeys(_ANSWERS[acting](asked)))


def acts_as(
    actor: Actor,
    acting: str,
    subject: Subject,
    chart: Chart,
    on: date,
    *,
    besides: frozenset[UUID] = NOBODY,
    sections: frozenset[UUID] | None = None,
) -> bool:
    """Say whether this person, in the office he chose, is one of those who may act."""
    if acting == "system":
        return "system" in actor.roles
    found = holders_of(acting, subject, chart, on, besides=besides, sections=sections)
    return any(is_holder(actor, one) for one in found)


def is_holder(actor: Actor, holder: Holder) -> bool:
    """Say whether this is he: the person, and the office unless he sits there without one."""
    same_office = holder.post_id in (None, actor.post_id)
    same_principal = holder.on_behalf_of == actor.on_behalf_of
    return holder.person_id == actor.person_id and same_office and same_principal


def named(role: str, holders: Iterable[Holder]) -> list[dict[str, str]]:
    """Name who may act, as refusals and forecasts do: by the role they act in, post and name."""
    return [{"role": role, "post": one.title, "name": one.name} for one in holders]


def body_here(kind: str, chart: Chart, on: date) -> str | None:
    """Name the body of this bureau that decides where a chain says `kind` (Q-12)."""
    if chart.members(kind, on):
        return kind
    if kind not in PARTY_BODIES:
        return None
    there = [one for one in PARTY_BODIES if chart.members(one, on)]
    return there[0] if len(there) == 1 else None


def concerned(subject: Subject, chart: Chart, on: date) -> frozenset[UUID]:
    """Name those whose own item it is: whoever holds or exercises the subject's post."""
    if subject.post_id is None:
        return NOBODY
    return chart.persons_of(subject.post_id, on)


def sections_of(chart: Chart) -> list[UUID]:
    """List the bureau's sections and units, the leadership apart."""
    return [one.id for one in chart.departments if one.kind != "leadership"]


def _exercised(office: Office, besides: frozenset[UUID]) -> list[Holder]:
    """Who exercises an office: the stand-in for its holder, and the holders themselves."""
    post, found = office.post, []
    free = [one for one in office.holders if one.id not in besides]
    stand_in = office.stand_in
    if stand_in is not None and stand_in.id not in besides and office.holder in (None, *free):
        behalf = office.holder.id if office.holder else None
        found.append(Holder(stand_in.id, post.id, behalf, f"代{post.title}", stand_in.name))
    title = f"代{post.title}" if office.acting and stand_in is None else post.title
    return [*found, *(Holder(one.id, post.id, None, title, one.name) for one in free)]


def _posts(asked: _Question, posts: Iterable[Post]) -> list[Holder]:
    found: list[Holder] = []
    for post in sorted(posts, key=by_rank):
        found += _exercised(asked.chart.office(post, asked.on), asked.besides)
    return found


def _climb(asked: _Question, rungs: Iterable[Rung]) -> list[Holder]:
    """Take the first rung that need not stand aside; an empty office stays where it is."""
    for rung in rungs:
        office = rung.office
        if office is None or (office.holder is None and office.stand_in is None):
            return []
        found = _exercised(office, asked.besides)
        if found and not _is_below(asked, rung):
            return found
    return []


def _is_below(asked: _Question, rung: Rung) -> bool:
    """A subordinate does not judge his main leader's item."""
    post = asked.chart.post.get(asked.subject.post_id) if asked.subject.post_id else None
    leads = post is not None and post.leadership == "main_leader"
    return bool(asked.besides) and leads and rung.role != "main_leader"


def _members(asked: _Question, kind: str) -> tuple[Holder, ...]:
    return tuple(
        Holder(one.person_id, None, None, one.title, asked.chart.person[one.person_id].name)
        for one in asked.chart.members(kind, asked.on)
        if one.person_id not in asked.besides
    )


def _post_holder(asked: _Question) -> list[Holder]:
    post = asked.chart.post.get(asked.subject.post_id) if asked.subject.post_id else None
    return _posts(asked, [post]) if post else _section_members(asked)


def _section_members(asked: _Question) -> list[Holder]:
    """Everybody in the subject's section or unit."""
    inside = asked.chart.subtree(asked.place) if asked.place else NOBODY
    if asked.place and asked.chart.department[asked.place].kind == "leadership":
        inside = frozenset({asked.place})
    return _posts(asked, (one for one in asked.chart.posts if one.department_id in inside))


def _section_head(asked: _Question) -> list[Holder]:
    chart, on = asked.chart, asked.on
    first = head_of(asked.place, chart, on)
    return _climb(asked, [first, in_charge_of(asked.place, chart, on), *main_leaders(chart, on)])


def _deputy_leader(asked: _Question) -> list[Holder]:
    """The leader in charge; of the leadership itself, the main leader."""
    chart, on = asked.chart, asked.on
    charge = in_charge_of(asked.place, chart, on)
    leads = asked.place is None or chart.department[asked.place].kind == "leadership"
    first = [] if charge.office is None and leads else [charge]
    return _climb(asked, [*first, *main_leaders(chart, on)])


def _main_leader(asked: _Question) -> list[Holder]:
    return _climb(asked, main_leaders(asked.chart, asked.on))


def _main_leaders(asked: _Question) -> list[Holder]:
    return _posts(asked, asked.chart.led_by("main_leader"))


def _leadership_members(asked: _Question) -> list[Holder]:
    leaders = (*asked.chart.led_by("main_leader"), *asked.chart.led_by("deputy_leader"))
    return _posts(asked, leaders)


def _related_sections(asked: _Question) -> list[Holder]:
    """The heads of the sections asked; all but the subject's own unless some are named."""
    named = asked.sections
    if named is None:
        named = frozenset(sections_of(asked.chart)) - ({asked.place} if asked.place else set())
    heads = asked.chart.led_by("section_head")
    return _posts(asked, (post for post in heads if post.department_id in named))


def _register_office(asked: _Question) -> list[Holder]:
    """The register office; when all of it must stand aside, the main leader."""
    found = _members(asked, "register_office")
    there = asked.chart.members("register_office", asked.on)
    return list(found) if found or not there else _main_leader(asked)


def _discipline_group(asked: _Question) -> list[Holder]:
    return list(_members(asked, "discipline_group"))


def _supervision_office(asked: _Question) -> list[Holder]:
    return list(_members(asked, "supervision_office"))


def _staff(asked: _Question) -> list[Holder]:
    return _posts(asked, asked.chart.posts)


def _system(_asked: _Question) -> list[Holder]:
    return []


_ANSWERS: Final[Mapping[str, Callable[[_Question], list[Holder]]]] = MappingProxyType(
    {
        "post_holder": _post_holder,
        "section_members": _section_members,
        "section_head": _section_head,
        "deputy_leader": _deputy_leader,
        "main_leader": _main_leader,
        "main_leaders": _main_leaders,
        "leadership_members": _leadership_members,
        "related_sections": _related_sections,
        "register_office": _register_office,
        "discipline_group": _discipline_group,
        "supervision_office": _supervision_office,
        "staff": _staff,
        "system": _system,
    }
)

BODY_WORDS: Final = MappingProxyType(
    {
        "leadership_meeting": ("领导班子会议", "leadership meeting"),
        "party_committee": ("党委（党委会议）", "Party committee"),
        "party_group": ("党组（党组会议）", "Party group"),
        "party_organisation": ("党组织", "Party organisation"),
        "standing_committee": ("常委会", "standing committee"),
    }
)
_WORDS: Final = MappingProxyType(
    {
        "section_members": ("科室人员", "members of the section"),
        "main_leaders": ("党政主要领导", "main leaders of Party and administration"),
        "leadership_members": ("领导班子成员", "members of the leadership"),
        "related_sections": ("相关科室", "related sections"),
        "staff": ("干部职工", "staff"),
    }
)


def word(acting: str) -> tuple[str, str]:
    """Say in Chinese and English who acts."""
    kind = acting.removeprefix(BODY)
    return BODY_WORDS.get(kind) or _WORDS.get(kind) or ROLES.get(kind) or (kind, kind)
