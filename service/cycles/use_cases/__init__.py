"""A year of the register: planned, adopted, opened, gone through stage by stage, closed."""

from service.cycles.use_cases.plans import (
    change_plan,
    draft_plan,
    issue_plan,
    receive_plans,
    receive_receipts,
    send_plan_out,
)
from service.cycles.use_cases.returning import resubmit_plan, return_plan
from service.cycles.use_cases.years import (
    approve_year,
    begin_year,
    close_cycle,
    open_cycle,
    plan_year,
)

__all__ = [
    "approve_year",
    "begin_year",
    "change_plan",
    "close_cycle",
    "draft_plan",
    "issue_plan",
    "open_cycle",
    "plan_year",
    "receive_plans",
    "receive_receipts",
    "resubmit_plan",
    "return_plan",
    "send_plan_out",
]
