"""What people do with the regulations of their bureau."""

from service.regulations.use_cases.changing import announce_change
from service.regulations.use_cases.evaluating import (
    close_gap,
    evaluate_regulation,
    open_gap,
    remind_overdue,
)
from service.regulations.use_cases.registering import (
    abolish_regulation,
    change_regulation,
    draft_regulation,
    link_regulation,
    put_regulation_in_force,
)

__all__ = [
    "abolish_regulation",
    "announce_change",
    "change_regulation",
    "close_gap",
    "draft_regulation",
    "evaluate_regulation",
    "link_regulation",
    "open_gap",
    "put_regulation_in_force",
    "remind_overdue",
]
