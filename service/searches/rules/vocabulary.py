"""The words a risk search is kept in."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DIRECTIONS: Final = ("top_down", "bottom_up", "inside_outside")
CAMPAIGN_STATES: Final = ("planned", "open", "closed")
SHEET_STATES: Final = ("open", "returned", "submitted", "excused")
WORK_POSTS: Final = ("all", "key", "disposal")  # key posts; R-111: every cadre
ENFORCEMENT: Final = ("block", "warn")  # D-15
FLOW_GATES: Final = ("all_powers", "main_business", "none")  # D-30
INPUT_KINDS: Final = ("laws", "rules", "business", "petitions")
FOUND_IN: Final = (
    "unit_function",
    "post_duty",
    "ideology",
    "daily_work",
    "daily_life",
)
POINT_KINDS: Final = ("found", "carried")
ANSWERS: Final = ("candidate", "pending", "confirmed", "revised", "retire", "dropped")

DUTIES, FLOW = "duties", "flow"
TOPICS: Final = ("major_decision", "key_appointment", "major_project", "large_funds")
TEAM_SUBJECTS: Final = frozenset({"leadership_team", "unit", "system_industry", "topic"})
POST_SUBJECTS: Final = frozenset({"leadership_post", "work_post"})
SECTION_ASPECTS: Final = ("process", "post_step", "institution")
FORWARD_STEPS: Final = ("map_flow", "clarify_duty", "pinpoint", "approval_and_notice")

# What each face of the sheet asks for; every part has points, or a reason for being left blank.
PARTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "leadership_team": ("democratic_centralism", *TOPICS, "high_risk_business"),
        "leadership_post": (DUTIES, FLOW, *TOPICS),
        "section_head_post": (DUTIES, FLOW),
        "work_post": (DUTIES, FLOW),
        "section": SECTION_ASPECTS,  # R-132, for each power
        "unit": ("major_matters", "administration"),
        "topic": ("matter",),
        "system_industry": ("system",),
    }
)
EVERY_PART: Final = tuple(dict.fromkeys(part for parts in PARTS.values() for part in parts))

# Who owes the sheet of a subject, in the words to-dos and review chains are addressed with.
ACTING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "leadership_team": "leadership_members",
        "leadership_post": "post_holder",
        "work_post": "post_holder",
        "section": "section_head",
        "unit": "leadership_members",
        "topic": "leadership_members",
        "system_industry": "leadership_members",
    }
)

# The same act under the names a profile has for it (D-19).
METHOD_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "self_find": ("self_find", "self_review"),
        "masses_help": ("masses_help", "collective_discuss"),
        "leader_raise": ("leader_raise", "collective_discuss"),
        "collective_decide": ("collective_decide", "organisation_review", "committee_decide"),
    }
)
COLLECTIVE: Final = frozenset(METHOD_NAMES["collective_decide"])
