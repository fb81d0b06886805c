"""Run records of the register through their review chains."""

from service.procedures.use_cases.advancing import advance_case, complete_step
from service.procedures.use_cases.consulting import ask_opinions
from service.procedures.use_cases.copying import copy_case
from service.procedures.use_cases.hastening import set_urgency
from service.procedures.use_cases.inviting import send_notice
from service.procedures.use_cases.meetings import (
    call_meeting,
    cancel_meeting,
    change_meeting,
    record_decisions,
    set_agenda,
)
from service.procedures.use_cases.opinions import (
    answer_opinion,
    give_opinion,
    take_back_opinion,
)
from service.procedures.use_cases.remarking import tick_remark
from service.procedures.use_cases.returning import (
    reject_case,
    reopen_for,
    return_case,
    withdraw_case,
)
from service.procedures.use_cases.signing import sign_meeting
from service.procedures.use_cases.starting import start_case

__all__ = [
    "advance_case",
    "answer_opinion",
    "ask_opinions",
    "call_meeting",
    "cancel_meeting",
    "change_meeting",
    "complete_step",
    "copy_case",
    "give_opinion",
    "record_decisions",
    "reject_case",
    "reopen_for",
    "return_case",
    "send_notice",
    "set_agenda",
    "set_urgency",
    "sign_meeting",
    "start_case",
    "take_back_opinion",
    "tick_remark",
    "withdraw_case",
]
