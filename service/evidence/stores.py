"""Where files lie: below the home directory, or in a bucket that speaks S3 (design.md §10)."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from tenants.errors import DomainError
from tenants.settings import Settings

FOLDER = "attachments"


class StoreUnreachable(DomainError):
    """The files cannot be reached just now."""

    status: ClassVar[int] = 503


class FileMissing(DomainError):
    """The file is recorded but no longer lies where it was put."""


class Store(Protocol):
    """A place that keeps files under keys `<tenant>/<digest>`."""

    def put(self, key: str, content: bytes) -> None:
        """Keep a file; if it is there already it counts as newly put."""
        ...

    def fetch(self, key: str) -> bytes:
        """Give a file as it lies there."""
        ...

    def older_than(self, tenant_id: int, seconds: float) -> Iterator[str]:
        """List the keys of one bureau's files that were put so long ago."""
        ...

    def remove(self, key: str) -> None:
        """Let go of a file."""
        ...


@dataclass(frozen=True, slots=True)
class FolderStore:
    """Files below a directory, spread over folders by the start of their digest."""

    root: Path

    def put(self, key: str, content: bytes) -> None:
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, written = tempfile.mkstemp(dir=path.parent, prefix=".")
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(written).replace(path)
        except OSError as wrong:
            raise StoreUnreachable("The files cannot be reached just now.") from wrong

    def fetch(self, key: str) -> bytes:
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError as wrong:
            raise FileMissing("The file no longer lies where it was put.") from wrong
        except OSError as wrong:
            raise StoreUnreachable("The files cannot be reached just now.") from wrong

    def older_than(self, tenant_id: int, seconds: float) -> Iterator[str]:
        before = time.time() - seconds
        for path in sorted((self.root / str(tenant_id)).glob("*/*")):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    yield f"{tenant_id}/{path.name}"

    def remove(self, key: str) -> None:
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        tenant, _, name = key.partition("/")
        return self.root / tenant / name[:2] / name


def store_of(settings: Settings) -> Store:
    """Open the place this installation keeps its files in."""
    if settings.attachment_store == "files":
        return FolderStore(settings.home / FOLDER)
    from service.evidence.buckets import open_bucket

    return open_bucket(settings)


_chosen: Store | None = None


def choose_store(settings: Settings) -> None:
    """Keep files where the settings say, from now on in this process."""
    global _chosen  # noqa: PLW0603 - a setting of the process, chosen once at its start
    _chosen = store_of(settings)


def chosen_store() -> Store:
    """Give the place files are kept in."""
    if _chosen is None:
        raise StoreUnreachable("The files cannot be reached just now.")
    return _chosen
