"""The canonical codes all bureaus share; profiles choose among them and name them (D-01…D-23)."""

from typing import Final

TENANT_KINDS: Final = ("bureau", "leading_group", "discipline_organ", "platform")
SECTORS: Final = (
    "finance",
    "civil_affairs",
    "taxation",
    "discipline",
    "education",
    "health",
    "housing",
    "transport",
    "market_regulation",
    "social_insurance",
    "court",
    "leading_group",
    "platform",
    "other",
)
ROLES: Final = (
    "post_holder",
    "section_head",
    "deputy_leader",
    "main_leader",
    "discipline_group",
    "supervision_office",
    "register_office",
    "party_group",
    "administrator",
    "auditor",
    "leading_group",
    "leading_group_office",
    "system_administrator",
    "security_administrator",
    "audit_administrator",
    "system",
)
GRANTED_ROLES: Final = (
    "administrator",
    "auditor",
    "system_administrator",
    "security_administrator",
    "audit_administrator",
)
BODY_KINDS: Final = (
    "leadership_meeting",
    "party_group",
    "party_committee",
    "party_organisation",
    "standing_committee",
    "discipline_group",
    "supervision_office",
    "register_office",
    "discipline_office",
    "form_issuer",
    "archive_keeper",
    "leading_group",
    "leading_group_office",
)
BODY_SEATS: Final = ("head", "deputy", "member", "secretary")
DEPARTMENT_KINDS: Final = ("leadership", "section", "internal_body", "subordinate_unit")
LEADERSHIP: Final = ("none", "main_leader", "deputy_leader", "section_head")
JOB_RANKS: Final = (  # the rank ladder, highest first
    "正厅",
    "副厅",
    "正处",
    "副处",
    "正科",
    "副科",
    "正股",
    "副股",
    "科员",
    "办事员",
    "工勤",
)
SUBJECT_TYPES: Final = (
    "leadership_team",
    "leadership_post",
    "work_post",
    "section",
    "unit",
    "topic",
    "system_industry",
)
CATEGORIES: Final = (
    "business_process",
    "post_duty",
    "institution_mechanism",
    "ideology_morality",
    "external_environment",
    "work_efficiency",
    "financial_management",
    "business_handling",
    "information_system",
)
TOPICS: Final = ("major_decision", "key_appointment", "major_project", "large_funds")
DIRECTIONS: Final = ("external", "internal")
POWER_CATEGORIES: Final = (
    "licensing",
    "penalty",
    "coercion",
    "levy",
    "payment",
    "inspection",
    "confirmation",
    "adjudication",
    "reward",
    "other_administrative",
    "internal_personnel",
    "internal_finance",
    "internal_procurement",
    "internal_assets",
    "internal_project",
    "internal_major_matters",
    "internal_other",
)
CAUSES: Final = (
    "education",
    "institution",
    "supervision",
    "self_discipline",
    "operating_error",
    "policy_not_mastered",
    "unskilled",
)
CONSEQUENCES: Final = (
    "crime",
    "discipline",
    "public_interest_harm",
    "bad_social_effect",
    "fund_loss",
    "insured_loss",
)
METHODS: Final = ("forward", "reverse")
ORIGINS: Final = ("potential", "existing_weakness")
CONTEXTS: Final = ("official_duty", "daily_life")
KEY_TAGS: Final = ("field", "post", "step", "object")
CONTRIBUTIONS: Final = (
    "self_find",
    "masses_help",
    "leader_raise",
    "collective_decide",
    "organisation_review",
    "collective_discuss",
    "self_review",
    "committee_decide",
)
SOURCE_KINDS: Final = (
    "petition",
    "tip_off",
    "complaint",
    "audit_report",
    "other_case",
    "cadre_inspection",
    "assessment",
    "appraisal",
    "inspection",
)
MEASURE_KINDS: Final = (
    "optimise_power_structure",
    "improve_process",
    "regulate_discretion",
    "build_institution",
    "lawful_disclosure",
    "technical_control",
)
MEASURE_PHASES: Final = ("early", "mid", "late")
RISK_POINT_STATUSES: Final = ("draft", "in_force", "retired")
POWER_STATUSES: Final = ("draft", "in_force", "abolished")
DOCUMENT_KINDS: Final = (
    "summary",
    "journal_seal",
    "cycle_plan",
    "plan_receipt",
    "filing",
    "filing_result",
    "withdrawal_result",
    "lowering",
)
CASE_OBJECTS: Final = (
    "power",
    "catalogue",
    "flowchart",
    "risk_point",
    "grading",
    "lowering",
    "measure",
    "commitment",
    "plan",
)
CASE_STATES: Final = ("running", "completed", "rejected", "withdrawn")
ITEM_STATES: Final = ("open", "approved", "returned", "rejected", "withdrawn")
STEP_TYPES: Final = (
    "draft",
    "consult",
    "gatekeep",
    "review",
    "collective_decision",
    "public_notice",
    "sign",
    "file",
)
# How far a record is on its way: one set of words for every register (状态).
STANDINGS: Final = (
    "draft",
    "awaiting_section",
    "awaiting_deputy",
    "awaiting_review",
    "returned",
    "awaiting_party_group",
    "awaiting_decision",
    "awaiting_notice",
    "on_notice",
    "objected",
    "awaiting_filing",
    "in_force",
    "effective",
    "adjusting",
    "repealed",
)
STEP_RESULTS: Final = (
    "submitted",
    "confirmed",
    "reviewed",
    "approved",
    "in_force",
    "noticed",
    "filed",
)
AMOUNT_KINDS: Final = (*TOPICS, *POWER_CATEGORIES)
DELEGATED_KINDS: Final = (
    "power",
    "risk_point",
    "grading",
    "measure",
    "notice",
    "commitment",
    "meeting",
    "filing",
    "cycle_plan",
)
WITHOUT_RECORD: Final = ("refuse", "allow")
DEFECTS: Final = ("detached_from_reality", "empty", "perfunctory", "incomplete", "copied", "other")
NOTICE_SCOPES: Final = (
    "section",
    "unit",
    "tenant_and_subordinates",
    "selected_group",
    "system",
    "society",
)
CYCLE_PHASES: Final = ("plan", "do", "check", "act")
