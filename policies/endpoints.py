"""The authorization table: which permission each endpoint of the service asks for."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from policies.permissions import Permission
from policies.text import FOLDER, PERMISSIONS, PolicyError

COLUMNS: Final = ("operation_id", "method", "path", "permission")
METHODS: Final = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
PUBLIC: Final = "public"
SIGNED_IN: Final = "signed_in"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One operation of the interface and what it asks of the caller."""

    operation_id: str
    method: str
    path: str
    permission: str

    @property
    def is_public(self) -> bool:
        """Say whether nobody needs to sign in for it."""
        return self.permission == PUBLIC

    @property
    def asks(self) -> Permission | None:
        """Give the permission it asks for, if more than signing in."""
        return Permission(self.permission) if self.permission in PERMISSIONS else None


def read_endpoints(path: Path) -> MappingProxyType[str, Endpoint]:
    """Read an authorization table; a repeated, incomplete or unknown row is an error."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise PolicyError(f"{path.name}: the columns are {', '.join(COLUMNS)}")
    found: dict[str, Endpoint] = {}
    routes: set[tuple[str, str]] = set()
    for row in rows:
        endpoint = _endpoint(row, path.name)
        route = (endpoint.method, endpoint.path)
        if endpoint.operation_id in found or route in routes:
            raise PolicyError(f"{path.name}: {endpoint.operation_id} stands there twice")
        found[endpoint.operation_id] = endpoint
        routes.add(route)
    return MappingProxyType(found)


@cache
def endpoints() -> MappingProxyType[str, Endpoint]:
    """Give the authorization table shipped with the release."""
    return read_endpoints(FOLDER / "endpoints.csv")


def _endpoint(row: dict[str | None, str | None], source: str) -> Endpoint:
    words = [(row.get(column) or "").strip() for column in COLUMNS]
    endpoint = Endpoint(*words)
    if None in row or not all(words) or endpoint.method not in METHODS:
        raise PolicyError(f"{source}: incomplete row {words!r}")
    if endpoint.permission not in PERMISSIONS | {PUBLIC, SIGNED_IN}:
        raise PolicyError(f"{source}: {words[0]} asks for unknown {endpoint.permission!r}")
    return endpoint
