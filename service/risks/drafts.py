"""Risk points on their way into the register in bulk: from a workbook, or from the pilot region."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from service.powers.drafts import DraftProblem, Inserted
from tenants.database import new_id

__all__ = ["DraftProblem", "Inserted", "MeasureDraft", "PointDraft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDraft:
    """One control measure of a risk point to be."""

    text: str
    kind: str | None = None
    phase: str | None = None
    basis: str = ""
    responsible_post_id: UUID | None = None
    responsible_written: str = ""
    due_on: date | None = None
    frequency: str = ""
    responsible_department_id: UUID | None = None
    recurrence: str | None = None
    tools: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDraft:
    """One risk point to be, with what belongs to it; `in_force` asks for more than a draft.

    Which of department, post, topic and answering post are given follows from the subject type:
    posts bring their department; the leadership team, the unit and the system have none.
    """

    title: str
    subject_type: str
    id: UUID = field(default_factory=new_id)
    category: str | None = None
    department_id: UUID | None = None
    post_id: UUID | None = None
    topic: str | None = None
    answering_post_id: UUID | None = None
    power_id: UUID | None = None
    manifestations: tuple[str, ...] = ()
    measures: tuple[MeasureDraft, ...] = ()
    rank: int | None = None
    scores: Mapping[str, int] = field(default_factory=dict)
    rationales: Mapping[str, str] = field(default_factory=dict)
    consequence: str | None = None
    in_force: bool = False
    in_force_on: date | None = None
    flow_step: str = ""
    regulation_clause: str = ""
    content: str = ""
    category_written: str = ""
    causes: tuple[str, ...] = ()
    loss: str = ""
    affected_interest: str = ""
    uncertainty: str = ""
    context: str = "official_duty"
    method: str = "forward"
    origin: str = "potential"
    focus_tags: tuple[str, ...] = ()
    key_tags: tuple[str, ...] = ()
    external_references: tuple[str, ...] = ()
    direct_responsible_written: str = ""
    section_head_written: str = ""
    responsible_leader_written: str = ""
    remarks: str = ""
    import_row: int | None = None
