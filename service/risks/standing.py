"""How far a risk point is on its way, in the words of all registers."""

from typing import Final

from service.procedures.standing import Standing

# A confirmed draft waits for its section's assessment, a graded one for its measures and the entry.
STANDING: Final = Standing(
    table="risk_points",
    own="CASE {p}.status WHEN 'retired' THEN 'repealed' ELSE {p}.status END",
    approved="CASE WHEN {p}.rank IS NULL THEN 'awaiting_section' ELSE 'awaiting_filing' END",
)
