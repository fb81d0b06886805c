"""Taking in a file by what it is, not by what it is called."""

from service.workbooks.grids import Workbook
from service.workbooks.limits import Limits, refuse
from service.workbooks.xls import read_xls
from service.workbooks.xlsx import read_xlsx

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DEFAULT_LIMITS = Limits()


def read_workbook(content: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """Read a bureau's workbook, or refuse a file that is not one."""
    if not content:
        raise refuse("empty")
    if len(content) > limits.size:
        raise refuse("too-large")
    if content.startswith(ZIP):
        return Workbook(read_xlsx(content, limits))
    if content.startswith(COMPOUND):
        return Workbook(read_xls(content, limits))
    raise refuse("wrong-type")
