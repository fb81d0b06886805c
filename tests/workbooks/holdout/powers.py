"""Every list of powers nobody has shown the recogniser."""

from tests.workbooks.holdout.powers_groups import POWERS_GROUPS
from tests.workbooks.holdout.powers_lists import POWERS_LISTS

POWERS = [*POWERS_GROUPS, *POWERS_LISTS]
