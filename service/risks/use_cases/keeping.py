"""How every change of a risk point is made whole: places, texts, lineage, journal."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from policies.decisions import BIT
from policies.permissions import Permission
from policies.reach import scopes_of
from service.flowcharts.models import FlowStep
from service.measures.models import Measure
from service.measures.refusals import NotYetConfirmed
from service.measures.terms import first_due
from service.organisation.queries import today
from service.organisation.queries.profiles import current_profile
from service.powers.models import Power
from service.procedures.gate import chains_rule
from service.risks.documents import SEARCHED, regraded, searched
from service.risks.models import Manifestation, RiskPoint
from service.risks.queries.access import entitled, full_document, manifestations_of
from service.risks.queries.lineage import Ancestor, Worded, load_ancestry
from service.risks.rules import (
    DRAFT,
    RETIRED,
    Gap,
    PointFacts,
    gaps_before_in_force,
    is_placeholder,
    place_gaps,
    repeated,
)
from service.risks.subjects import Place, Placed, load_grounds, place, target_of
from service.risks.texts import text_key
from service.risks.use_cases.refusals import AlreadyRetired, Incomplete, OwnItem
from service.workspace.use_cases.following import Told, tell_followers
from tenants.context import Actor
from tenants.database import owned, utc_now
from tenants.errors import Invalid
from tenants.journal import plain, record
from tenants.models.journal import JournalEntry
from tenants.profiles import Profile

Errors = dict[str, Any]


def placed(session: Session, asked: Placed) -> Place:
    """Place a risk point, or name what is wrong with its subject."""
    found, problems = place(asked, load_grounds(session))
    if found is None:
        raise Invalid(
            "This subject cannot be used.", errors={name: [code] for name, code in problems.items()}
        )
    return found


def refuse_unfit(session: Session, values: Mapping[str, Any], subject_type: str) -> None:
    """Refuse texts that say nothing, codes out of place, powers that are not there."""
    errors: Errors = {}
    if "title" in values and is_placeholder(values["title"]):
        errors["title"] = ["text-missing"]
    if "category" in values or "subject_type" in values:
        allowed = current_profile(session).categories_by_subject
        gaps = place_gaps(subject_type, values.get("category"), allowed)
        errors |= {gap.field: [gap.code] for gap in gaps if gap.code != "category-missing"}
    power_id, step_id = values.get("power_id"), values.get("flow_step_id")
    if power_id is not None and owned(session, Power, power_id) is None:
        errors["power_id"] = ["not-found"]
    if step_id is not None and session.get(FlowStep, (session.info["tenant_id"], step_id)) is None:
        errors["flow_step_id"] = ["not-found"]
    errors |= _unfit_texts("manifestations", values.get("manifestations") or ())
    errors |= _unfit_texts("measures", [one["text"] for one in values.get("measures") or ()])
    if errors:
        raise Invalid("Some fields are not right.", errors=errors)


def _unfit_texts(name: str, texts: Sequence[str]) -> Errors:
    wrong = {
        str(place): ["text-missing"] for place, text in enumerate(texts) if is_placeholder(text)
    }
    wrong |= {str(place): ["text-repeated"] for place in repeated(texts) if str(place) not in wrong}
    return {name: wrong} if wrong else {}


def refuse_retired(point: RiskPoint) -> None:
    """Leave what is retired as it was."""
    if point.status == RETIRED:
        raise AlreadyRetired("The risk point is retired.", number=point.number)


def refuse_own(session: Session, actor: Actor, point: RiskPoint) -> None:
    """Of the risks of one's own post only a draft one wrote oneself by mistake is one's to drop."""
    if not scopes_of(actor, target_of(point, point.floor_rank)) & BIT["own"]:
        return
    if point.status == DRAFT and wrote(session, actor, point):
        return
    raise OwnItem(
        "A risk point of one's own post is retired by someone else.",
        permission=Permission.RISK_POINT_RETIRE.value,
        who_can=[
            one
            for one in entitled(session, actor, Permission.RISK_POINT_RETIRE, point, None)
            if one["name"] != actor.name
        ],
    )


def wrote(session: Session, actor: Actor, point: RiskPoint) -> bool:
    """Say whether it was this person who found the risk point, as the journal remembers."""
    first = select(JournalEntry.person_id).where(
        JournalEntry.subject_id == point.id, JournalEntry.topic == "risk_point.drafted"
    )
    return session.scalar(first.limit(1)) == actor.person_id


def predecessor(session: Session, draft: Worded, *, besides: UUID | None = None) -> Ancestor | None:
    """Find whose successor these words under this subject would be."""
    key = text_key(draft.title)
    return load_ancestry(session, [key], [draft], besides=besides).predecessor(draft, key)


def say(session: Session, point: RiskPoint, texts: Sequence[str]) -> list[str]:
    """Give a risk point these manifestations; those it had already stay the same rows."""
    had = {one.text_key: one for one in manifestations_of(session, point.id)}
    wanted = {text_key(text): text.strip() for text in texts}
    for key, one in had.items():
        if key not in wanted:
            session.delete(one)
    for position, (key, text) in enumerate(wanted.items(), start=1):
        kept = had.get(key)
        if kept is None:
            session.add(
                Manifestation(risk_point_id=point.id, position=position, text=text, text_key=key)
            )
        else:
            kept.position, kept.text = position, text
    return list(wanted.values())


def add_measure(session: Session, point: RiskPoint, values: Mapping[str, Any]) -> Measure:
    """Put one more measure of its own under a risk point."""
    last = session.scalar(
        select(func.max(Measure.position)).where(Measure.risk_point_id == point.id)
    )
    given = {name: value for name, value in values.items() if name != "text"}
    given["decomposition"] = plain(given.get("decomposition") or [])
    measure = Measure(
        risk_point_id=point.id,
        position=(last or 0) + 1,
        text=values["text"].strip(),
        needs_review=chains_rule(session),
        **given,
    )
    set_first_due(measure)
    session.add(measure)
    session.flush()
    return measure


def set_first_due(measure: Measure) -> None:
    """Reckon anew from today by when a measure must first be carried out."""
    measure.next_due_on = first_due(
        measure.recurrence, measure.due_on, today(), urgent=measure.urgent
    )


def refuse_early_measures(session: Session) -> None:
    """Refuse measures that come with a mere finding: they wait until it is confirmed (R-217)."""
    if chains_rule(session):
        raise NotYetConfirmed("Measures are drawn up once the risk point is confirmed.", number="")


def gaps_of(
    session: Session,
    point: RiskPoint,
    written: Mapping[str, Any],
    *,
    profile: Profile | None = None,
) -> list[Gap]:
    """List everything that keeps a risk point from being in force."""
    profile = profile or current_profile(session)
    facts = PointFacts(
        title=point.title,
        subject_type=point.subject_type,
        subject_known=True,
        category=point.category,
        rank=point.rank,
        manifestations=written["manifestations"],
        measures=[one["text"] for one in written["measures"] if one["status"] == "active"],
        causes=point.causes,
        method=point.method,
        origin=point.origin,
        major_matter=point.topic,
    )
    gaps = list(gaps_before_in_force(facts, profile))
    if point.rank is None and point.floor_rank is not None and not profile.grading_required:
        gaps.append(Gap("rank", "grade-missing"))
    return gaps


def refuse_incomplete(session: Session, point: RiskPoint, written: Mapping[str, Any]) -> list[Gap]:
    """Refuse with all gaps at once, or give the warnings that do not block."""
    gaps = gaps_of(session, point, written)
    if any(gap.blocking for gap in gaps):
        raise Incomplete(
            "The risk point is not complete.",
            number=point.number,
            gaps=[
                {
                    "pointer": "/" + gap.field.replace(".", "/"),
                    "code": gap.code,
                    "blocking": gap.blocking,
                    **gap.facts,
                }
                for gap in gaps
            ],
        )
    return gaps


def index_words(point: RiskPoint, manifestations: Sequence[str], measures: Sequence[str]) -> None:
    """Renew what a risk point is searched and recognised by."""
    values = {name: getattr(point, name) for name in SEARCHED}
    point.search_text = searched(values, manifestations, measures)
    point.text_key = text_key(point.title)


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    point: RiskPoint,
    before: dict[str, Any] | None,
    *,
    reworded: bool = False,
    **facts: Any,
) -> dict[str, Any]:
    """Count the version and journal the point as it was and as it is.

    What was changed of the point itself must not have been flushed before: one change, one version.
    """
    if before is not None:
        point.updated_at = utc_now()
        flag_modified(point, "updated_at")
    session.flush()
    after = full_document(session, point) if before is None or reworded else regraded(point, before)
    record(
        session,
        actor,
        topic,
        "risk_point",
        point.id,
        version=point.version,
        before=before,
        after=after,
        **facts,
    )
    tell_followers(session, actor, topic, Told("risk_point", point.id, point.title, point.status))
    return after
