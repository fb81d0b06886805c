"""How risks were found: by whom, and along which way (R-106, R-107)."""

from collections import Counter
from typing import Any
from uuid import UUID

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from service.searches.models import Contribution
from service.statistics import definitions
from service.statistics.arithmetic import shown_rate
from service.statistics.queries.common import (
    EVERYWHERE,
    POINT,
    admit,
    chart,
    drill,
    in_force,
    place,
    section_rows,
    sections,
)
from tenants.context import Actor
from tenants.vocabulary import CONTRIBUTIONS


def methods(session: Session, actor: Actor) -> dict[str, Any]:
    """Count the points of each section by how they were found."""
    admit(actor)
    counts: Counter[tuple[UUID | None, str, str]] = Counter()
    for department_id, method, origin, n in session.execute(
        select(POINT.department_id, POINT.method, POINT.origin, func.count())
        .where(in_force(actor))
        .group_by(POINT.department_id, POINT.method, POINT.origin)
    ):
        counts[department_id, method, origin] = n
    helped = _helped(session, actor)
    known = section_rows(sections(session, actor), dict.fromkeys(key[0] for key in counts))
    return chart(
        actor,
        definitions.METHODS,
        of="risk-points",
        total=counts.total(),
        drill=drill(**EVERYWHERE),
        rows=[_found(row, counts, helped) for row in known],
    )


def _helped(session: Session, actor: Actor) -> Counter[tuple[UUID | None, str]]:
    """Count the points to which somebody contributed, by who it was: one may count for several."""
    found = session.execute(
        select(POINT.department_id, Contribution.method, func.count(distinct(POINT.id)))
        .join(Contribution, Contribution.risk_point_id == POINT.id)
        .where(in_force(actor))
        .group_by(POINT.department_id, Contribution.method)
    )
    return Counter({(department_id, method): n for department_id, method, n in found})


def _found(
    row: dict[str, Any],
    counts: Counter[tuple[UUID | None, str, str]],
    helped: Counter[tuple[UUID | None, str]],
) -> dict[str, Any]:
    own = {key[1:]: n for key, n in counts.items() if key[0] == row["id"]}
    total = sum(own.values())
    cells = [
        {
            "method": method,
            "origin": origin,
            "n": n,
            "share": shown_rate(n, total),
            "drill": drill(**EVERYWHERE, **place(row["id"]), method=method, origin=origin),
        }
        for (method, origin), n in sorted(own.items())
    ]
    return {
        "department_id": row["id"],
        "department": row["name"],
        "n": total,
        "drill": drill(**EVERYWHERE, **place(row["id"])),
        "cells": cells,
        "contributions": {word: helped[row["id"], word] for word in CONTRIBUTIONS},
    }
