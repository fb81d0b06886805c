"""Try a registration out: what is wrong, what is lacking, who gets it. Nothing stays of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import insist_at
from service.procedures.use_cases.tracing import rehearsal
from service.registrations.queries.access import Dossier, access_dossier
from service.registrations.queries.gaps import gaps_of_dossier
from service.registrations.queries.posts import at_home
from service.registrations.queries.ways import way_of
from service.registrations.rules import Problem, flattened, step_states
from service.registrations.use_cases.risks import Written
from service.registrations.use_cases.saving import write
from service.registrations.use_cases.sending import send_registration
from tenants.context import Actor
from tenants.errors import DomainError, Forbidden, Invalid, NotFound, Stale

NEEDED = {"name": "text-missing", "category": "category-unknown"}


@dataclass
class Check:
    """What came of trying it out."""

    steps: dict[str, str]
    problems: list[Problem]
    written: bool = False
    way: list[dict[str, Any]] = field(default_factory=list)
    ranks: list[int | None] = field(default_factory=list)


def check_registration(
    session: Session,
    actor: Actor,
    *,
    power: Mapping[str, Any] | None = None,
    power_id: UUID | None = None,
    flowchart: Mapping[str, Any] | None = None,
    risk_points: Sequence[Mapping[str, Any]] = (),
    **form: Any,
) -> Check:
    """Write the form as it would be written, look at it, and take all of it back."""
    home = at_home(session, actor, power or {})["department_id"]
    insist_at(session, actor, Permission.POWER_DRAFT, home)
    filled = _filled(power, flowchart, risk_points)
    lacking = _lacking(power or {})
    form |= {"power": power or {}, "flowchart": flowchart, "risk_points": risk_points}
    if lacking:
        return Check(step_states(filled, lacking), lacking)
    problems: list[Problem] = []
    rest: dict[str, Any] | None = form
    check = Check({}, [])
    while rest is not None:
        check = _try(session, actor, power_id, rest)
        problems += check.problems
        rest = None if check.written else _without(rest, check.problems)
    found = _once(problems)
    return Check(step_states(filled, found), found, way=check.way, ranks=check.ranks)


def _try(session: Session, actor: Actor, power_id: UUID | None, form: Mapping[str, Any]) -> Check:
    """Write in a transaction within the transaction, which never lands."""
    attempt = session.begin_nested()
    try:
        before = None
        if power_id is not None:
            before = access_dossier(session, actor, power_id, Permission.POWER_DRAFT)
        found, done = write(session, actor, before, **form)
        gaps = list(gaps_of_dossier(session, found, done.measures))
        ranks = [one.proposed_rank for one in found.points]
        way = [] if any(one.blocking for one in gaps) else _sent(session, actor, found, done)
        return Check({}, gaps, True, way, ranks)
    except (Forbidden, NotFound, Stale):
        raise
    except Invalid as refusal:
        return Check({}, list(flattened(refusal.facts.get("errors") or {})))
    except DomainError as refusal:
        pointer = str(refusal.facts.get("pointer", ""))
        return Check({}, [Problem(pointer, refusal.code(), wrong=True, facts=refusal.facts)])
    finally:
        attempt.rollback()
        session.expire_all()


def _sent(session: Session, actor: Actor, found: Dossier, done: Written) -> list[dict[str, Any]]:
    """Send it within the rehearsal: what is foretold is what happens."""
    with rehearsal():
        send_registration(session, actor, found, done.measures)
    session.flush()
    return way_of(session, actor, found)


def _without(form: dict[str, Any], problems: Sequence[Problem]) -> dict[str, Any] | None:
    """Leave out the part that is wrong, so that what stands after it is looked at too."""
    wrong = {one.pointer.split("/")[1] for one in problems if one.wrong and "/" in one.pointer}
    if "flowchart" in wrong and form["flowchart"] is not None:
        rows = [_unplaced(one) for one in form["risk_points"]]
        return {**form, "flowchart": None, "risk_points": rows}
    if "risk_points" in wrong and form["risk_points"]:
        return {**form, "risk_points": ()}
    return None


def _unplaced(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "flow_node_key"}


def _once(problems: Sequence[Problem]) -> list[Problem]:
    seen: dict[tuple[str, str], Problem] = {}
    for one in problems:
        seen.setdefault((one.pointer, one.code), one)
    return list(seen.values())


def _lacking(power: Mapping[str, Any]) -> list[Problem]:
    """Without these there is no power to speak of."""
    return [
        Problem(f"/power/{name}", code)
        for name, code in NEEDED.items()
        if not str(power.get(name) or "").strip()
    ]


def _filled(
    power: Mapping[str, Any] | None,
    flowchart: Mapping[str, Any] | None,
    risk_points: Sequence[Mapping[str, Any]],
) -> set[str]:
    parts = {
        "power": bool(power and any(power.values())),
        "flowchart": bool(flowchart and (flowchart.get("steps") or flowchart.get("template"))),
        "risk_points": bool(risk_points),
        "measures": any(one.get("measures") for one in risk_points),
    }
    return {name for name, begun in parts.items() if begun}
