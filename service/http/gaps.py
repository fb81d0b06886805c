"""What is not in place yet, said in the reader's language beside its code."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, utils

from service.http.messages import gap_text

NAMES = ("missing", "gaps")


class GapMessage(fields.String):
    """The sentence of a gap; it is not kept, it follows from the code and the facts."""

    _CHECK_ATTRIBUTE = False

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:  # noqa: ARG002
        facts = obj if isinstance(obj, Mapping) else getattr(obj, "facts", {})
        return gap_text(str(utils.get_value(obj, "code")), facts)


class Gap(fields.Dict):
    """A gap of whatever shape, with its sentence."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> Any:  # noqa: ARG002
        return said(value)


def said(gap: Any) -> Any:
    """Put the sentence beside the code of a gap."""
    if not isinstance(gap, Mapping) or "code" not in gap or "message" in gap:
        return gap
    return {**gap, "message": gap_text(str(gap["code"]), gap)}


def all_said(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Say every gap a refusal names."""
    return {
        name: [said(one) for one in value]
        if name in NAMES and isinstance(value, (list, tuple))
        else value
        for name, value in facts.items()
    }
