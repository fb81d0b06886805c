"""How far a flowchart is on its way, in the words of all registers."""

from typing import Final

from service.procedures.standing import Standing

STANDING: Final = Standing(
    table="flowcharts",
    own="""CASE {p}.status WHEN 'approved' THEN 'in_force' WHEN 'revising' THEN 'adjusting'
    WHEN 'abolished' THEN 'repealed' ELSE {p}.status END""",
    holds="effective",
)
