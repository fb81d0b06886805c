"""The organisation as it stands, held in memory while a workbook is laid over it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.organisation.queries.access import snapshot
from service.organisation.use_cases.importing.drafts import Written
from service.workbooks.problems import Problem
from tenants.database import TenantOwned
from tenants.models.organisation import (
    Appointment,
    Body,
    BodyMember,
    Department,
    Person,
    Portfolio,
    Post,
)


class Names:
    """Find one thing by its code or by its name; a name borne twice finds nothing."""

    def __init__(self) -> None:
        self.found: dict[str, set[UUID]] = defaultdict(set)

    def add(self, record_id: UUID, *words: str) -> None:
        for word in words:
            if word:
                self.found[word].add(record_id)

    def find(self, word: str) -> UUID | None:
        ids = self.found.get(word, set())
        return next(iter(ids)) if len(ids) == 1 else None

    def is_borne_twice(self, word: str) -> bool:
        return len(self.found.get(word, ())) > 1


@dataclass
class Standing:
    """What is there, what the workbook changes in it, and what it leaves in doubt."""

    on: date
    departments: dict[UUID, Department] = field(default_factory=dict)
    posts: dict[UUID, Post] = field(default_factory=dict)
    persons: dict[UUID, Person] = field(default_factory=dict)
    appointments: list[Appointment] = field(default_factory=list)
    portfolios: list[Portfolio] = field(default_factory=list)
    bodies: dict[UUID, Body] = field(default_factory=dict)
    members: list[BodyMember] = field(default_factory=list)
    department_names: Names = field(default_factory=Names)
    post_names: dict[UUID, Names] = field(default_factory=lambda: defaultdict(Names))
    person_names: Names = field(default_factory=Names)
    body_names: Names = field(default_factory=Names)
    created: list[TenantOwned] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def know_department(self, one: Department) -> None:
        self.departments[one.id] = one
        self.department_names.add(one.id, one.name, one.code)

    def know_post(self, one: Post) -> None:
        self.posts[one.id] = one
        self.post_names[one.department_id].add(one.id, one.title, one.code)

    def know_person(self, one: Person) -> None:
        self.persons[one.id] = one
        self.person_names.add(one.id, one.name, one.staff_number)

    def know_body(self, one: Body) -> None:
        self.bodies[one.id] = one
        self.body_names.add(one.id, one.name, one.code)

    def create(self, kind: str, record: TenantOwned) -> None:
        """Note a record the workbook adds."""
        self.created.append(record)
        self.changes.append({"kind": kind, "act": "created", "record": snapshot(record)})

    def change(self, kind: str, record: TenantOwned, /, **values: Any) -> None:
        """Note what the workbook changes in a record; nothing changed is nothing noted."""
        before = {name: getattr(record, name) for name in values}
        if before == values:
            return
        for name, value in values.items():
            setattr(record, name, value)
        self.changes.append(
            {"kind": kind, "act": "changed", "id": record.id, "before": before, "after": values}
        )

    def doubt(self, row: Written, column: str, code: str, **facts: Any) -> None:
        """Note what cannot be taken, at its cell."""
        cell = row.cells.get(column) or next(iter(row.cells.values()), "")
        self.problems.append(Problem(row.sheet, cell, code, facts))

    def running(self, records: Iterable[Any]) -> Iterator[Any]:
        """Keep the dated records that have not ended by the day of the import."""
        return (one for one in records if one.ends_on is None or one.ends_on >= self.on)


def stand(session: Session, on: date) -> Standing:
    """Read the organisation as it stands, one statement for each table."""
    standing = Standing(on=on)
    for department in session.scalars(select(Department)):
        standing.know_department(department)
    for post in session.scalars(select(Post)):
        standing.know_post(post)
    for person in session.scalars(select(Person)):
        standing.know_person(person)
    for body in session.scalars(select(Body)):
        standing.know_body(body)
    standing.appointments = list(session.scalars(select(Appointment)))
    standing.portfolios = list(session.scalars(select(Portfolio)))
    standing.members = list(session.scalars(select(BodyMember)))
    return standing
