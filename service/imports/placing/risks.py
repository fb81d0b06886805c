"""From the rows of a risk register to risk points of one bureau, with every doubt at its cell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from service.imports.placing.bureau import Bureau
from service.imports.placing.comparing import compare, tell_former_grades, tell_repeats
from service.imports.placing.findings import Finding, finding, nearest, refused
from service.imports.placing.frequencies import is_lasting, rhythm_of
from service.imports.placing.grades import tell_readings
from service.imports.placing.likely import likely_day, likely_grade, likely_word
from service.imports.placing.people import tell_people
from service.imports.placing.register import (
    former_grades,
    load_points,
)
from service.imports.placing.rows import Choices, Row, tell_long_texts
from service.imports.placing.subjects import (
    departments_of,
    is_answered,
    subject_of,
    tell_blank_departments,
)
from service.risks.drafts import MeasureDraft, PointDraft
from service.risks.rules import gaps_before_in_force, is_placeholder
from service.risks.texts import text_key
from service.risks.writing.judging import Judged, Rules, facts_of, judge
from service.workbooks.dates import read_date
from service.workbooks.sheets import REGISTER_HEADS, RISK_CATEGORY_LABELS
from service.workbooks.text import compact
from service.workbooks.vocabulary.categories import is_own_category_word
from service.workbooks.vocabulary.grades import read_grade
from tenants.profiles import Profile

BASIS = "防控依据"
LONGEST = {"title": 500, "manifestations": 4000, "measures": 4000, "flow_step": 1000}
PRINTED = REGISTER_HEADS | {"监控主体", "可能性", "危害程度"}
METHODS = (("逆", "reverse"), ("顺", "forward"))


def place_risks(session: Session, rows: Sequence[Row], bureau: Bureau, choices: Choices) -> None:
    """Say of every row what it becomes: a new point, a change, nothing, or what keeps it out."""
    for row in rows:
        row.draft = _draft(row, bureau, choices)
    tell_blank_departments(rows, choices)
    drafts = [(row, row.draft) for row in rows if isinstance(row.draft, PointDraft)]
    tell_readings([row for row, _ in drafts], choices)
    keys = {row.position: text_key(draft.title) for row, draft in drafts}
    numbers = {row.content["code"] for row in rows if row.content.get("code")}
    register = load_points(session, numbers, set(keys.values()))
    tell_repeats(drafts, keys)
    for row, draft in drafts:
        known = row.content.get("code", "") in register.by_number
        told = replace(draft, remarks=_without_printed(row, draft)) if known else draft
        row.draft = told
        compare(row, told, keys[row.position], register, choices)
    new = [one for one in drafts if _is_new(one[0])]
    _judge(session, new, bureau)
    tell_former_grades(new, keys, former_grades(session))


def _is_new(row: Row) -> bool:
    return row.act == "create" and not row.is_blocked


def _draft(row: Row, bureau: Bureau, choices: Choices) -> PointDraft | None:
    content = row.content
    title = content.get("title", "")
    if not title:
        row.findings.append(finding("title", "row-not-taken"))
        return None
    tell_long_texts(row, LONGEST)
    subject = subject_of(row, bureau, choices)
    if not row.opens and not bureau.lies_in(subject["department_id"], choices.section_id):
        row.findings.append(finding("department_written", "outside-your-department"))
    tell_people(row, bureau.people, bureau.charge.get(subject["department_id"], ""), subject)
    rank = _rank(row, choices)
    power_id = _power(row, bureau)
    category = _category(row, bureau, choices, subject["subject_type"])
    method, due = _method(content), _due(row)
    often = _often(row)
    return PointDraft(
        id=row.id,
        title=title,
        **subject,
        category=category,
        category_written=content.get("category_written", ""),
        power_id=power_id,
        manifestations=_once(row, "manifestations"),
        measures=_measures(row, due, often),
        rank=rank,
        in_force=True,
        flow_step=content.get("flow_step", ""),
        method=method or "forward",
        direct_responsible_written=content.get("direct_responsible", ""),
        section_head_written=content.get("section_head", ""),
        responsible_leader_written=content.get("responsible_leader", ""),
        remarks=_remarks(
            row, subject, linked=power_id is not None, method=method, due=due, often=often
        ),
        import_row=row.row,
    )


def _rank(row: Row, choices: Choices) -> int | None:
    """Give the rank; a written grade means what the recogniser read, or what the clerk said."""
    rank: int | None = row.content.get("rank")
    written = row.content.get("grade_written", "")
    if written and is_answered(choices.grades, written):
        return choices.grades[compact(written)]
    if written and rank is None:
        grade = read_grade(written)
        if grade.rank is None and grade.doubt:
            likely = likely_grade(written)
            told = {"proposal": likely, **nearest(likely)}
            row.findings.append(finding("rank", "grade-unknown", written, **told))
    return rank


def _power(row: Row, bureau: Bureau) -> Any:
    written = row.content.get("power_name", "")
    if not written:
        return None
    found, _ = bureau.powers.find(written)
    if found is None:
        row.findings.append(finding("power_name", "power-unknown", written))
    return found


def _category(row: Row, bureau: Bureau, choices: Choices, subject_type: str) -> str | None:
    """Give the canonical category; one that has no place here is kept as written, and told."""
    category: str | None = row.content.get("category")
    written = row.content.get("category_written", "")
    allowed = bureau.profile.categories_by_subject.get(subject_type)
    used = _used(bureau.profile, allowed)
    if written and is_answered(choices.categories, written):
        category = choices.categories[compact(written)]
    elif category is not None and written and not is_own_category_word(written, category):
        told = {"proposal": RISK_CATEGORY_LABELS[category], "category": category}
        row.findings.append(finding("category_written", "category-unsure", written, **told))
    elif category is None and written:
        row.findings.append(_kept_as_written(written, used))
    elif category is None:
        row.findings.append(finding("category", "category-missing", allowed=used))
    if category is None or allowed is None or category in allowed:
        return category
    row.findings.append(
        finding(
            "category_written",
            "category-not-used-here",
            written or category,
            allowed=used,
        )
    )
    return None


def _kept_as_written(written: str, used: Sequence[str]) -> Finding:
    likely = likely_word(written, (RISK_CATEGORY_LABELS[code] for code in used))
    told: dict[str, Any] = {"proposal": likely, "allowed": used}
    return finding("category_written", "category-kept-as-written", written, **told)


def _used(profile: Profile, allowed: frozenset[str] | None) -> tuple[str, ...]:
    """List the categories that have a place here, in the bureau's order."""
    return tuple(one.code for one in profile.categories if not allowed or one.code in allowed)


