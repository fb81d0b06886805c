"""Where in the form something is wrong, whichever area of the register says so."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from tenants.errors import DomainError, Invalid


@contextmanager
def within(*path: str | int) -> Generator[None]:
    """Put what an area says of its own fields at their place in the form."""
    try:
        yield
    except Invalid as refusal:
        errors: Any = refusal.facts.get("errors") or {}
        for one in reversed(path):
            errors = {str(one): errors}
        raise Invalid(refusal.detail, errors=errors) from refusal
    except DomainError as refusal:
        refusal.facts.setdefault("pointer", "/" + "/".join(map(str, path)))
        raise
