"""Take up the measures that waited until their risk points were confirmed (R-217)."""

from uuid import UUID

from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.measures.queries.authors import is_confirmed
from service.measures.use_cases import add_measure
from service.registrations.queries.access import Dossier, access_dossier
from service.registrations.queries.shapes import read_back
from service.registrations.refusals import MeasuresWait
from service.registrations.use_cases.saving import document, write_down
from service.risks.models import RiskPoint
from tenants.context import Actor


def take_up_measures(
    session: Session, actor: Actor, power_id: UUID, *, if_version: int | None
) -> Dossier:
    """Enter the waiting measures of every point that is confirmed by now; each is reviewed next."""
    found = access_dossier(
        session, actor, power_id, Permission.MEASURE_DRAFT, if_version=if_version
    )
    kept = found.registration
    ready = [one for one in found.points if _waits(found, one) and is_confirmed(session, one)]
    if kept is None or not ready:
        raise MeasuresWait("No risk point with measures waiting is confirmed yet.")
    before = document(kept)
    for point in ready:
        for written in found.notes[str(point.id)]["measures"]:
            add_measure(session, actor, point.id, **read_back(written))
    done = {str(one.id) for one in ready}
    kept.points = [one | {"measures": []} if one["id"] in done else one for one in kept.points]
    write_down(session, actor, "power_registration.measures_taken_up", found, before)
    return found


def _waits(found: Dossier, point: RiskPoint) -> bool:
    return bool(found.notes.get(str(point.id), {}).get("measures"))
