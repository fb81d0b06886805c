"""The permission vocabulary: `<noun>:<verb>`. The policy text names exactly this set."""

from enum import StrEnum


class Permission(StrEnum):
    """Everything a person can be allowed to do."""

    POWER_READ = "power:read"
    POWER_DRAFT = "power:draft"
    POWER_EDIT = "power:edit"
    POWER_PUT_IN_FORCE = "power:put_in_force"
    POWER_RETIRE = "power:retire"

    RISK_POINT_READ = "risk_point:read"
    RISK_POINT_DRAFT = "risk_point:draft"
    RISK_POINT_EDIT = "risk_point:edit"
    RISK_POINT_PUT_IN_FORCE = "risk_point:put_in_force"
    RISK_POINT_RETIRE = "risk_point:retire"
    RISK_POINT_MANAGE = "risk_point:manage"
    RISK_POINT_MONITOR = "risk_point:monitor"

    MEASURE_READ = "measure:read"
    MEASURE_DRAFT = "measure:draft"
    MEASURE_EDIT = "measure:edit"
    MEASURE_RETIRE = "measure:retire"
    MEASURE_PERFORM = "measure:perform"
    MEASURE_REVIEW = "measure:review"

    GRADING_PROPOSE = "grading:propose"
    GRADING_DECIDE = "grading:decide"
    GRADING_CONVENE = "grading:convene"
    LOWERING_REQUEST = "lowering:request"
    LOWERING_DECIDE = "lowering:decide"

    RESPONSIBILITY_READ = "responsibility:read"
    POLICY_EXPLAIN = "policy:explain"

    ORGANISATION_READ = "organisation:read"
    ORGANISATION_EDIT = "organisation:edit"
    ORGANISATION_APPOINT = "organisation:appoint"
    ORGANISATION_IMPORT = "organisation:import"
    ACCOUNT_READ = "account:read"
    ACCOUNT_MANAGE = "account:manage"
    SESSION_READ = "session:read"
    SESSION_REVOKE = "session:revoke"
    PROFILE_READ = "profile:read"
    PROFILE_CHOOSE = "profile:choose"

    CASE_READ = "case:read"
    CASE_START = "case:start"
    CASE_ACT = "case:act"
    MEETING_READ = "meeting:read"
    MEETING_RECORD = "meeting:record"
    MEETING_SIGN = "meeting:sign"

    FLOWCHART_READ = "flowchart:read"
    FLOWCHART_DRAFT = "flowchart:draft"
    FLOWCHART_EDIT = "flowchart:edit"
    CATALOGUE_READ = "catalogue:read"
    CATALOGUE_DRAFT = "catalogue:draft"
    MATTER_READ = "matter:read"
    MATTER_RECORD = "matter:record"
    REGULATION_READ = "regulation:read"
    REGULATION_EDIT = "regulation:edit"

    CAMPAIGN_READ = "campaign:read"
    CAMPAIGN_PLAN = "campaign:plan"
    SHEET_READ = "sheet:read"
    SHEET_FILL = "sheet:fill"
    SOURCE_READ = "source:read"
    SOURCE_RECORD = "source:record"
    NOTICE_READ = "notice:read"
    NOTICE_DRAFT = "notice:draft"
    NOTICE_PUBLISH = "notice:publish"
    NOTICE_ANSWER = "notice:answer"
    NOTICE_COMMENT = "notice:comment"
    NOTICE_WITHHOLD = "notice:withhold"
    COMMITMENT_READ = "commitment:read"
    COMMITMENT_ISSUE = "commitment:issue"
    COMMITMENT_SIGN = "commitment:sign"
    PAPER_READ = "paper:read"
    PAPER_MAKE = "paper:make"
    TEMPLATE_READ = "template:read"
    TEMPLATE_EDIT = "template:edit"
    FILING_READ = "filing:read"
    FILING_SEND = "filing:send"
    FILING_REVIEW = "filing:review"

    IMPORT_READ = "import:read"
    IMPORT_UPLOAD = "import:upload"
    IMPORT_COMMIT = "import:commit"
    IMPORT_REVERT = "import:revert"
    EXPORT_MAKE = "export:make"
    EXPORT_READ = "export:read"

    JOURNAL_READ = "journal:read"
    JOURNAL_VERIFY = "journal:verify"

    SUMMARY_READ = "summary:read"
    SUMMARY_COMPUTE = "summary:compute"
    COMPARISON_READ = "comparison:read"
    EXCHANGE_READ = "exchange:read"
    EXCHANGE_SEND = "exchange:send"
    EXCHANGE_ACKNOWLEDGE = "exchange:acknowledge"
    VISIT_OPEN = "visit:open"
    VISIT_LOOK = "visit:look"
    VISIT_READ = "visit:read"
    VISIT_CLOSE = "visit:close"
    CYCLE_PLAN_READ = "cycle_plan:read"
    CYCLE_PLAN_DRAFT = "cycle_plan:draft"
    CYCLE_PLAN_ISSUE = "cycle_plan:issue"
    CYCLE_PLAN_ADOPT = "cycle_plan:adopt"
    CYCLE_PLAN_APPROVE = "cycle_plan:approve"

    TENANT_READ = "tenant:read"
    TENANT_PROVISION = "tenant:provision"
    TENANT_SUSPEND = "tenant:suspend"
    OPERATOR_READ = "operator:read"
    OPERATOR_MANAGE = "operator:manage"
    QUEUE_READ = "queue:read"
    QUEUE_RETRY = "queue:retry"
    PLATFORM_JOURNAL_READ = "platform_journal:read"

    @property
    def noun(self) -> str:
        """Name the kind of thing acted upon."""
        return self.value.partition(":")[0]

    @property
    def act(self) -> str:
        """Name what is done to it."""
        return self.value.partition(":")[2]
