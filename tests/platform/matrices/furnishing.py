"""Tenants that have one of everything there is."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from service.cycles.models import CyclePlan
from service.cycles.use_cases import open_cycle
from service.exchange.models import InboxDocument, OutboxDocument
from service.measures.use_cases import add_measure
from service.organisation.queries import today
from service.organisation.use_cases.delegations import delegate_office
from service.papers.kinds import built_in
from service.powers.drafts import PowerDraft
from service.powers.writing import insert_powers
from service.visits.models import Visit
from tenants.database import new_id, unit_of_work, utc_now
from tenants.hashing import digest
from tenants.models.journal import WorkItem
from tests import make
from tests.evidence.files import PDF
from tests.imports.desk import register, row
from tests.platform.matrices.catalogues import furnish_catalogues
from tests.platform.matrices.commitments import furnish_commitments
from tests.platform.matrices.cycles import furnish_cycles
from tests.platform.matrices.exports import furnish_exports
from tests.platform.matrices.filings import furnish_filings, furnish_received
from tests.platform.matrices.flowcharts import furnish_flowcharts
from tests.platform.matrices.gradings import furnish_gradings
from tests.platform.matrices.imports import furnish_imports
from tests.platform.matrices.measures import furnish_measures
from tests.platform.matrices.notices import furnish_notices
from tests.platform.matrices.papers import furnish_papers
from tests.platform.matrices.procedures import furnish_procedures
from tests.platform.matrices.searches import furnish_searches
from tests.platform.matrices.tasks import furnish_tasks
from tests.platform.matrices.workspace import follow_registers, furnish_workspace
from tests.risks.scenes import Scene
from tests.workbooks.making import workbook

STAGES = [{"name": "清权确权", "starts_on": "2027-03-01", "due_on": "2027-04-30"}]

PLAN = {"year": 2026, "edition": 1, "title": "年度方案", "stages": STAGES}


def furnish(bureau: make.Bureau, *, below: make.Bureau | None = None) -> None:
    """Give a tenant one of everything that has an id; what it received came from below."""
    furnish_tasks(bureau)
    furnish_workspace(bureau)
    if "section_head" in bureau.people:
        furnish_registers(bureau)
        follow_registers(bureau)
    furnish_exchange(bureau)
    furnish_received(bureau, sender=below or bureau)


def furnish_registers(bureau: make.Bureau) -> None:
    """Give a bureau what its own people make."""
    scene = Scene(bureau)
    point = scene.high()
    scene.act("section_head", add_measure, point, text="双人复核")
    power = PowerDraft(
        name="专项资金拨付", category="payment", department_id=bureau.departments["预算科"]
    )
    scene.act("register_office", insert_powers, [power], at=utc_now())
    scene.act(
        "administrator",
        delegate_office,
        post_id=bureau.people["section_head_2"].post_id,
        delegate_id=bureau.people["post_holder_2"].person_id,
        starts_on=today(),
        ends_on=today(),
        reason="出差",
    )
    scene.act("main_leader", open_cycle, year=2026, on=today(), stock_taking=True)
    furnish_imports(bureau)
    furnish_gradings(bureau)
    furnish_measures(bureau)
    furnish_notices(bureau)
    furnish_commitments(bureau)
    furnish_searches(bureau)
    furnish_procedures(bureau)
    furnish_catalogues(bureau)
    furnish_papers(bureau)
    furnish_flowcharts(bureau)
    furnish_cycles(bureau)
    furnish_filings(bureau)
    furnish_exports(bureau)


def furnish_exchange(bureau: make.Bureau) -> None:
    """Give a tenant what comes to be only through workers and leading groups."""
    now, body = utc_now(), json.dumps({**PLAN, "issuer": bureau.tenant_id})
    travelling: dict[str, Any] = {
        "id": new_id(),
        "kind": "cycle_plan",
        "subject": "2026",
        "revision": 1,
        "body": body,
        "digest": digest(body.encode(), "sha256"),
        "signature": bytes(64),
    }
    with unit_of_work(bureau.tenant_id) as session:
        session.add_all(
            [
                WorkItem(kind="summary", key="matrix", subject_id=None, due_at=now, state="dead"),
                InboxDocument(
                    **travelling, sender_id=bureau.tenant_id, received_at=now, state="applied"
                ),
                OutboxDocument(
                    **travelling,
                    recipient_id=bureau.tenant_id,
                    written_at=now,
                    state="acknowledged",
                    delivered_at=now,
                    acknowledged_at=now,
                ),
                Visit(
                    bureau_id=bureau.tenant_id,
                    reason="核对高风险点",
                    opened_by=next(iter(bureau.people.values())).person_id,
                    opened_at=now,
                    expires_at=now,
                ),
                CyclePlan(
                    year=2026,
                    edition=1,
                    title="年度方案",
                    stages=STAGES,
                    written_by=next(iter(bureau.people.values())).person_id,
                ),
            ]
        )


def a_form(kind: str = "organisation", **options: str) -> dict[str, Any]:
    """Write a form with a real workbook in it, as a browser sends it."""
    content = (
        workbook([["部门", "类别"], ["信息科", "科室"]])
        if kind == "organisation"
        else register(row(1))
    )
    parts = {"kind": kind, "options": json.dumps(options)}
    return _sent(parts, FileStorage(BytesIO(content), "台账.xlsx"))


def a_file(parts: Mapping[str, str]) -> dict[str, Any]:
    """Write a form with a document in it: a template of a paper, or a proof."""
    content = built_in(parts["kind"]) if "kind" in parts else PDF
    name = "本局台账.docx" if "kind" in parts else "复核记录.pdf"
    return _sent(parts, FileStorage(BytesIO(content), name))


def _sent(parts: Mapping[str, str], file: FileStorage) -> dict[str, Any]:
    boundary, body = encode_multipart({**parts, "file": file})
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}
