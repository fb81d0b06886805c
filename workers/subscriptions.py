"""Which entries of the journals ask for work, and of what kind."""

from typing import NamedTuple


class Subscription(NamedTuple):
    """Topics that begin so ask for this work: once per subject, or once per bureau and pass."""

    topic: str
    kind: str
    per_subject: bool = False


SUBSCRIPTIONS = (
    Subscription("risk_point.", "summary"),
    Subscription("grading.", "summary"),
    Subscription("lowering.", "summary"),
    Subscription("measure.", "summary"),
    Subscription("power.", "summary"),
    Subscription("department.", "summary"),
    Subscription("post.", "summary"),
    Subscription("organisation.", "summary"),
    Subscription("post.changed", "register.follow_posts"),
    Subscription("post.changed_duties", "register.review_of_post", per_subject=True),
    Subscription("flowchart.approved", "register.review_of_flow", per_subject=True),
    Subscription("case.advanced", "register.measures_wait", per_subject=True),
    Subscription("cycle.", "summary"),
    Subscription("cycle_stage.", "summary"),
    Subscription("confirmation.", "summary"),
    Subscription("sheet.", "summary"),
    Subscription("campaign.", "summary"),
    Subscription("commitment.", "summary"),
    Subscription("case.", "summary"),
    Subscription("notice.", "summary"),
    Subscription("cycle.opened", "cycle.carried_over"),
    Subscription("risk_point.retired", "cycle.point_retired", per_subject=True),
    Subscription("risk_point.retired", "register.measures_forgotten", per_subject=True),
    Subscription("profile.", "summary"),
    Subscription("import.committed", "summary"),
    Subscription("import.reverted", "summary"),
    Subscription("register.", "summary"),
    Subscription("paper.ordered", "paper.make", per_subject=True),
    Subscription("regulation.change_announced", "regulation.points", per_subject=True),
    Subscription("export_job.ordered", "export.make", per_subject=True),
    Subscription("import.uploaded", "import.parse", per_subject=True),
    Subscription("appointment.", "commitment.follow"),
    Subscription("organisation.", "commitment.follow"),
    Subscription("cycle.closed", "commitment.follow"),
    Subscription("cycle_plan.issued", "cycle_plan", per_subject=True),
    Subscription("appointment.", "task.holders"),
    Subscription("delegation.", "task.holders"),
    Subscription("delegation.", "delegation.told", per_subject=True),
    Subscription("portfolio.", "task.holders"),
    Subscription("body.", "task.holders"),
    Subscription("body_member.", "task.holders"),
    Subscription("body.", "notice.close"),
    Subscription("body_member.", "notice.close"),
    Subscription("organisation.", "notice.close"),
    Subscription("department.", "task.holders"),
    Subscription("post.", "task.holders"),
    Subscription("person.left", "task.holders"),
    Subscription("organisation.", "task.holders"),
    Subscription("appointment.", "search.follow"),
    Subscription("post.", "search.follow"),
    Subscription("department.", "search.follow"),
    Subscription("organisation.", "search.follow"),
    Subscription("sheet.submitted", "search.confirm", per_subject=True),
)
