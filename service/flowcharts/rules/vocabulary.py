"""The words a flowchart is written in."""

from typing import Final

DRAFT, APPROVED, REVISING, ABOLISHED = "draft", "approved", "revising", "abolished"
FLOWCHART_STATUSES: Final = (DRAFT, APPROVED, REVISING, ABOLISHED)
STATUTORY, PRACTICE, MIXED = "statutory", "practice", "mixed"
PROCEDURE_SOURCES: Final = (STATUTORY, PRACTICE, MIXED)
LIMIT_UNITS: Final = ("hour", "day", "month")
LIMIT_DAYS: Final = ("working", "calendar")

START, END, GATEWAY = "start", "end", "gateway"
ACCEPTANCE, HANDLING, REVIEWING = "acceptance", "handling", "reviewing"
DECIDING, ISSUING, MONITORING = "deciding", "issuing", "monitoring"
STEP_TYPES: Final = (
    START,
    ACCEPTANCE,
    HANDLING,
    REVIEWING,
    DECIDING,
    ISSUING,
    MONITORING,
    END,
    GATEWAY,
)
MARKERS: Final = frozenset({START, END, GATEWAY})
"""Steps in which nobody acts; they only say where the flow begins, parts and ends."""

# No power of a bureau takes more; what is larger is several flows.
MOST_STEPS: Final = 150
MOST_EDGES: Final = 400

OPEN, ACCEPTED, DISMISSED = "open", "accepted", "dismissed"
CANDIDATE_STATES: Final = (OPEN, ACCEPTED, DISMISSED)

# what a section looks for when it examines its own flow.
FLOW_DEFECTS: Final = (
    "unscientific_setup",
    "loose_linkage",
    "unclear_duty",
    "closed_process",
    "undemocratic_decision",
    "thin_justification",
    "weak_oversight",
    "low_standardisation",
    "low_efficiency",
)
