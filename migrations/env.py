"""Run the migrations as the owner of the schema."""

from alembic import context
from sqlalchemy import NullPool, create_engine, text

from migrations.registers import METADATA

with create_engine(context.config.attributes["url"], poolclass=NullPool).connect() as connection:
    connection.execute(text("SELECT pg_advisory_lock(727001)"))
    connection.commit()
    context.configure(connection=connection, target_metadata=METADATA, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()
