"""What files can be attached to, and which area says who may read and add to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from tenants.context import Actor


@dataclass(frozen=True, slots=True)
class Owner:
    """A kind of record: the function that fetches it for one act or refuses, and the two acts."""

    access: str
    reading: Permission
    adding: Permission

    def refuse_others(self, session: Session, actor: Actor, owner_id: UUID, act: str) -> Any:
        """Fetch the record for reading its files or adding one, or be refused."""
        module, _, name = self.access.rpartition(".")
        permission = self.reading if act == "read" else self.adding
        return getattr(import_module(module), name)(session, actor, owner_id, permission)


OWNERS: Final[Mapping[str, Owner]] = MappingProxyType(
    {
        "risk_point": Owner(
            "service.risks.queries.access.access_risk_point",
            Permission.RISK_POINT_READ,
            Permission.RISK_POINT_EDIT,
        ),
        "doing": Owner(
            "service.measures.queries.access.access_doing",
            Permission.MEASURE_READ,
            Permission.MEASURE_PERFORM,
        ),
        "grading_round": Owner(
            "service.gradings.queries.access.access_round",
            Permission.RISK_POINT_READ,
            Permission.GRADING_CONVENE,
        ),
        "case_step": Owner(
            "service.evidence.queries.access_step", Permission.CASE_READ, Permission.CASE_ACT
        ),
        "meeting": Owner(
            "service.procedures.queries.meetings.access_meeting",
            Permission.MEETING_READ,
            Permission.MEETING_RECORD,
        ),
        "notice": Owner(
            "service.notices.queries.access_notice",
            Permission.NOTICE_READ,
            Permission.NOTICE_DRAFT,
        ),
        "sheet": Owner(
            "service.searches.queries.access.access_sheet",
            Permission.SHEET_READ,
            Permission.SHEET_FILL,
        ),
        "letter": Owner(
            "service.commitments.queries.access_commitment",
            Permission.COMMITMENT_READ,
            Permission.COMMITMENT_SIGN,
        ),
        "paper": Owner(
            "service.papers.queries.access.access_paper",
            Permission.PAPER_READ,
            Permission.PAPER_MAKE,
        ),
        "regulation": Owner(
            "service.regulations.attached.access_regulation",
            Permission.REGULATION_READ,
            Permission.REGULATION_EDIT,
        ),
        "cycle": Owner(
            "service.cycles.queries.access_cycle",
            Permission.CYCLE_PLAN_READ,
            Permission.CYCLE_PLAN_ADOPT,
        ),
        "major_matter": Owner(
            "service.matters.queries.access_matter",
            Permission.MATTER_READ,
            Permission.MATTER_RECORD,
        ),
    }
)
