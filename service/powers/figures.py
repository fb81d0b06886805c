"""What hangs on each power of a list: its risks, their measures, its chart, its audience."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from sqlalchemy import func

from policies.guard import condition
from policies.overlays import overlays_of
from policies.permissions import Permission
from service.powers.conditions import written_out
from service.powers.points import POINTS
from tenants.context import Actor
from tenants.pages import Params
from tenants.vocabulary import NOTICE_SCOPES

_POINTS: Final = POINTS.alias("k")
_RANK: Final = "count(*) FILTER (WHERE coalesce(k.rank, k.proposed_rank) = {rank})"
_RISKS: Final = f"""
(SELECT json_build_object(
    'total', count(*), 'high', {_RANK.format(rank=1)}, 'medium', {_RANK.format(rank=2)},
    'low', {_RANK.format(rank=3)},
    'measured', count(*) FILTER (WHERE EXISTS (SELECT FROM measures m
      WHERE m.tenant_id = k.tenant_id AND m.risk_point_id = k.id AND m.status = 'active')))
  FROM risk_points k WHERE k.tenant_id = p.tenant_id AND k.power_id = p.id
    AND k.status <> 'retired' AND ({{seen}})) AS risks"""  # noqa: S608
_CHART: Final = """
(SELECT CASE WHEN bool_or(s.approved) THEN 'approved' WHEN count(*) > 0 THEN 'drawn'
    ELSE 'uncovered' END
  FROM flowchart_powers s JOIN flowcharts c ON c.tenant_id = s.tenant_id AND c.id = s.flowchart_id
  WHERE s.tenant_id = p.tenant_id AND s.power_id = p.id
    AND c.status <> 'abolished') AS flowchart"""
_SCOPES: Final = ", ".join(f"'{scope}'" for scope in NOTICE_SCOPES)
_SHOWN: Final = f"""
(SELECT (ARRAY[{_SCOPES}])[max(array_position(ARRAY[{_SCOPES}], n.scope::text))]
  FROM notices n JOIN notice_items i ON i.tenant_id = n.tenant_id AND i.notice_id = n.id
  WHERE n.tenant_id = p.tenant_id AND n.state IN ('published', 'ended', 'concluded')
    AND i.state = 'shown' AND (i.object_id = p.id OR i.object_id IN (
      SELECT l.catalogue_id FROM catalogue_items l
      WHERE l.tenant_id = p.tenant_id AND l.power_id = p.id AND l.state <> 'returned')))
  AS disclosed"""  # noqa: S608


def figures(actor: Actor) -> tuple[str, Params]:
    """Write the columns of a list of powers that count what hangs on each, as this person sees it.

    Of risk points only those count that their reader may read; the audience is the widest one
    the power was shown to, by itself or within a catalogue.
    """
    alike = replace(actor, name="", request_id="", origin="")
    seen, params = _seen(alike, tuple(id(one) for one in overlays_of(actor.tenant_id)))
    return ", ".join((_RISKS.format(seen=seen or "true"), _CHART, _SHOWN)), params


@lru_cache(maxsize=2048)
def _seen(actor: Actor, _overlays: tuple[int, ...]) -> tuple[str, Params]:
    points = _POINTS.c
    found = condition(
        actor,
        Permission.RISK_POINT_READ,
        department=points.department_id,
        post=func.coalesce(points.post_id, points.answering_post_id),
        rank=points.floor_rank,
    )
    return written_out(found, "counted")
