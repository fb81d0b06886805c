"""Charts with the risks that lie on them, drawn for the screen and for paper."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.flow_risks.printing.frame import Frame
from service.flow_risks.printing.pages import control_diagram
from service.flow_risks.printing.papers import PAPERS
from service.flow_risks.queries import head_of_sheet, ranks_on_steps, risks_of_flow
from service.flowcharts.drawing.pictures import picture
from service.flowcharts.models import Flowchart
from service.flowcharts.queries.access import document_of, edition_of, post_titles
from service.organisation.queries.profiles import current_profile
from service.procedures.models import CaseStep, Meeting
from tenants.context import Actor
from tenants.models.organisation import Person


def chart_picture(
    session: Session, actor: Actor, chart: Flowchart, *, edition: int | None, view: str
) -> str:
    """Draw a chart for those inside, with the grades of its risks, or for the public."""
    document = document_of(session, chart, edition)
    if view == "public":
        return picture(document, {}, public=True)
    risks = risks_of_flow(session, actor, chart, document)
    return picture(
        document,
        post_titles(session),
        caption=(f"编号 {chart.number}", version_of(chart, document)),
        ranks=ranks_on_steps(risks),
    )


def diagram_pages(
    session: Session, actor: Actor, chart: Flowchart, *, edition: int | None, paper: str
) -> list[str]:
    """Draw the 廉政风险防控图 of a chart, sheet by sheet."""
    document = document_of(session, chart, edition)
    head = head_of_sheet(session, document)
    labels = {one.canonical: one.zh for one in reversed(current_profile(session).power_categories)}
    categories = [labels.get(one, one) for one in head["categories"].split(",") if one]
    reviewed_by, decided_by = _approval(session, chart, edition)
    frame = Frame(
        paper=PAPERS[paper],
        bureau=head["bureau"],
        chart=chart.number,
        category="、".join(categories),
        numbers=head["numbers"],
        names=head["names"],
        version=version_of(chart, document),
        drawn_by=session.scalar(select(Person.name).where(Person.id == chart.drawn_by)) or "",
        reviewed_by=reviewed_by,
        decided_by=decided_by,
    )
    risks = risks_of_flow(session, actor, chart, document)
    return control_diagram(document, risks, post_titles(session), frame)


def version_of(chart: Flowchart, document: Mapping[str, Any]) -> str:
    """Say which version a drawing shows; a draft says so."""
    if "version" in document:
        drafted = document["status"] != "approved"
        return "草稿" if drafted else f"第{chart.edition}版（{chart.approved_on}审定）"
    return f"第{document['edition']}版（{document['approved_on']}审定）"


def _approval(session: Session, chart: Flowchart, edition: int | None) -> tuple[str, str]:
    """Say who reviewed the edition and which meeting decided on it, or what else it rests on."""
    if not chart.edition or (edition is None and chart.status != "approved"):
        return "", ""
    approved = edition_of(session, chart.id, edition or chart.edition)
    meeting = _meeting(session, approved.case_id)
    return _reviewer(session, approved.case_id), meeting or approved.decided_by


def _meeting(session: Session, case_id: UUID | None) -> str:
    if case_id is None:
        return ""
    held = session.execute(
        select(Meeting.title, Meeting.number)
        .join(CaseStep, CaseStep.meeting_id == Meeting.id)
        .where(CaseStep.case_id == case_id, CaseStep.state == "done")
        .order_by(CaseStep.position.desc())
        .limit(1)
    ).one_or_none()
    return f"{held.title}（{held.number}）" if held else ""


def _reviewer(session: Session, case_id: UUID | None) -> str:
    if case_id is None:
        return ""
    return (
        session.scalar(
            select(CaseStep.person_name)
            .where(CaseStep.case_id == case_id, CaseStep.type == "review", CaseStep.state == "done")
            .order_by(CaseStep.position.desc())
            .limit(1)
        )
        or ""
    )
