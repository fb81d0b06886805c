"""Risk points as the catalogue knows them: the ledger lies above, only its table is named."""

from typing import Final

from sqlalchemy import Column, Integer, MetaData, Table, Uuid

POINTS: Final = Table(
    "risk_points",
    MetaData(),
    Column("id", Uuid),
    Column("power_id", Uuid),
    Column("department_id", Uuid),
    Column("post_id", Uuid),
    Column("answering_post_id", Uuid),
    Column("floor_rank", Integer),
)
