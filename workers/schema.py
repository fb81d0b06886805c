"""The schema of a database: which revision it has, which it should have, and the way there."""

from importlib.util import find_spec
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine, inspect, text


def schema_config(owner_url: str) -> Config:
    """Point Alembic at the shipped migrations and at one database."""
    found = find_spec("migrations")
    if found is None or found.origin is None:
        raise FileNotFoundError("the package migrations is not installed")
    config = Config()
    config.set_main_option("script_location", str(Path(found.origin).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = owner_url
    return config


def upgrade(owner_url: str, revision: str = "head") -> None:
    """Migrate one database as the owner of everything in it."""
    command.upgrade(schema_config(owner_url), revision)


def newest_revision() -> str | None:
    """Name the revision this release expects."""
    return ScriptDirectory.from_config(schema_config("")).get_current_head()


def current_revision(url: str) -> str | None:
    """Name the revision a database is at; an empty one has none."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found
