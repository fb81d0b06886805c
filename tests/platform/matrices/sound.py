"""Sound requests, in an order in which each can succeed: who asks, for which record, with what.

A value "$name" stands for the id of that name, "$table.column" for what the bureau has there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from migrations.registers import METADATA
from service.organisation.queries import today
from tenants.database import unit_of_work
from tests import make
from tests.platform.matrices.people import ids_of

DAY = str(today())
TOMORROW = str(today() + timedelta(days=1))
LATER = str(today() + timedelta(days=30))
USUAL = {
    "department_id": "name = '预算科'",
    "person_id": "name = '新某'",
    "post_id": "title = '预算编制岗'",
}


@dataclass(frozen=True)
class Sound:
    """One request that succeeds: `where` picks the records, `of` the bureau they belong to."""

    name: str
    role: str = ""
    body: Any = None
    where: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None
    of: str = ""
    held: str = ""
    read: tuple[str, str] | None = None
    form: Mapping[str, str] = field(default_factory=dict)


def filled(body: Any, ids: Mapping[str, str], bureau: make.Bureau) -> Any:
    """Put ids where the sample names them."""
    if isinstance(body, dict):
        return {name: filled(inner, ids, bureau) for name, inner in body.items()}
    if isinstance(body, list):
        return [filled(inner, ids, bureau) for inner in body]
    if not isinstance(body, str) or not body.startswith("$"):
        return body
    table, _, column = body[1:].partition(".")
    if not column:
        return bureau.code if table == "code" else ids[table]
    with unit_of_work(bureau.tenant_id) as session:
        return str(session.scalar(select(METADATA.tables[table].c[column]).limit(1)))


def chosen(bureau: make.Bureau, names: set[str], where: Mapping[str, str]) -> dict[str, str]:
    """Find the records a sample is about."""
    ids = ids_of(bureau, names, USUAL | dict(where))
    return {**ids, "code": bureau.code}


SHEET = {"sheet_id": "title LIKE '预算编制岗%'"}
NEW_POST = {"post_id": "title = '新岗'", "department_id": "name = '新科室'"}
NEW_BODY = {"body_id": "name LIKE '%领导班子会议'"}
DRAFT = {"risk_point_id": "title = '预算批复超过法定时限'"}
HIGH = {"risk_point_id": "rank = 1 AND status = 'in_force'"}
ASKED = {
    "case_id": "id IN (SELECT case_id FROM case_opinions WHERE asked = 'discipline_group')",
    "opinion_id": "asked = 'discipline_group'",
}
MEETING = {"meeting_id": "title = '局领导班子会议'", "chair_id": "name = '钱某'"}
OPEN_CANDIDATE = {"candidate_id": "state = 'open'"}
BLOCKED = {"row_id": "id IN (SELECT row_id FROM import_problems WHERE severity = 'blocking')"}
LETTER = {"commitment_id": "post_id = (SELECT id FROM posts WHERE title = '预算编制岗')"}
POWER = {"power_id": "name = '预算调整审核'"}
SCORES = {
    "scores": {"likelihood": 2, "harm": 5},
    "rationales": {"likelihood": "近三年未发生", "harm": "涉及资金量大"},
}
LOWER = {"to_rank": 2, "reason": "流程已改为系统自动分配", "evidence": "审计报告〔2026〕3号"}
STANDARD = {
    "title": "调整幅度二",
    "unit": "元",
    "lower_limit": 0,
    "upper_limit": 100,
    "bands": [{"name": "", "condition": "一般", "lower": 0, "upper": 100}],
}
NOTICE = {
    "kind": "notice",
    "scope": "unit",
    "title": "采购结果公示",
    "items": [{"type": "procurement", "title": "办公设备采购结果", "text": "中标单位甲。"}],
    "channels": [{"code": "notice_board"}],
}
FINDINGS = {
    name: {"serious": False, "text": "无"}
    for name in ("integrity", "reasonableness", "effectiveness")
}
