"""Dates as people type them: 2025.4.15, 2025年4月15日, 2025/4/15, a serial number."""

import datetime as dt
import re
import unicodedata

WRITTEN = re.compile(r"^(\d{4})[.\-/年](\d{1,2})(?:[.\-/月](\d{1,2})日?|月)?(?: 00:00:00)?$")
SERIAL = re.compile(r"^[34]\d{4}(?:\.\d+)?$|^5[0-4]\d{3}$")
EPOCH = dt.date(1899, 12, 30)


def read_date(written: str) -> tuple[str, bool]:
    """Give an ISO date where the text is one; False where it looks like one but is none."""
    plain = unicodedata.normalize("NFKC", written).strip().replace(" ", "")
    if SERIAL.match(plain):
        return (EPOCH + dt.timedelta(days=int(float(plain)))).isoformat(), True
    match = WRITTEN.match(plain)
    if not match or not match[3]:
        return written, True
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3])).isoformat(), True
    except ValueError:
        return written, False
