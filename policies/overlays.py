"""A region or a bureau may tighten the policy by a file of its own. It can never loosen it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from policies.decisions import TEXT, Key, Table, compute_table
from policies.text import PolicyError, Text, read_text

REGION: Final = 0
_NOTHING: Final = Table(MappingProxyType({}), MappingProxyType({}))
_overlays: Mapping[int, Table] = MappingProxyType({})


def load_overlay(path: Path) -> Table:
    """Read a file of prohibitions; a line that allows, or changes who includes whom, is refused."""
    text = read_text(path)
    if text.includes or any(line.effect != "deny" for line in text.lines):
        raise PolicyError(f"{path.name}: an overlay holds `deny` lines only")
    table = compute_table(Text(text.lines, TEXT.includes))
    forbidding = {key: one for key, one in table.verdicts.items() if one.forbidden}
    return Table(MappingProxyType(forbidding), table.lines)


def tighten_by(path: Path | None) -> None:
    """Lay the region's own prohibitions over the policy when a process starts, if it has any."""
    tighten(load_overlay(path) if path else None)


def tighten(overlay: Table | None, *, tenant_id: int = REGION) -> None:
    """Lay a bureau's (or the whole region's) prohibitions over the policy, or take them off."""
    global _overlays  # noqa: PLW0603 (replaced whole, so threads see the old or the new)
    others = {key: table for key, table in _overlays.items() if key != tenant_id}
    _overlays = MappingProxyType(others if overlay is None else {**others, tenant_id: overlay})


def overlays_of(tenant_id: int) -> tuple[Table, ...]:
    """List the overlays that bind a bureau: the region's and its own."""
    if not _overlays:
        return ()
    found = (_overlays.get(REGION, _NOTHING), _overlays.get(tenant_id, _NOTHING))
    return tuple(table for table in found if table is not _NOTHING)


def forbidden_by(tables: tuple[Table, ...], key: Key) -> int:
    """Say in which scopes the overlays forbid what is asked."""
    scopes = 0
    for table in tables:
        verdict = table.verdicts.get(key)
        if verdict is not None:
            scopes |= verdict.forbidden
    return scopes
