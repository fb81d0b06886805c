"""Conditions by which a chart leads down to the very points it counted."""

from collections.abc import Mapping
from typing import Any, Final

from tenants.pages import Narrowing

# What was scored last on both scales of the grading matrix.
SCORES: Final = """(SELECT g.scores FROM gradings g
  WHERE g.tenant_id = p.tenant_id AND g.risk_point_id = p.id
    AND jsonb_exists_all(g.scores, ARRAY['likelihood', 'harm'])
  ORDER BY g.at DESC, g.id DESC LIMIT 1)"""
COVERED: Final = """EXISTS (SELECT FROM measures m
  WHERE m.tenant_id = p.tenant_id AND m.risk_point_id = p.id AND m.status = 'active')"""
CARRIED_OUT: Final = """EXISTS (SELECT FROM measures m
  JOIN doings o ON o.tenant_id = m.tenant_id AND o.measure_id = m.id
  WHERE m.tenant_id = p.tenant_id AND m.risk_point_id = p.id AND m.status = 'active'
    AND o.done_on >= %(carried_out_since)s)"""
# The rank it had when the day began: what the first decision since then replaced, else its own.
RANK_THEN: Final = """coalesce((SELECT coalesce(g.before_rank, 4::smallint) FROM gradings g
  WHERE g.tenant_id = p.tenant_id AND g.risk_point_id = p.id AND g.decided_rank IS NOT NULL
    AND g.at >= (%(regraded_since)s)::date::timestamp AT TIME ZONE 'Asia/Shanghai'
  ORDER BY g.at, g.id LIMIT 1), p.rank, 4::smallint)"""
MOVED: Final = {"raised": "<", "lowered": ">"}
NOTICED: Final = """EXISTS (SELECT FROM notice_items i
  JOIN notices n ON n.tenant_id = i.tenant_id AND n.id = i.notice_id
  WHERE i.tenant_id = p.tenant_id AND i.object_id = p.id AND i.state = 'shown'
    AND n.state IN ('published', 'ended', 'concluded'))"""
FILED: Final = """EXISTS (SELECT FROM filing_items i
  JOIN filings f ON f.tenant_id = i.tenant_id AND f.id = i.filing_id
  WHERE i.tenant_id = p.tenant_id AND i.item_id = p.id AND f.state IN ('reviewed', 'filed'))"""
YES_OR_NO: Final = {
    "noticed": NOTICED,
    "filed": FILED,
    "covered": COVERED,
    "scored": f"{SCORES} IS NOT NULL",
    "placed": "p.department_id IS NOT NULL",
}
SCALES: Final = ("likelihood", "harm")
SINCE: Final = {
    "in_force_since": "p.in_force_on >= %(in_force_since)s",
    "in_force_before": "p.in_force_on < %(in_force_before)s",
    "retired_since": "p.retired_on >= %(retired_since)s",
    "carried_out_since": CARRIED_OUT,
}


def narrow_to_drilled(narrowing: Narrowing, asked: Mapping[str, Any]) -> None:
    """Keep the points a cell of a chart stands for."""
    for name, condition in YES_OR_NO.items():
        if asked.get(name) is not None:
            narrowing.add(condition if asked[name] else f"NOT ({condition})")
    for name in SCALES:
        if asked.get(name) is not None:
            narrowing.add(f"{SCORES} ->> '{name}' = %({name})s", **{name: str(asked[name])})
    for name, condition in SINCE.items():
        if asked.get(name) is not None:
            narrowing.add(condition, **{name: asked[name]})
    if asked.get("regraded") and asked.get("regraded_since"):
        sign = MOVED[asked["regraded"]]
        narrowing.add(
            f"coalesce(p.rank, 4::smallint) {sign} {RANK_THEN}",
            regraded_since=asked["regraded_since"],
        )