def _method(content: dict[str, Any]) -> str | None:
    written = content.get("method", "")
    return next((code for sign, code in METHODS if sign in written), None)


def _due(row: Row) -> date | None:
    written = row.content.get("due", "")
    if not written:
        return None
    read, valid = read_date(written)
    if not valid:
        row.findings.append(finding("due", "date-invalid", written))
        return None
    if rhythm_of(written) or is_lasting(written):
        return None
    try:
        return date.fromisoformat(read)
    except ValueError:
        likely = likely_day(written)
        told = {"proposal": likely, **nearest(likely)}
        row.findings.append(finding("due", "due-not-a-day", written, **told))
        return None


def _often(row: Row) -> tuple[str, str | None]:
    """Read how often the measures are carried out: its own column, else that of the day."""
    due = row.content.get("due", "")
    written = row.content.get("frequency", "")
    if not written and (rhythm_of(due) or is_lasting(due)):
        written = due
    rhythm = rhythm_of(written) if written else None
    if written and rhythm is None and not is_lasting(written):
        row.findings.append(finding("frequency", "frequency-unread", written))
    return written, rhythm


def _once(row: Row, name: str) -> tuple[str, ...]:
    """Keep each text of a cell once; the register would not take it twice."""
    kept: dict[str, str] = {}
    texts = row.content.get(name) or ()
    for text in texts:
        kept.setdefault(text_key(text), text)
    if len(kept) < len(texts):
        row.findings.append(finding(name, "text-repeated"))
    return tuple(text for text in kept.values() if not is_placeholder(text))


def _measures(
    row: Row, due: date | None, often: tuple[str, str | None]
) -> tuple[MeasureDraft, ...]:
    for text in row.content.get("measures") or ():
        if is_placeholder(text):
            row.findings.append(finding("measures", "measure-empty", text))
    basis = (row.content.get("extras") or {}).get(BASIS, "")
    return tuple(
        MeasureDraft(text=text, basis=basis, due_on=due, frequency=often[0], recurrence=often[1])
        for text in _once(row, "measures")
    )


def _remarks(
    row: Row,
    subject: dict[str, Any],
    *,
    linked: bool,
    method: str | None,
    due: date | None,
    often: tuple[str, str | None],
) -> str:
    """Keep with the remarks what the register has no field for."""
    content = row.content
    departments = departments_of(row)
    kept = {
        "职权名称": "" if linked else content.get("power_name", ""),
        "风险涉及岗位": "" if subject["post_id"] else content.get("post_written", ""),
        "有关科室": "、".join(departments) if len(departments) > 1 else "",
        "监控主体": content.get("monitoring", ""),
        "可能性": content.get("likelihood", ""),
        "危害程度": content.get("harm", ""),
        "完成时限": "" if due or content.get("due") == often[0] else content.get("due", ""),
        "查找方式": "" if method else content.get("method", ""),
    }
    kept |= {name: text for name, text in (content.get("extras") or {}).items() if name != BASIS}
    named = (f"{name}：{text}" for name, text in kept.items() if text)
    lines = [content.get("remarks", ""), *named]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _without_printed(row: Row, draft: PointDraft) -> str:
    """Leave out what the register itself knows and prints of a point it has already."""
    typed = row.content.get("remarks", "").splitlines()
    lines = draft.remarks.splitlines()
    return "\n".join(
        line for line in lines if line in typed or line.partition("：")[0] not in PRINTED
    )


def _judge(session: Session, drafts: list[tuple[Row, PointDraft]], bureau: Bureau) -> None:
    """Let the register's own rules say what it would refuse, and what would be a mere draft."""
    if not drafts:
        return
    judged, problems = judge(
        session, [draft for _, draft in drafts], bureau.profile, refuse_incomplete=False
    )
    for problem in problems:
        row = drafts[problem.place][0]
        if problem.blocking and not (row.opens and problem.field == "department_id"):
            row.findings.append(refused(problem.field, problem.code, problem.facts))
    profile = bureau.profile
    rules = Rules(
        profile.categories_by_subject,
        profile.grading_required,
        profile.strict_one_measure,
        profile.cause_required,
    )
    for (row, _), one in zip(drafts, judged, strict=True):
        row.judged = one
        if not one.in_force and not row.is_blocked:
            _tell_gaps(row, one, rules)


def _tell_gaps(row: Row, one: Judged, rules: Rules) -> None:
    for gap in gaps_before_in_force(facts_of(one.draft, one.draft.rank), rules):
        if gap.blocking and gap.field != "category":
            row.findings.append(refused(gap.field, gap.code, gap.facts))
