"""How a power is shared among levels (R-055) and what the reform made of it (R-054), as written."""

import re
from typing import Final

from service.imports.placing.findings import finding
from service.imports.placing.rows import Row

SHARE: Final = re.compile(r"\s*([^：:]{1,200})[：:]\s*(\S.{0,1999})")
DOCUMENT: Final = re.compile(r"\S*[〔\[【（(]\d{4}[〕\]】）)]\s*第?\d+号")


def levels_of(row: Row) -> tuple[dict[str, str], ...]:
    """Read one level and its duty from each line; what is no such line is told and kept."""
    written = row.content.get("levels_written", "")
    found = [SHARE.fullmatch(line) for line in re.split(r"[\n；;]", written) if line.strip()]
    shares = tuple({"level": one[1].strip(), "duty": one[2].strip()} for one in found if one)
    if len(shares) < len(found):
        row.findings.append(finding("levels", "levels-unread", written))
        return ()
    return shares


def reform_of(row: Row) -> dict[str, str] | None:
    """Read decision, document and item; without the number of a document it is told and kept."""
    written = " ".join(row.content.get("reform_written", "").split())
    found = DOCUMENT.search(written)
    if found:
        return {
            "document_number": found[0],
            "item_number": written[found.end() :].strip(),
            "decision": written[: found.start()].strip(),
        }
    if written:
        row.findings.append(finding("reform", "reform-unread", written))
    return None
