"""Every risk register nobody has shown the recogniser."""

from tests.workbooks.holdout.risks_marks import RISKS_MARKS
from tests.workbooks.holdout.risks_matters import RISKS_MATTERS
from tests.workbooks.holdout.risks_pages import RISKS_PAGES

RISKS = [*RISKS_PAGES, *RISKS_MARKS, *RISKS_MATTERS]
