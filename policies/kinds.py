"""The kinds of matters (事项类型) an office can be delegated for; a stand-in acts on no other."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from policies.permissions import Permission
from tenants.vocabulary import DELEGATED_KINDS

# What may be done whatever was delegated: to look, and to take steps of cases, where the seat of
# the step knows of which kind its case is.
ALWAYS: Final = frozenset({"read", "explain"})
SEATED: Final = "case"

_OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "catalogue": "power",
        "flowchart": "power",
        "regulation": "power",
        "regulation_gap": "power",
        "limit": "power",
        "sheet": "risk_point",
        "campaign": "risk_point",
        "source": "risk_point",
        "confirmation": "risk_point",
        "lowering": "grading",
        "appraiser": "grading",
        "measure_task": "measure",
        "notice_comment": "notice",
        "matter": "meeting",
        "received_filing": "filing",
        "cycle": "cycle_plan",
        "cycle_stage": "cycle_plan",
        "stage_task": "cycle_plan",
        "plan": "cycle_plan",
    }
)
KIND_OF: Final[Mapping[str, str]] = MappingProxyType(
    {**{kind: kind for kind in DELEGATED_KINDS}, **_OTHERS}
)


def kind_of(noun: str) -> str:
    """Say to which kind of matters something belongs; what is of none is delegated with all."""
    return KIND_OF.get(noun, "")


def delegated(permission: Permission, kinds: frozenset[str]) -> bool:
    """Say whether a stand-in for these kinds of matters may do this; none named means all."""
    if not kinds or permission.act in ALWAYS or permission.noun == SEATED:
        return True
    return kind_of(permission.noun) in kinds
