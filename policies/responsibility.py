"""Who manages a risk point, answers for it directly, monitors it, and is accountable for it.

The four relations are computed from rank, subject and organisation, and never typed in (D-07).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from policies.charts import Chart, Membership
from policies.ladder import Rung, decider, head_of, in_charge_of, main_leaders, place_of
from policies.seats import (
    LEADING_GROUP,
    TEAM_SUBJECTS,
    Alarm,
    Relations,
    Seat,
    Subject,
    seat_of,
)

HIGH, MEDIUM, LOW = 1, 2, 3
_MANAGING_REASON = {HIGH: "high-main-leader", MEDIUM: "medium-portfolio", LOW: "low-section-head"}
_BODIES = {
    HIGH: ("discipline_group", "supervision_office"),
    MEDIUM: ("discipline_group", "supervision_office"),
    LOW: ("supervision_office",),
}
_BODY_TITLES = {"discipline_group": "纪检组", "supervision_office": "监察室"}
_BODY_REASONS = {
    "discipline_group": "monitor-discipline",
    "supervision_office": "monitor-supervision",
}


@dataclass(frozen=True, slots=True)
class _Question:
    subject: Subject
    chart: Chart
    on: date
    alarms: list[Alarm] = field(default_factory=list)

    @property
    def place(self) -> UUID | None:
        return place_of(self.subject, self.chart)

    @property
    def exercised(self) -> Chart:
        """The chart as offices are exercised for such matters."""
        return self.chart.about(self.subject.kind)


def relations(subject: Subject, rank: int | None, chart: Chart, on: date) -> Relations:
    """Say who manages, answers for, monitors and is accountable for a risk point on a day."""
    asked = _Question(subject, chart, on)
    direct = _directly_responsible(asked)
    if rank is None:
        asked.alarms.append(Alarm("ungraded", "managing", "", blocks=False))
        return Relations(None, direct, (), None, tuple(asked.alarms))
    managing = _managing(asked, rank)
    monitoring = _monitoring(asked, rank, managing)
    accountable = _accountable(asked, rank)
    return Relations(managing, direct, monitoring, accountable, tuple(dict.fromkeys(asked.alarms)))


def _managing(asked: _Question, rank: int) -> Seat | None:
    found = decider(asked.subject, rank, asked.chart, asked.on)
    if found.rung is None:
        return LEADING_GROUP
    reason = "stood-aside" if found.stood_aside else _MANAGING_REASON[rank]
    if rank == LOW and found.rung.role == "main_leader" and not found.stood_aside:
        reason = "low-leadership"
    return _seat(asked, found.rung, reason, "managing")


def _directly_responsible(asked: _Question) -> Seat | None:
    """Answer by the subject alone, whatever the rank (R-187, R-188)."""
    subject, chart, on = asked.subject, asked.exercised, asked.on
    relation = "directly_responsible"
    if subject.type in TEAM_SUBJECTS:
        leaders = main_leaders(chart, on) or [Rung("main_leader", None)]
        return _seat(asked, leaders[0], "direct-main-leader", relation)
    if subject.type == "section":
        return _seat(asked, head_of(asked.place, chart, on), "direct-section-head", relation)
    if subject.post_id is None:
        return _seat(asked, in_charge_of(asked.place, chart, on), "direct-deputy", relation)
    rung = Rung("post_holder", chart.office(chart.post[subject.post_id], on))
    reason = "direct-named" if subject.type == "topic" else "direct-incumbent"
    return _seat(asked, rung, reason, relation)


def _monitoring(asked: _Question, rank: int, managing: Seat | None) -> tuple[Seat, ...]:
    barred = _barred(asked, managing)
    leaders = _leaders(asked, rank, managing, barred) if rank in (HIGH, MEDIUM) else []
    bodies = [_body(asked, kind, barred) for kind in _BODIES[rank]]
    section = _section(asked) if rank in (MEDIUM, LOW) else []
    if not _somebody_outside(asked, rank, leaders, barred):
        asked.alarms.append(Alarm("monitor-outside-missing", "monitoring", ""))
    return (*leaders, *bodies, *section)


def _barred(asked: _Question, managing: Seat | None) -> frozenset[UUID]:
    """Neither the manager nor whose own item it is watches over it, in whatever seat (Q-10)."""
    post_id = asked.subject.post_id
    barred = set(asked.chart.persons_of(post_id, asked.on)) if post_id else set()
    if managing is not None and managing.person_id is not None:
        barred.add(managing.person_id)
    return frozenset(barred)


def _leaders(
    asked: _Question, rank: int, managing: Seat | None, barred: frozenset[UUID]
) -> list[Seat]:
    """Bureau leaders monitor, except who manages: a high risk is every main leader's (R-175)."""
    chart = asked.exercised
    main = chart.led_by("main_leader") if rank != HIGH else []
    offices = (
        (post, chart.office(post, asked.on))
        for post in (*main, *chart.led_by("deputy_leader"))
        if (managing is None or post.id != managing.post_id) and post.id != asked.subject.post_id
    )
    seats = [seat_of(office, post.leadership, "monitor-leader") for post, office in offices]
    return [seat for seat in seats if seat.person_id not in barred]


