"""Powers on their way into the register in bulk: from a workbook, or from the pilot region."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_of
from uuid import UUID

from tenants.database import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerDraft:
    """One power to be; a sub-item names its parent by id, which may be in the same list before it.

    `posts` are pairs of post and duty: handling, reviewing, deciding.
    """

    name: str
    category: str
    id: UUID = made_of(default_factory=new_id)
    sub_name: str = ""
    parent_id: UUID | None = None
    category_written: str = ""
    department_id: UUID | None = None
    departments_written: tuple[str, ...] = ()
    exercising_subject: str = ""
    content: str = ""
    legal_basis: str = ""
    procedure: str = ""
    time_limit: str = ""
    level_authority: str = ""
    levels: tuple[Mapping[str, str], ...] = ()
    reform: Mapping[str, str] | None = None
    duty: str = ""
    responsibility_items: tuple[str, ...] = ()
    responsibility_basis: str = ""
    accountability_scope: str = ""
    accountability_cases: str = ""
    service_commitment: str = ""
    work_discipline: str = ""
    has_discretion: bool = False
    remarks: str = ""
    posts: tuple[tuple[UUID, str], ...] = ()
    in_force: bool = False
    import_row: int | None = None


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """What keeps one draft out of the register; `place` is its place in the list."""

    place: int
    field: str
    code: str
    blocking: bool = True
    facts: Mapping[str, object] = made_of(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inserted:
    """What came of a bulk insert: all the ids in the order of the drafts, or none and problems.

    Problems that do not block are told beside the ids.
    """

    ids: tuple[UUID, ...]
    problems: tuple[DraftProblem, ...] = ()

    @property
    def refused(self) -> bool:
        """Say whether nothing was written."""
        return any(problem.blocking for problem in self.problems)
