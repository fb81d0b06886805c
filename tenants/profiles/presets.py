"""Read presets, freeze them into a cycle, and read them back."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from marshmallow import ValidationError

from tenants.errors import DomainError
from tenants.profiles.checks import contradictions
from tenants.profiles.schemas import FOLDER, ProfileSchema, problems_of
from tenants.profiles.shape import Profile

_FILE = re.compile(r"^(?P<code>[a-z0-9_]+)\.v(?P<version>\d+)\.yaml$")


class UnknownProfile(DomainError):
    """There is no preset of that name and version."""

    status = 422


class ProfileInvalid(ValueError):
    """A preset contradicts the form or itself; the message names the file and every key."""


def profile_codes() -> tuple[str, ...]:
    """Name the presets a bureau may be founded with."""
    return tuple(sorted({code for code, _ in _files()}))


@cache
def load_profile(code: str, version: int | None = None) -> Profile:
    """Read one preset; without a version, its newest."""
    files = _files()
    newest = max((number for name, number in files if name == code), default=None)
    wanted = version if version is not None else newest
    path = files.get((code, wanted)) if wanted is not None else None
    if path is None:
        raise UnknownProfile(
            "There is no such profile.", profile=code, version=version, known=list(profile_codes())
        )
    profile = read_profile(path.read_text(encoding="utf-8"), source=path.name)
    if (profile.code, profile.version) != (code, wanted):
        raise ProfileInvalid(f"{path.name}: code and version must be those of the file name")
    return profile


def read_profile(text: str, *, source: str) -> Profile:
    """Read a preset from its text; whatever is wrong is told with file and key."""
    try:
        written = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ProfileInvalid(f"{source}: not readable as YAML: {error}") from error
    return _checked(written, source)


def freeze(profile: Profile) -> dict[str, Any]:
    """Write a profile out in full, as a cycle keeps it whatever later presets say."""
    frozen: dict[str, Any] = ProfileSchema().dump(profile)
    return frozen


def thaw(frozen: Mapping[str, Any]) -> Profile:
    """Read back the profile a cycle was opened with."""
    return _checked(dict(frozen), "frozen profile")


def _checked(written: Any, source: str) -> Profile:
    try:
        profile: Profile = ProfileSchema().load(written)
    except ValidationError as error:
        lines = "; ".join(problems_of(error.messages))
        raise ProfileInvalid(f"{source}: {lines}") from error
    lines = "; ".join(contradictions(profile))
    if lines:
        raise ProfileInvalid(f"{source}: {lines}")
    return profile


def _files() -> dict[tuple[str, int], Path]:
    found = ((_FILE.match(path.name), path) for path in sorted(FOLDER.glob("*.yaml")))
    return {(name["code"], int(name["version"])): path for name, path in found if name}
