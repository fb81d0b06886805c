"""A written grade enters the register only through those who may bring it; else it is proposed."""

from collections.abc import Sequence
from dataclasses import replace

from policies.guard import Target, may
from policies.permissions import Permission
from service.imports.placing.findings import finding
from service.imports.placing.rows import Row
from service.risks.rules import Proposal
from service.risks.writing.judging import Judged
from tenants.context import Actor

WRITTEN = "written"


def hold_grades(actor: Actor, rows: Sequence[Row]) -> None:
    """Turn the grades this person may not bring into proposals of drafts (R-174, R-179, R-018)."""
    for row in rows:
        judged = row.judged
        if row.act != "create" or judged is None or judged.draft.rank is None:
            continue
        target = Target(judged.draft.department_id, rank=judged.draft.rank)
        if not may(actor, Permission.IMPORT_COMMIT, target):
            row.judged = _as_proposed(judged, judged.draft.rank)
            row.findings.append(finding("rank", "grade-left-to-decide"))


def _as_proposed(judged: Judged, rank: int) -> Judged:
    worst = min(rank, judged.proposal.rank) if judged.proposal else rank
    reasoning = judged.proposal.reasoning if judged.proposal else ()
    return replace(
        judged,
        draft=replace(judged.draft, rank=None, in_force=False),
        in_force=False,
        proposal=Proposal(worst, WRITTEN, reasoning),
    )
