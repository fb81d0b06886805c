"""The text of a letter, written from the register until it is signed, frozen from then on."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session

from policies.charts import Chart
from service.commitments.kinds import LETTERS, LetterKind
from service.commitments.models import Commitment
from service.commitments.queries import newest_template
from service.measures.models import Measure
from service.organisation.queries import load_chart, today
from service.organisation.queries.profiles import current_profile
from service.powers.models import Power
from service.risks.models import RiskPoint
from service.sign_in.queries import own_tenant
from tenants.database import owned
from tenants.errors import NotFound
from tenants.hashing import canonical, digest
from tenants.profiles import Profile

FOREMOST = 3
USUAL_TERM = "廉政风险"


def letter_document(session: Session, commitment_id: UUID) -> dict[str, Any]:
    """Write out a letter for papers: the text as signed, or as it would be signed now."""
    letter = owned(session, Commitment, commitment_id)
    if letter is None:
        raise NotFound("There is no such letter.")
    return {
        **text_of(session, letter),
        "number": letter.number,
        "state": letter.state,
        "annex": LETTERS[letter.kind].annex,
        "issued_on": letter.issued_on.isoformat(),
        "signed_at": letter.signed_at.isoformat() if letter.signed_at else None,
        "countersigner": letter.countersigner,
        "countersigned_at": letter.countersigned_at.isoformat()
        if letter.countersigned_at
        else None,
        "digest": letter.text_digest.hex() if letter.text_digest else "",
    }


def text_of(session: Session, letter: Commitment) -> dict[str, Any]:
    """Give the words of a letter."""
    return letter.text or compose(session, letter)


def in_both(letter: Commitment) -> dict[str, str]:
    """Call a letter by its title, and by its kind in English."""
    return {"zh": letter.title, "en": LETTERS[letter.kind].en}


def digest_of(text: dict[str, Any]) -> bytes:
    """Condense the words of a letter: what is signed is exactly this."""
    return digest(canonical(text).encode())


def compose(session: Session, letter: Commitment) -> dict[str, Any]:
    """Write a letter anew: template, own clauses, and the risk points it answers for (R-259)."""
    kind = LETTERS[letter.kind]
    chart = load_chart(session, today())
    department = chart.department[letter.department_id].name
    tenant = own_tenant(session).name
    stands_for = tenant if kind.subject == "unit" else department
    opening, clauses, breach, addressee = _words(session, kind)
    names = {"post": letter.post_title, "department": stands_for, "matter": letter.matter}
    return {
        "kind": letter.kind,
        "title": letter.title,
        "year": letter.year,
        "unit": tenant,
        "department": stands_for,
        "post": letter.post_title,
        "person": letter.person_name,
        "addressee": addressee or f"{tenant}党组：",
        "opening": _filled(opening, names),
        "clauses": [_filled(one, names) for one in (*clauses, *letter.own_clauses)],
        "breach": breach,
        "duration": in_own_term(
            session, f"承诺期限：{letter.year}年度，自签署之日起至本年度廉政风险防控工作结束。"
        ),
        "copies": "本承诺书一式三份，承诺人、所在科室、办公（监察）室各执一份。",
        "matter": letter.matter,
        **_register(session, letter, kind, chart),
    }


def _words(session: Session, kind: LetterKind) -> tuple[str, Sequence[str], str, str]:
    own = newest_template(session, kind.code)
    if own is not None:
        return own.opening, own.clauses, own.breach, own.addressee
    clauses = tuple(in_own_term(session, one) for one in kind.clauses)
    return in_own_term(session, kind.opening), clauses, kind.breach, ""


def in_own_term(session: Session, words: str) -> str:
    """Say the product's words as this bureau calls the matter: 廉政 or 廉能 risks (D-31)."""
    return words.replace(USUAL_TERM, current_profile(session).term.zh)


def _filled(text: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _register(
    session: Session, letter: Commitment, kind: LetterKind, chart: Chart
) -> dict[str, Any]:
    """Gather what the letter answers for; annex 2 names numbers only, annex 3 the foremost."""
    mine = _mine(letter, kind, chart)
    points = session.scalars(
        select(RiskPoint)
        .where(RiskPoint.status == "in_force", mine)
        .order_by(func.coalesce(RiskPoint.rank, 4), RiskPoint.number)
    ).all()
    profile = current_profile(session)
    found: dict[str, Any] = {
        "risk_points": [
            {"number": one.number, "rank": one.rank, "grade": grade_word(profile, one)}
            for one in points
        ],
        "points_by_rank": [sum(one.rank == rank for one in points) for rank in (1, 2, 3)],
    }
    if kind.subject == "post":
        return found
    foremost = points[:FOREMOST]
    measures = _measures(session, [one.id for one in foremost])
    found["foremost"] = [
        {"number": one.number, "title": one.title, "measures": measures.get(one.id, [])}
        for one in foremost
    ]
    found["power_count"] = _powers(session, letter, kind, chart)
    if kind.subject == "unit":
        sections = [one for one in chart.departments if one.kind != "leadership"]
        found["section_count"], found["post_count"] = len(sections), len(chart.posts)
        found["members"] = _leaders(chart)
    return found


def _mine(letter: Commitment, kind: LetterKind, chart: Chart) -> ColumnElement[bool]:
    if kind.subject == "post":
        return or_(
            RiskPoint.post_id == letter.post_id, RiskPoint.answering_post_id == letter.post_id
        )
    if kind.subject == "unit" and chart.department[letter.department_id].kind == "leadership":
        return true()
    return RiskPoint.department_id.in_(sorted(chart.subtree(letter.department_id)))


def _powers(session: Session, letter: Commitment, kind: LetterKind, chart: Chart) -> int:
    counted = select(func.count()).select_from(Power).where(Power.status == "in_force")
    if kind.subject != "unit" or chart.department[letter.department_id].kind != "leadership":
        counted = counted.where(
            Power.department_id.in_(sorted(chart.subtree(letter.department_id)))
        )
    return session.scalar(counted) or 0


def _measures(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    rows = session.execute(
        select(Measure.risk_point_id, Measure.text)
        .where(Measure.risk_point_id.in_(list(ids)), Measure.status == "active")
        .order_by(Measure.position)
    )
    found: dict[UUID, list[str]] = {}
    for point, text in rows:
        found.setdefault(point, []).append(text)
    return found


def _leaders(chart: Chart) -> list[dict[str, str]]:
    day = today()
    return [
        {"post": post.title, "name": "、".join(one.name for one in chart.office(post, day).holders)}
        for post in (*chart.led_by("main_leader"), *chart.led_by("deputy_leader"))
    ]


def grade_word(profile: Profile, point: RiskPoint) -> str:
    """Name the grade of a point in the bureau's words."""
    if point.rank is None:
        return ""
    by_type = {one.code: one.label_set for one in profile.subject_types}
    sets = {one.code: one.ranks for one in profile.label_sets}
    labels = sets.get(by_type.get(point.subject_type, "")) or profile.label_sets[0].ranks
    return labels[point.rank - 1].zh
