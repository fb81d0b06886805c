"""Registers filled straight into the tables, as many as a test of figures needs."""

from collections.abc import Mapping

from service.measures.models import Measure
from service.powers.models import Power
from service.risks.models import RiskPoint
from tenants.database import new_id, unit_of_work
from tenants.journal import record
from tests.journal.chains import clerk


def fill(
    tenant_id: int,
    *,
    ranks: Mapping[int | None, int] | None = None,
    powers: Mapping[tuple[str, str], int] | None = None,
    status: str = "in_force",
    measured: float = 1.0,
    repeated: int = 0,
    tag: str = "",
) -> None:
    """Write points by rank and powers by (direction, category), and one journal entry of it."""
    points = [
        RiskPoint(
            number=f"{tag}FX-{rank}-{number}",
            title=f"第{number}项",
            subject_type="unit",
            category="business_process",
            rank=rank,
            worst_rank=rank,
            status=status,
            text_key=f"{tag}{rank}-{max(number - repeated, 0)}",
        )
        for rank, count in (ranks or {}).items()
        for number in range(count)
    ]
    measures = [
        Measure(id=new_id(), risk_point_id=point.id, position=1, text="双人复核")
        for point in points[: round(len(points) * measured)]
    ]
    catalogue = [
        Power(
            number=f"{tag}ZQ-{direction}-{category}-{number}",
            name=f"第{number}项职权",
            direction=direction,
            category=category,
            status="in_force" if status == "in_force" else "draft",
        )
        for (direction, category), count in (powers or {}).items()
        for number in range(count)
    ]
    with unit_of_work(tenant_id) as session:
        session.add_all([*points, *catalogue])
        session.flush()
        session.add_all(measures)
        record(session, clerk(tenant_id), "register.filled", "register", None, points=len(points))


def split(total: int, parts: int) -> list[int]:
    """Split a number into uneven parts that add up to it."""
    shares = [total * (place + 1) // (parts * (parts + 1) // 2) for place in range(parts)]
    shares[-1] += total - sum(shares)
    return shares
