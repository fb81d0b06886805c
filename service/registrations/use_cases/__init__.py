"""What people do with registrations."""

from service.registrations.use_cases.rehearsing import check_registration
from service.registrations.use_cases.saving import change_registration, register_power
from service.registrations.use_cases.waiting import take_up_measures

__all__ = ["change_registration", "check_registration", "register_power", "take_up_measures"]
