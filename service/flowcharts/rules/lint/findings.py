"""One fault of a flowchart: what, how grave, at which step, and which defect it is a sign of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

BLOCK, WARN = "block", "warn"
# A fault that is itself a risk: the section takes it up or says why it is none.
CANDIDATES: Final = frozenset({"unsupervised"})
# Which entry of the checklist of R-075 each fault speaks for.
DEFECT_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unreachable": "loose_linkage",
        "dead-end": "loose_linkage",
        "start-missing": "loose_linkage",
        "end-missing": "loose_linkage",
        "cycle-without-gateway": "unscientific_setup",
        "gateway-without-conditions": "low_standardisation",
        "branch-without-conditions": "low_standardisation",
        "post-missing": "unclear_duty",
        "duty-requirement-missing": "unclear_duty",
        "reviews-own-work": "weak_oversight",
        "one-post-path": "weak_oversight",
        "all-on-one-post": "weak_oversight",
        "concentration": "weak_oversight",
        "acceptance-is-issuing": "weak_oversight",
        "key-step-unreviewed": "weak_oversight",
        "supervises-itself": "weak_oversight",
        "unsupervised": "weak_oversight",
        "no-restraint": "weak_oversight",
        "statutory-reordered": "unscientific_setup",
        "basis-missing": "thin_justification",
        "rule-missing": "low_standardisation",
        "step-limit-missing": "low_efficiency",
        "limit-exceeded": "low_efficiency",
        "complaint-route-missing": "closed_process",
        "supervision-channels-missing": "closed_process",
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault; without a step it is the whole chart's."""

    code: str
    severity: str
    step: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def defect(self) -> str | None:
        """Name the defect of the checklist this is a sign of."""
        return DEFECT_OF.get(self.code)
