"""Open a demonstration bureau's year and take its planned registers into force."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.guard import require
from policies.permissions import Permission
from service.cycles.use_cases import open_cycle
from service.demonstration.founding import posts_of
from service.demonstration.plans import PowerPlan, RiskPointPlan, TenantPlan
from service.organisation.queries import load_actor
from service.powers.drafts import PowerDraft
from service.powers.writing import insert_powers
from service.risks.drafts import Inserted, MeasureDraft, PointDraft
from service.risks.writing import insert_points
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.models.organisation import Appointment, Department, Person

ORIGIN = "demonstration"
MAIN_LEADER, REGISTER_OFFICE = "main_leader", "register_office"
Ids = Mapping[str, UUID]


def register(session: Session, plan: TenantPlan, *, on: date, at: datetime) -> None:
    """Let the register office take in powers and risk points, before a year that chains rule.

    Elsewhere the main leader opens a year for taking stock first.
    """
    if not plan.ruled_by_chains:
        leader = _person_of(session, plan, MAIN_LEADER, on)
        open_cycle(session, leader, year=on.year, on=on, stock_taking=True)
    officer = _person_of(session, plan, REGISTER_OFFICE, on)
    require(officer, Permission.IMPORT_COMMIT)
    departments = _departments_of(session, plan)
    posts = posts_of(session, plan.organisation)
    powers = [_power(one, departments, posts) for one in plan.powers]
    known = {one.key: draft.id for one, draft in zip(plan.powers, powers, strict=True)}
    points = [_point(one, departments, posts, known, on) for one in plan.risk_points]
    _accept("powers", insert_powers(session, officer, powers, at=at))
    _accept("risk_points", insert_points(session, officer, points, at=at))


def _accept(kind: str, taken: Inserted) -> None:
    if taken.refused:
        faults = [f"{one.place}: {one.field} {one.code}" for one in taken.problems if one.blocking]
        raise Invalid("The planned registers break a rule.", errors={kind: faults[:20]})


def _person_of(session: Session, plan: TenantPlan, role: str, on: date) -> Actor:
    """Act as the planned holder of a role, in his own post."""
    organisation = plan.organisation
    account = next(one for one in organisation.accounts if one.role == role)
    staff = next(one for one in organisation.persons if one.key == account.person_key)
    office = session.execute(
        select(Appointment.id, Appointment.person_id)
        .join(
            Person,
            (Person.tenant_id == Appointment.tenant_id) & (Person.id == Appointment.person_id),
        )
        .where(Person.staff_number == staff.staff_number)
        .order_by(Appointment.acting)
        .limit(1)
    ).one()
    return load_actor(session, office.person_id, office.id, on=on, origin=ORIGIN)


def _departments_of(session: Session, plan: TenantPlan) -> dict[str, UUID]:
    rows = session.execute(select(Department.code, Department.id))
    by_code = {row.code: row.id for row in rows}
    return {one.key: by_code[one.code] for one in plan.organisation.departments}


def _power(plan: PowerPlan, departments: Ids, posts: Ids) -> PowerDraft:
    return PowerDraft(
        name=plan.name,
        category=plan.category,
        category_written=plan.category_written,
        department_id=departments[plan.department_key],
        exercising_subject=plan.exercising_subject,
        content=plan.content,
        legal_basis=plan.legal_basis,
        procedure=plan.procedure,
        time_limit=plan.time_limit,
        responsibility_items=plan.responsibility_items,
        accountability_cases=plan.accountability_cases,
        service_commitment=plan.service_commitment,
        work_discipline=plan.work_discipline,
        has_discretion=plan.has_discretion,
        posts=tuple((posts[one.post_key], one.duty) for one in plan.posts),
        in_force=plan.status == "in_force",
    )


def _point(plan: RiskPointPlan, departments: Ids, posts: Ids, powers: Ids, on: date) -> PointDraft:
    return PointDraft(
        title=plan.title,
        subject_type=plan.subject_type,
        category=plan.category,
        department_id=departments[plan.department_key] if plan.department_key else None,
        post_id=posts[plan.post_key] if plan.post_key else None,
        topic=plan.topic,
        answering_post_id=posts[plan.answering_post_key] if plan.answering_post_key else None,
        power_id=powers[plan.power_key] if plan.power_key else None,
        manifestations=plan.manifestations,
        measures=tuple(
            MeasureDraft(
                text=one.text,
                kind=one.kind,
                phase=one.phase,
                responsible_post_id=posts[one.responsible_post_key],
                frequency=one.frequency,
            )
            for one in plan.measures
        ),
        rank=plan.rank,
        scores=dict(plan.scores),
        rationales=dict(plan.rationales),
        consequence=plan.consequence,
        in_force=plan.status == "in_force",
        in_force_on=on,
        flow_step=plan.flow_step,
        content=plan.content,
        causes=plan.causes,
        loss=plan.loss,
        method=plan.method,
        origin=plan.origin,
    )
