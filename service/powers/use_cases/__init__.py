"""What people do with the powers of their bureau."""

from service.powers.use_cases.changing import record_change, withdraw_change
from service.powers.use_cases.cleaning import record_cleanup, withdraw_cleanup
from service.powers.use_cases.discretion import (
    change_standard,
    draft_standard,
    retire_standard,
)
from service.powers.use_cases.entering import (
    abolish_power,
    change_power,
    draft_power,
    put_power_in_force,
)
from service.powers.use_cases.sending import send_power

__all__ = [
    "abolish_power",
    "change_power",
    "change_standard",
    "draft_power",
    "draft_standard",
    "put_power_in_force",
    "record_change",
    "record_cleanup",
    "retire_standard",
    "send_power",
    "withdraw_change",
    "withdraw_cleanup",
]
