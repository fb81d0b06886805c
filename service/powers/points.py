"""Risk points as the catalogue knows them: the ledger lies above, only its table is named."""

from typing import Final

from sqlalchemy import Column, Integer, MetaData, Table, Text, Uuid

POINTS: Final = Table(
    "risk_points",
    MetaData(),
    Column("tenant_id", Integer),
    Column("id", Uuid),
    Column("status", Text),
    Column("flow_step_id", Uuid),
    Column("power_id", Uuid),
    Column("department_id", Uuid),
    Column("post_id", Uuid),
    Column("answering_post_id", Uuid),
    Column("floor_rank", Integer),
)
