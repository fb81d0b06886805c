"""Every table of the product, as Alembic wants it."""

from service.tables import every_table

METADATA = every_table()
