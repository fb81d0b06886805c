"""What the readers of a notice see of a record: chosen fields, in words, fit for the audience."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from policies.charts import Chart
from service.notices.rules import WIDE, without_names
from service.organisation.queries import load_chart, today
from service.organisation.queries.profiles import current_profile
from tenants.profiles import Profile


class Field(NamedTuple):
    """One column of the table; a field for insiders never reaches a wide audience (Q-46)."""

    key: str
    zh: str
    en: str
    wide: bool = False


DEPARTMENT = Field("department_id", "科室（部门）", "Section", wide=True)
POST = Field("post_id", "岗位", "Post", wide=True)
FIELDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "power": (
        Field("category", "类别", "Category", wide=True),
        DEPARTMENT,
        Field("exercising_subject", "行使主体", "Exercised by", wide=True),
        Field("content", "职权内容", "Content", wide=True),
        Field("legal_basis", "依据", "Basis", wide=True),
        Field("procedure", "程序", "Procedure", wide=True),
        Field("time_limit", "时限", "Time limit", wide=True),
    ),
    "risk_point": (
        DEPARTMENT,
        POST,
        Field("category", "风险类别", "Category"),
        Field("rank", "风险等级", "Grade", wide=True),
        Field("manifestations", "表现形式", "Manifestations"),
        Field("measures", "防控措施", "Measures", wide=True),
    ),
    "grading": (
        DEPARTMENT,
        POST,
        Field("category", "风险类别", "Category"),
        Field("proposed_rank", "拟定等级", "Proposed grade", wide=True),
        Field("rank", "风险等级", "Grade", wide=True),
        Field("manifestations", "表现形式", "Manifestations"),
    ),
    "lowering": (
        DEPARTMENT,
        POST,
        Field("rank", "现等级", "Present grade", wide=True),
        Field("to_rank", "拟降为", "To", wide=True),
        Field("reason", "理由", "Reason"),
    ),
    "measure": (
        Field("responsible_post_id", "责任岗位", "Responsible post", wide=True),
        Field("risk_point_title", "风险点", "Risk point", wide=True),
        Field("rank", "风险等级", "Grade", wide=True),
        Field("text", "防控措施", "Measure", wide=True),
        Field("kind", "措施类型", "Kind"),
        Field("due_on", "完成期限", "Due", wide=True),
    ),
    "commitment": (
        DEPARTMENT,
        Field("post_title", "岗位", "Post", wide=True),
        Field("person_name", "承诺人", "Signed by"),
        Field("clauses", "承诺事项", "Commitments", wide=True),
        Field("signed_on", "签署日期", "Signed on", wide=True),
    ),
    "flowchart": (
        DEPARTMENT,
        Field("handling_subject", "承办主体", "Handled by"),
        Field("citation", "依据", "Basis"),
        Field("steps", "流程环节", "Steps"),
        Field("supervision_channels", "监督渠道", "Supervision"),
        Field("complaint_route", "投诉途径", "Complaints"),
    ),
    "catalogue": (
        DEPARTMENT,
        Field("items", "列入的职权", "Powers listed", wide=True),
    ),
}
NAMED: Final = ("text", "name", "title", "document")
COMMON: Final = (DEPARTMENT, POST, Field("text", "内容", "Content"))
RESPONSIBLE: Final = "责任岗位"
SHAPES: Final = "▲◆●"  # a grade is never told by colour alone
RANKS: Final = frozenset({"rank", "proposed_rank", "to_rank", "decided_rank"})


@dataclass(frozen=True, slots=True)
class Showing:
    """How one bureau shows its records today."""

    chart: Chart
    profile: Profile
    on: date
    words: Mapping[str, str]
    names: Mapping[str, str]

    def rows(self, kind: str, source: Mapping[str, Any], scope: str) -> list[dict[str, str]]:
        """Write out what this audience may see of a record."""
        wide = scope in WIDE
        found = []
        for field in FIELDS.get(kind, COMMON):
            if wide and not field.wide:
                continue
            value = self.written(field.key, source, wide=wide)
            if value:
                found.append({"zh": field.zh, "en": field.en, "value": value})
        return found

    def written(self, key: str, source: Mapping[str, Any], *, wide: bool) -> str:
        """Write one field in the bureau's words; for outsiders with no person's name in it."""
        value = source.get(key)
        if value is None or value == "":
            return ""
        if key == "department_id":
            return self.department(value)
        if key.endswith("post_id"):
            return self.post(value, named=not wide)
        if key in RANKS:
            return self.rank(str(source.get("subject_type") or ""), int(value))
        if key == "measures":
            value = [self.measure(one, named=not wide) for one in value]
        text = _text(value, lambda word: self.words.get(word, word))
        return without_names(text, self.names) if wide else text

    def title(self, text: str, scope: str) -> str:
        """Write a title fit for the audience."""
        return without_names(text, self.names) if scope in WIDE else text

    def department(self, department_id: Any) -> str:
        found = self.chart.department.get(UUID(str(department_id)))
        return found.name if found else ""

    def post(self, post_id: Any, *, named: bool) -> str:
        found = self.chart.post.get(UUID(str(post_id)))
        if found is None:
            return ""
        holders = self.chart.office(found, self.on).holders if named else ()
        names = "、".join(one.name for one in holders)
        return f"{found.title}（{names}）" if names else found.title

    def measure(self, measure: Mapping[str, Any], *, named: bool) -> str:
        """Write a measure with the post that answers for it."""
        post_id = measure.get("responsible_post_id")
        post = self.post(post_id, named=named) if post_id else ""
        return f"{measure['text']}（{RESPONSIBLE}：{post}）" if post else str(measure["text"])

    def rank(self, subject_type: str, rank: int) -> str:
        """Name a grade in the words this bureau has for such subjects."""
        by_type = {one.code: one.label_set for one in self.profile.subject_types}
        sets = {one.code: one.ranks for one in self.profile.label_sets}
        labels = sets.get(by_type.get(subject_type, "")) or self.profile.label_sets[0].ranks
        return f"{SHAPES[rank - 1]} {labels[rank - 1].zh}"


def showing(session: Session) -> Showing:
    """Gather what it takes to show records: names, posts, words."""
    day = today()
    chart, profile = load_chart(session, day), current_profile(session)
    return Showing(chart, profile, day, _words(profile), _posts_for_names(chart, day))


def _words(profile: Profile) -> dict[str, str]:
    coded = (
        *profile.categories,
        *profile.causes,
        *profile.measure_kinds,
        *profile.major_matters,
        *profile.power_categories,
        *profile.subject_types,
    )
    return {one.code: one.zh for one in coded}


def _posts_for_names(chart: Chart, on: date) -> dict[str, str]:
    titles: dict[str, str] = {one.name: "有关人员" for one in chart.persons}
    for post in chart.posts:
        for holder in chart.office(post, on).holders:
            titles[holder.name] = post.title
    return titles


def _text(value: Any, word: Callable[[str], str]) -> str:
    if isinstance(value, Mapping):
        inner = next((value[name] for name in NAMED if value.get(name)), "")
        return _text(inner, word)
    if isinstance(value, (str, date)):
        return word(str(value))
    if isinstance(value, Iterable):
        return "\n".join(text for text in (_text(one, word) for one in value) if text)
    return str(value)
