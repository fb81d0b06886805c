"""The workbooks bureaus really sent: uploaded, mended, committed, counted, taken back."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from tests.imports.desk import REGISTERS, Desk, asked, counts, digest
from tests.workbooks.test_oracles import RANKS

SHARED = Path(
    os.environ.get("LIANFANG_REGISTERS", Path(__file__).parents[3] / "shared" / "registers")
)
WORKBOOKS = sorted(REGISTERS.glob("*.xlsx"))
POWERS = sorted((SHARED / "powers").glob("*.xls*"))
COLUMNS = {"1": "high", "2": "medium", "3": "low", "none": "ungraded"}


def oracle_of(workbook: Path) -> dict:
    return json.loads((workbook.parent / f"{workbook.stem}.oracle.json").read_text("utf-8"))


def mend(clerk: Desk) -> None:
    """Say what the sections the bureau does not have mean, and leave nothing unanswered."""
    unknown = {one["value"] for one in clerk.blocked() if one["code"] == "department-unknown"}
    section = str(clerk.bureau.departments["预算科"])
    answered = clerk.do("PUT", "mapping", {"departments": dict.fromkeys(unknown, section)})
    assert answered.status_code == 200, answered.get_data(as_text=True)
    assert clerk.blocked() == []


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda path: path.stem[:12])
def test_a_real_register_arrives_with_the_counts_of_its_oracle(workbook, clerk, leader, bureau):
    oracle = oracle_of(workbook)
    before = digest(bureau)
    clerk.open(workbook.read_bytes())
    mend(clerk)
    assert clerk.commit().status_code == 200
    found = counts(bureau)
    grades = Counter()
    for written, count in oracle["by_grade"].items():
        grades[COLUMNS[RANKS[written]]] += count
    assert found["items"] == oracle["data_rows"]
    assert {name: found[name] for name in COLUMNS.values()} == {
        name: grades[name] for name in COLUMNS.values()
    }
    assert found["measures"] == oracle["measures_total"]
    whose = leader if found["high"] else clerk
    assert whose.take_over(clerk).revert().status_code == 200
    assert digest(bureau) == before


@pytest.mark.skipif(not POWERS, reason="the published lists of powers are not on this machine")
@pytest.mark.parametrize("workbook", POWERS, ids=lambda path: path.stem[:12])
def test_a_real_list_of_powers_arrives_whole(workbook, clerk, bureau):
    oracle = oracle_of(workbook)
    before = digest(bureau)
    clerk.open(workbook.read_bytes(), kind="powers")
    mend(clerk)
    assert clerk.commit().status_code == 200
    found = asked(bureau, "SELECT category_written FROM powers")
    assert len(found) == oracle["expected_rows_including_sub_items"]
    types = Counter(one.category_written for one in found)
    assert types == oracle["expected_by_power_type_written"]
    assert clerk.revert().status_code == 200
    assert digest(bureau) == before


def test_a_neighbour_sees_nothing_of_a_real_register(app, settings, tag, clerk):
    from tests import make

    neighbour = make.bureau(settings, f"{tag}-n")
    before = digest(neighbour)
    clerk.open(WORKBOOKS[0].read_bytes())
    mend(clerk)
    clerk.commit()
    assert digest(neighbour) == before
    assert counts(neighbour)["items"] == 0
