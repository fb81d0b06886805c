"""To which department and post a row belongs, by the names written in it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from service.imports.placing.bureau import Bureau
from service.imports.placing.findings import finding, nearest
from service.imports.placing.rows import Choices, Row
from service.risks.drafts import PointDraft
from service.workbooks.text import compact, names

SECTION, UNIT, TEAM = "section", "unit", "leadership_team"


def departments_of(row: Row) -> list[str]:
    """List the departments a row names, the responsible one first."""
    written = row.content.get("departments") or []
    return written or names(row.content.get("department_written", ""))


def find_department(row: Row, bureau: Bureau, choices: Choices) -> UUID | None:
    """Find the department that owns a row; what cannot be found is said at its cell."""
    given = row.content.get("department_id")
    if given:
        found = UUID(str(given))
        return found if found in bureau.department_names else None
    written = departments_of(row)
    if len(written) > 1 and not row.content.get("departments_settled"):
        row.findings.append(finding("department_written", "several-departments", written[0]))
    if not written:
        return choices.department_id or choices.section_id
    if is_answered(choices.departments, written[0]):
        answered = choices.departments[compact(written[0])]
        return UUID(answered) if answered else None
    if bureau.is_whole(written[0]):
        return None
    known, several = bureau.department(written[0])
    if several:
        row.findings.append(finding("department_written", "department-ambiguous", written[0]))
    elif known is None:
        _tell_unknown(row, bureau, choices, written[0])
    return known


def _tell_unknown(row: Row, bureau: Bureau, choices: Choices, written: str) -> None:
    if choices.create_departments and written:
        row.opens = compact(written)
        row.findings.append(finding("department_written", "department-will-be-opened", written))
        return
    near = bureau.departments.nearest(written)
    told = {"proposal": near, **nearest(near)}
    row.findings.append(finding("department_written", "department-unknown", written, **told))


def find_post(
    row: Row, bureau: Bureau, choices: Choices, department_id: UUID | None
) -> UUID | None:
    """Find the post a risk belongs to; an unknown one is told and the section keeps the risk."""
    given = row.content.get("post_id")
    if given:
        found = UUID(str(given))
        return found if found in bureau.post_departments else None
    written = names(row.content.get("post_written", ""))
    if not written:
        return None
    for one in (*written, row.content.get("post_written", "")):
        answered = choices.posts.get(compact(one))
        known = is_answered(choices.posts, one)
        post = UUID(answered) if answered else None if known else bureau.post(one, department_id)
        if post is not None:
            if len(written) > 1:
                row.findings.append(finding("post_written", "several-posts", one))
            return post
        if known:
            return None
    pool = bureau.posts.get(department_id) if department_id else bureau.all_posts
    near = pool.nearest(written[0]) if pool else ""
    told = {"proposal": near, **nearest(near)}
    row.findings.append(finding("post_written", "post-unknown", written[0], **told))
    return None


def subject_of(row: Row, bureau: Bureau, choices: Choices) -> dict[str, Any]:
    """Say what a risk belongs to: its post, else its section, else the whole bureau."""
    department_id = find_department(row, bureau, choices)
    post_id = find_post(row, bureau, choices, department_id)
    if post_id is not None:
        kind = "leadership_post" if post_id in bureau.leading_posts else "work_post"
        department_id = bureau.post_departments[post_id]
        return {"subject_type": kind, "department_id": department_id, "post_id": post_id}
    if department_id is not None and department_id == bureau.leadership:
        return {"subject_type": TEAM, "department_id": department_id, "post_id": None}
    if department_id is not None or row.opens:
        return {"subject_type": SECTION, "department_id": department_id, "post_id": None}
    kind = choices.subject_type or UNIT
    return {"subject_type": kind, "department_id": bureau.leadership, "post_id": None}


def tell_blank_departments(rows: Sequence[Row], choices: Choices) -> None:
    """Ask after the section of a row that names none, and has no post to tell it by.

    Where the sheet names sections the row waits; where it names none all is of the bureau.
    """
    if choices.department_id or choices.section_id or choices.subject_type:
        return
    above: dict[str, str] = {}
    named = {row.sheet: row for row in rows if departments_of(row)}
    for row in rows:
        written = departments_of(row)
        if written:
            above[row.sheet] = written[0]
        elif isinstance(row.draft, PointDraft) and not (row.draft.post_id or _is_known(row)):
            near = above.get(row.sheet, "")
            told = {"proposal": near, **({"mend": "as-above", "nearest": near} if near else {})}
            code = "department-missing" if row.sheet in named else "department-blank"
            if row.sheet in named:
                column = named[row.sheet].cell("department_written").rstrip("0123456789")
                row.cells.setdefault("department_written", f"{column}{row.row}")
            row.findings.append(finding("department_written", code, **told))


def _is_known(row: Row) -> bool:
    return bool(row.content.get("code") or row.content.get("department_id"))


def is_answered(answers: Mapping[str, object], written: str) -> bool:
    """Say whether the clerk said what a written name means; none of them is an answer too."""
    return compact(written) in answers
