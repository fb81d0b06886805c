"""Whom the cells of those responsible name: one of the bureau, several, or nobody of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from rapidfuzz import fuzz, process
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from policies.ladder import LEADERS
from service.imports.placing.findings import finding, nearest
from service.imports.placing.rows import Row
from service.organisation.queries import today
from service.organisation.queries.running import in_force
from service.workbooks.text import compact, names
from tenants.models.organisation import Appointment, Department, Person, Post

ANSWERING_COLUMNS: Final = ("direct_responsible", "section_head", "responsible_leader")
LEADERSHIP: Final = "leadership"
LIKE_ENOUGH: Final = 60
MOST_TOLD: Final = 3
SEVERAL: Final = 2
# Commonest names of families; whoever bears a rarer one is not asked after.
SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜"
)
TWO_SIGNS: Final = ("诸葛", "欧阳", "司马", "上官", "慕容", "夏侯", "令狐", "皇甫", "尉迟", "东方")
NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,4}")
OFFICE: Final = re.compile(r"[科股室处局长任员组部门岗位责人领导班委办院所站队会级序理工干各全体]")


@dataclass(frozen=True, slots=True)
class Fitting:
    """Who may stand in a cell, what is said where another does, and who most likely is meant."""

    code: str
    all: Sequence[str]
    advice: dict[str, Any]
    first: str = ""


@dataclass(slots=True)
class People:
    """Those of the bureau by name, and who holds which post and sits in which section."""

    posts: dict[str, dict[UUID, list[str]]] = field(default_factory=dict)
    numbers: dict[UUID, str] = field(default_factory=dict)
    holders: dict[UUID, list[str]] = field(default_factory=dict)
    members: dict[UUID, list[str]] = field(default_factory=dict)
    leaders: list[str] = field(default_factory=list)
    _nearest: dict[str, str] = field(default_factory=dict)

    def namesakes(self, name: str) -> Sequence[str]:
        """Tell apart those who bear one name: each with section, post and staff number."""
        bearers = self.posts.get(name, {})
        if len(bearers) < SEVERAL:
            return ()
        return [
            f"{said}工号{self.numbers[person_id]}）"
            for person_id, posts in bearers.items()
            for said in ([f"{post.removesuffix('）')}，" for post in posts] or [f"{name}（"])
        ]

    def sits(self, name: str) -> bool:
        """Say whether somebody of this name holds a post."""
        return any(self.posts[name].values())

    def nearest(self, name: str) -> str:
        """Give the name most like the written one, if it is of the same family."""
        if name not in self._nearest:
            family = [one for one in self.posts if one[:1] == name[:1]]
            found = process.extractOne(name, family, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
            near = next(iter(self.namesakes(found[0])), found[0]) if found else ""
            self._nearest[name] = near
        return self._nearest[name]

    def words(self) -> list[str]:
        """Name everybody; who shares his name is told by his post."""
        found = (self.namesakes(name) or [name] for name in self.posts)
        return [word for one in found for word in one]


def load_people(session: Session) -> People:
    """Read who is of the bureau, and in which posts, in one statement."""
    rows: Iterable[Any] = session.execute(
        select(
            *(Person.id, Person.name, Person.staff_number),
            *(Department.id, Department.name, Post.id, Post.title),
            or_(Post.leadership.in_(LEADERS), Department.kind == LEADERSHIP),
        )
        .outerjoin(
            Appointment,
            and_(Appointment.person_id == Person.id, in_force(Appointment, today())),
        )
        .outerjoin(Post, Post.id == Appointment.post_id)
        .outerjoin(Department, Department.id == Post.department_id)
        .where(Person.left_on.is_(None))
        .order_by(Person.name, Department.position, Post.code, Person.id)
    )
    found = People()
    for person_id, name, number, department_id, department, post_id, title, leads in rows:
        found.numbers[person_id] = number
        posts = found.posts.setdefault(name, {}).setdefault(person_id, [])
        if post_id is None:
            continue
        told = f"{name}（{department}{title}）"
        posts.append(told)
        found.holders.setdefault(post_id, []).append(told)
        found.members.setdefault(department_id, []).append(told)
        if leads:
            found.leaders.append(told)
    return found


def tell_people(row: Row, people: People, charge: str, subject: Mapping[str, Any]) -> None:
    """Say which names several people bear, which nobody, and who sits elsewhere; all words stay.

    `charge` names the leader in charge of the row's section.
    """
    for column in ANSWERING_COLUMNS:
        written = row.content.get(column, "")
        if not written:
            continue
        for one in names(written):
            fitting = _fitting(people, column, charge, subject)
            _tell(row, people, column, one, fitting)


def _tell(row: Row, people: People, column: str, one: str, fitting: Fitting) -> None:
    name = compact(one).partition("（")[0].partition("(")[0]
    written = row.content[column]
    if name in people.posts:
        persons = people.namesakes(name) if compact(one) == name else ()
        if persons:
            told: dict[str, Any] = {"persons": persons, "first": persons[0]}
            row.findings.append(finding(column, "person-ambiguous", written, **told))
        elif fitting.code and people.sits(name) and not bears(name, fitting.all):
            alone = fitting.first if compact(written) == compact(one) else ""
            told = {"proposal": alone, "name": name, **fitting.advice}
            row.findings.append(finding(column, fitting.code, written, **told))
    elif is_like_a_name(name):
        near = people.nearest(name) if compact(written) == name else ""
        advice = nearest(near) or fitting.advice
        row.findings.append(
            finding(column, "person-unknown", written, proposal=near, name=name, **advice)
        )


def bears(name: str, told: Iterable[str]) -> bool:
    """Say whether one of those told by name and post is called so."""
    return any(one.startswith(f"{name}（") for one in told)


def is_like_a_name(text: str) -> bool:
    """Say whether a text is plainly somebody's name, and not an office or a section."""
    for surname in TWO_SIGNS:
        if text.startswith(surname):
            return bool(NAME.fullmatch(text.removeprefix(surname[0])))
    return bool(NAME.fullmatch(text)) and text[0] in SURNAMES and not OFFICE.search(text[1:])


def _fitting(people: People, column: str, charge: str, subject: Mapping[str, Any]) -> Fitting:
    """Say who may stand in a column of a row: its post's holder, its section, the leaders."""
    if column == "responsible_leader":
        told = [one for one in people.leaders if one.startswith(f"{charge}（")] if charge else []
        advised = {"mend": "in-charge", "persons": told} if told else _led(people.leaders)
        return Fitting("leader-needed", people.leaders, advised, charge if told else "")
    held = people.holders.get(subject["post_id"], []) if subject["post_id"] else []
    members = people.members.get(subject["department_id"], []) if subject["department_id"] else []
    if held:
        code = "person-elsewhere" if column == "direct_responsible" else ""
        alone = held[0].partition("（")[0] if len(held) == 1 else ""
        alone = "" if people.namesakes(alone) else alone
        return Fitting(code, held, {"mend": "held-by", "persons": held[:MOST_TOLD]}, alone)
    mend = "sits-in-and-more" if len(members) > MOST_TOLD else "sits-in"
    return Fitting("", members, {"mend": mend, "persons": members[:MOST_TOLD]} if members else {})


def _led(leaders: Sequence[str]) -> dict[str, Any]:
    return {"mend": "led-by", "persons": list(leaders[:MOST_TOLD])} if leaders else {}
