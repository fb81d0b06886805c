"""The control diagram of a power: risks, flow and measures side by side, step by step."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.guard import Target
from service.flowcharts.queries.access import document_of, edition_of, post_titles
from service.flowcharts.queries.coverage import charts_in_effect
from service.papers.collectors.answering import answering, shown
from service.papers.collectors.gathering import (
    Collected,
    Point,
    known,
    points_where,
    words_of,
)
from service.papers.refusals import FlowchartMissing
from service.powers.models import Power
from service.risks.models import RiskPoint
from tenants.database import owned

ARROW: Final = "↓"
UNGRADED: Final = "（未定级）"
DUTIES: Final = (
    ("handling_post_id", "经办"),
    ("reviewing_post_id", "审核"),
    ("deciding_post_id", "审定"),
)


def control_diagram(
    session: Session, subject_id: UUID | None, _asked: Mapping[str, Any]
) -> Collected:
    """The three bands of a power; a chart shared by several powers shows the risks of this one."""
    power = known(owned(session, Power, subject_id) if subject_id else None)
    found = charts_in_effect(session, [power.id]).get(power.id)
    if found is None:
        raise FlowchartMissing("Draw the flowchart of the power first.", number=power.number)
    chart, words = found[0], words_of(session)
    document = document_of(session, chart, 0 if chart.edition else None)
    decided = edition_of(session, chart.id, chart.edition).decided_by if chart.edition else ""
    points = points_where(session, RiskPoint.power_id == power.id, RiskPoint.status != "retired")
    facts = {
        "category": power.category_written or words.of("power_categories", power.category),
        "power_number": power.number,
        "power_name": power.name,
        "chart_version": f"{chart.number} 第{chart.edition}版" if chart.edition else "草案",
        "subject": document["handling_subject"] or power.exercising_subject,
        "channel": document["supervision_channels"],
        "meeting": decided,
        "steps": _Bands(session, points).of(document["steps"]),
    }
    ids = (power.id, chart.id, *(one.record.id for one in points))
    target = Target(power.department_id)
    return Collected(f"{power.name}防控图", facts, target, ids, len(facts["steps"]))


class _Bands:
    """The points of a power, each beside the step it hangs on."""

    def __init__(self, session: Session, points: list[Point]) -> None:
        self.words = words_of(session)
        self.posts = post_titles(session)
        self.relations = answering(self.words)
        self.points = points

    def of(self, steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Write the steps in their order; what hangs on none comes last."""
        left = list(self.points)
        rows = []
        for place, step in enumerate(steps):
            mine = [one for one in left if _hangs_on(one, step)]
            left = [one for one in left if one not in mine]
            last = place == len(steps) - 1
            rows.append(self._row(self._step(step, last=last), str(step["title"]), mine))
        if left:
            rows.append(self._row("（未对应环节）", "", left))
        return rows

    def _step(self, step: Mapping[str, Any], *, last: bool) -> str:
        people = [
            f"{word}：{self.posts.get(str(step[name]), '')}" for name, word in DUTIES if step[name]
        ]
        lines = [f"【{step['title']}】", *(people or [step["post_written"]])]
        return "\n".join(filter(None, [*lines, "" if last else ARROW]))

    def _row(self, step: str, title: str, points: list[Point]) -> dict[str, Any]:
        risks, measures = [], []
        for one in points:
            grade = self.words.grade(one.record.subject_type, one.record.rank)
            risks.append(f"{grade or UNGRADED} {one.record.title}（{one.record.number}）")
            direct = shown(self.relations(one.record).directly_responsible)
            said = "；".join(measure.text for measure in one.measures)
            measures.append(f"{one.record.number}：{said}（{direct}）")
        return {
            "number": title,
            "risks": "\n".join(risks),
            "step": step,
            "measures": "\n".join(measures),
        }


def _hangs_on(point: Point, step: Mapping[str, Any]) -> bool:
    if point.record.flow_step_id is not None:
        return str(point.record.flow_step_id) == str(step["id"])
    return bool(point.record.flow_step) and point.record.flow_step == step["title"]
