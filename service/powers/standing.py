"""How far a power is on its way, in the words of all registers."""

from typing import Final

from service.procedures.standing import Standing

# A power goes its own way, and then that of the catalogue in which it is decided on and shown.
STANDING: Final = Standing(
    table="powers",
    own="""CASE WHEN {p}.status = 'abolished' THEN 'repealed'
    WHEN {p}.status = 'in_force' AND {p}.pending IS NOT NULL THEN 'adjusting'
    ELSE {p}.status END""",
    carriers="""SELECT tenant_id, power_id AS record_id, catalogue_id AS item_id
      FROM catalogue_items WHERE state <> 'returned'""",
    holds="effective",
)
