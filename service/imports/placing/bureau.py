"""One bureau as far as placing the rows of a workbook asks for it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.ladder import in_charge_of
from service.imports.placing.people import People, load_people
from service.imports.rules import WHOLE_BUREAU, Names
from service.organisation.queries import load_chart, today
from service.organisation.queries.profiles import current_profile
from service.powers.models import Power
from service.workbooks.text import compact
from tenants.models.organisation import Department, Post
from tenants.models.platform import Tenant
from tenants.profiles import Profile


@dataclass(frozen=True, slots=True)
class Bureau:
    """The departments, posts and powers of one bureau by their names, and its rules."""

    name: str
    profile: Profile
    departments: Names
    department_names: dict[UUID, str]
    parents: dict[UUID, UUID | None]
    leadership: UUID | None
    posts: dict[UUID, Names]
    all_posts: Names
    post_departments: dict[UUID, UUID]
    leading_posts: frozenset[UUID]
    powers: Names
    people: People
    charge: dict[UUID | None, str]

    def is_whole(self, written: str) -> bool:
        """Say whether a written name means the bureau itself."""
        plain = compact(written)
        return plain in WHOLE_BUREAU or plain == compact(self.name)

    def department(self, written: str) -> tuple[UUID | None, bool]:
        """Find a department by a written name, with or without the bureau's name before it."""
        found, several = self.departments.find(written)
        bare = compact(written).removeprefix(compact(self.name))
        if found is None and not several and bare and bare != compact(written):
            return self.departments.find(bare)
        return found, several

    def post(self, written: str, department_id: UUID | None) -> UUID | None:
        """Find a post of a department, or the only one of that name in the bureau."""
        names = self.posts.get(department_id) if department_id else self.all_posts
        return names.find(written)[0] if names else None

    def lies_in(self, department_id: UUID | None, section_id: UUID | None) -> bool:
        """Say whether a department is a section or lies below it."""
        if section_id is None:
            return True
        here = department_id
        while here is not None and here != section_id:
            here = self.parents.get(here)
        return here is not None


def load_bureau(session: Session, *, with_powers: bool) -> Bureau:
    """Read a bureau's names in a handful of statements, however many rows are placed."""
    departments = session.execute(
        select(
            Department.id, Department.name, Department.code, Department.kind, Department.parent_id
        ).where(Department.closed_on.is_(None))
    ).all()
    rows = session.execute(
        select(Post.id, Post.title, Post.code, Post.department_id, Post.leadership).where(
            Post.abolished_on.is_(None)
        )
    ).all()
    posts: dict[UUID, Names] = defaultdict(Names)
    for row in rows:
        posts[row.department_id].add(row.id, row.title, row.code)
    tenant_id = session.info["tenant_id"]
    return Bureau(
        name=session.scalar(select(Tenant.name).where(Tenant.id == tenant_id)) or "",
        profile=current_profile(session),
        departments=Names((row.id, row.name, row.code) for row in departments),
        department_names={row.id: row.name for row in departments},
        parents={row.id: row.parent_id for row in departments},
        leadership=next((row.id for row in departments if row.kind == "leadership"), None),
        posts=dict(posts),
        all_posts=Names((row.id, row.title, row.code) for row in rows),
        post_departments={row.id: row.department_id for row in rows},
        leading_posts=frozenset(row.id for row in rows if row.leadership != "none"),
        powers=_powers(session) if with_powers else Names(),
        people=load_people(session),
        charge=_leaders_of(session, [row.id for row in departments]),
    )


def _leaders_of(session: Session, departments: Iterable[UUID]) -> dict[UUID | None, str]:
    """Name the leader in charge of each department that has one."""
    day = today()
    chart = load_chart(session, day)
    found = {one: in_charge_of(one, chart, day).office for one in departments}
    return {one: office.holder.name for one, office in found.items() if office and office.holder}


def _powers(session: Session) -> Names:
    rows = session.execute(
        select(Power.id, Power.name, Power.number).where(
            Power.status != "abolished", Power.parent_id.is_(None)
        )
    )
    return Names((row.id, row.name, row.number) for row in rows)