def _members(asked: _Question, kind: str, barred: frozenset[UUID]) -> list[Membership]:
    return [one for one in asked.chart.members(kind, asked.on) if one.person_id not in barred]


def _body(asked: _Question, kind: str, barred: frozenset[UUID]) -> Seat:
    members = _members(asked, kind, barred)
    title = members[0].title if members else _BODY_TITLES[kind]
    if not members:
        asked.alarms.append(Alarm("monitor-vacant", "monitoring", title, blocks=False))
        return Seat(kind, _BODY_REASONS[kind], title)
    names = [asked.chart.person[one.person_id].name for one in members]
    return Seat(
        kind,
        _BODY_REASONS[kind],
        title,
        person_id=members[0].person_id,
        name=names[0],
        members=tuple(names),
    )


def _section(asked: _Question) -> list[Seat]:
    """The section monitors as a body; the leadership has no section."""
    department = asked.chart.department.get(asked.place) if asked.place else None
    if department is None or department.kind == "leadership":
        return []
    return [Seat("section", "monitor-section", department.name)]


def _somebody_outside(
    asked: _Question, rank: int, leaders: Iterable[Seat], barred: frozenset[UUID]
) -> bool:
    """At least one monitor must sit outside the section he watches (Q-11)."""
    chart, place = asked.chart, asked.place
    watching = {seat.person_id for seat in leaders if seat.person_id}
    watching |= {one.person_id for kind in _BODIES[rank] for one in _members(asked, kind, barred)}
    if place is None or chart.department[place].kind == "leadership":
        return bool(watching)
    inside = chart.subtree(place)
    return any(
        not posts or any(chart.post[post].department_id not in inside for post in posts)
        for posts in (chart.posts_of(person, asked.on) for person in watching)
    )


def _accountable(asked: _Question, rank: int) -> Seat | None:
    """Name whom an accountability case reaches above those who handle the risk.

    The sources never print this column; it follows from what they demand of a case: besides the
    violator the leader in charge (R-558), never the handler alone but the unit's main leader
    (R-560, R-562), and whoever delegated (R-016). So accountable is the office one rung above the
    managing one: a low risk's head of section answers upward to the leader in charge, a medium
    risk's deputy to the main leader, and the main leader bears his own and the whole (R-022). An
    office exercised by a stand-in stays its holder's: the delegator is accountable. For a main
    leader's own item it is the other main leader, else the leading group.
    """
    found = decider(asked.subject, rank, asked.chart, asked.on)
    if found.rung is None:
        return Seat("leading_group", "accountable-leading-group", LEADING_GROUP.title)
    office = found.rung.office
    if office is not None and office.stand_in is not None:
        return seat_of(office, found.rung.role, "accountable-delegator", exercised=False)
    topmost = found.rung.role == "main_leader" or not found.above
    above = found.rung if topmost else found.above[0]
    leads = above.role == "main_leader"
    reason = "accountable-main-leader" if leads else "accountable-in-charge"
    return _seat(asked, above, reason, "accountable", exercised=False)


def _seat(
    asked: _Question, rung: Rung, reason: str, relation: str, *, exercised: bool = True
) -> Seat | None:
    """Seat an office; one that is missing or vacant raises an alarm instead of passing on."""
    blocks = relation == "managing"
    if rung.office is None:
        asked.alarms.append(Alarm(rung.missing, relation, "", blocks=blocks))
        return None
    seat = seat_of(rung.office, rung.role, reason, exercised=exercised)
    if seat.person_id is None:
        asked.alarms.append(Alarm("office-vacant", relation, seat.title, blocks=blocks))
    return seat
