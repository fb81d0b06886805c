"""How far a measure is on its way, in the words of all registers."""

from typing import Final

from service.procedures.standing import Standing

_POINT: Final = """(SELECT r.status FROM risk_points r
      WHERE r.tenant_id = {p}.tenant_id AND r.id = {p}.risk_point_id)"""
# One no chain reviewed stands as its risk point does; with the point it goes out of use.
STANDING: Final = Standing(
    table="measures",
    own=f"""CASE WHEN {{p}}.status = 'retired' OR {_POINT} = 'retired' THEN 'repealed'
    WHEN {{p}}.needs_review OR {{p}}.reviewed_on IS NULL AND {_POINT} = 'draft' THEN 'draft'
    ELSE 'in_force' END""",
    approved="'in_force'",
)
