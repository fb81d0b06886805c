"""One engine, one shape of session, one place that commits; the wall is bound here."""

import secrets
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar, TypeVar, dataclass_transform
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Engine,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Text,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    Session,
    declared_attr,
    mapped_column,
    sessionmaker,
)
from sqlalchemy.pool import NullPool

from tenants import clock
from tenants.calendar import load_days
from tenants.errors import DomainError, Stale
from tenants.settings import Settings

BOUND_TENANT = text("nullif(current_setting('app.tenant_id', true), '')::integer")
BIND_TENANT = text("SELECT set_config('app.tenant_id', :tenant, true)")
OLDEST_SERVER = 150000
Owned = TypeVar("Owned", bound="TenantOwned")

make_session: sessionmaker[Session] = sessionmaker(expire_on_commit=False)


class WallBreached(DomainError):
    """The database role of this process could see over the walls between bureaus."""

    status = 500


def utc_now() -> datetime:
    """Give the time it is for the product: that of the machine, or of a simulated year."""
    return clock.now()


def new_id() -> UUID:
    """Make a UUIDv7: unique, and in order of creation to the millisecond."""
    milliseconds = time.time_ns() // 1_000_000
    noise = secrets.randbits(74)
    return UUID(
        int=(milliseconds & 0xFFFFFFFFFFFF) << 80
        | 0x7 << 76
        | (noise >> 62) << 64
        | 0b10 << 62
        | (noise & 0x3FFFFFFFFFFFFFFF)
    )


@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column,))
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: DateTime(timezone=True),
        str: Text,
        int: Integer,
        dict[str, Any]: JSONB(none_as_null=True),
        list[str]: JSONB(none_as_null=True),
        list[dict[str, Any]]: JSONB(none_as_null=True),
    }


@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column,))
class TenantRow(MappedAsDataclass, kw_only=True, eq=False, repr=False):
    """A row that belongs to one bureau; PostgreSQL stamps and guards the owner."""

    tenant_id: Mapped[int] = mapped_column(
        primary_key=True, server_default=BOUND_TENANT, init=False, sort_order=-20
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id, sort_order=-10)


class TenantOwned(TenantRow, kw_only=True, eq=False, repr=False):
    """A row people change: it counts its versions, so that nobody overwrites another unseen."""

    version: Mapped[int] = mapped_column(init=False, sort_order=-5)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


def tenant_reference(column: str, table: str) -> ForeignKeyConstraint:
    """Point at a row of the same bureau; no other can be pointed at."""
    return ForeignKeyConstraint(["tenant_id", column], [f"{table}.tenant_id", f"{table}.id"])


def one_of(column: str, values: Sequence[str]) -> CheckConstraint:
    """Hold a column to its vocabulary."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


@event.listens_for(Session, "after_begin")
def bind_tenant(session: Session, _transaction: Any, connection: Any) -> None:
    """Tell row level security which bureau this transaction serves; without one it sees nothing."""
    tenant_id = session.info.get("tenant_id")
    if tenant_id is not None:
        connection.execute(BIND_TENANT, {"tenant": str(tenant_id)})


@contextmanager
def unit_of_work(tenant_id: int, *, read_only: bool = False) -> Generator[Session]:
    """Run one request or one job as one transaction of one bureau."""
    with make_session(info={"tenant_id": tenant_id}) as session, session.begin():
        if read_only:
            session.execute(text("SET TRANSACTION READ ONLY"))
        yield session


@contextmanager
def directory() -> Generator[Session]:
    """Read the platform's public directory: jurisdictions and tenants, nothing of any bureau."""
    with make_session() as session, session.begin():
        yield session


def owned(session: Session, model: type[Owned], record_id: UUID) -> Owned | None:
    """Fetch one row of the bound bureau by its id."""
    return session.get(model, (session.info["tenant_id"], record_id))


def refuse_stale(record: TenantOwned, if_version: int | None) -> None:
    """Refuse a change that was prepared on an older version of this very record."""
    if if_version is not None and record.version != if_version:
        stale = Stale("The record changed since you read it.", version=record.version)
        stale.record = (inspect(type(record)).local_table.name, record.id)
        raise stale


def open_engine(url: str, settings: Settings, *, pooled: bool = True) -> Engine:
    """Make an engine; behind a transaction pooler nothing may be prepared on the server."""
    arguments: dict[str, Any] = {"application_name": "lianfang"}
    if settings.transaction_pooler:
        arguments["prepare_threshold"] = None
    if not pooled:
        return create_engine(url, poolclass=NullPool, connect_args=arguments)
    return create_engine(
        url,
        pool_size=settings.web_threads,
        max_overflow=2,
        pool_timeout=10,
        connect_args=arguments,
    )


def connect(settings: Settings, *, pooled: bool = True) -> Engine:
    """Open the service's engine, refuse a role that could bypass a wall, and bind the sessions."""
    engine = open_engine(settings.database_url, settings, pooled=pooled)
    refuse_strong_role(engine)
    if settings.holidays:
        load_days(settings.holidays)
    make_session.configure(bind=engine)
    return engine


def refuse_strong_role(engine: Engine) -> None:
    """Stop unless the role is an ordinary one that owns nothing (security.md §5.2)."""
    with engine.connect() as connection:
        row = connection.execute(text(ROLE_STRENGTH)).one()
    faults = [name for name in row._fields if name != "server" and getattr(row, name)]
    if row.server < OLDEST_SERVER:
        faults.append("server_older_than_15")
    if faults:
        raise WallBreached(
            f"Refusing to start: the database role is too strong or unsafe: {faults}"
        )


ROLE_STRENGTH = """
SELECT r.rolsuper AS superuser, r.rolbypassrls AS bypasses_rls, r.rolcreaterole AS creates_roles,
  r.rolcreatedb AS creates_databases,
  EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns_tables,
  EXISTS (SELECT FROM pg_roles s WHERE (s.rolsuper OR s.rolbypassrls)
    AND s.oid <> r.oid AND pg_has_role(r.oid, s.oid, 'MEMBER')) AS may_become_strong,
  current_setting('synchronous_commit') = 'off' AS commits_unsafely,
  current_setting('server_version_num')::integer AS server
FROM pg_roles r WHERE r.rolname = current_user
"""
