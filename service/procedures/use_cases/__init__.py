"""Run records of the register through their review chains."""

from service.procedures.use_cases.advancing import advance_case, complete_step
from service.procedures.use_cases.returning import (
    reject_case,
    reopen_for,
    return_case,
    withdraw_case,
)
from service.procedures.use_cases.starting import start_case

__all__ = [
    "advance_case",
    "complete_step",
    "reject_case",
    "reopen_for",
    "return_case",
    "start_case",
    "withdraw_case",
]
