"""A workbook is inspected at the console without any database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbooks.making import workbook

REGISTERS = sorted((Path(__file__).parents[1] / "registers" / "risk").glob("*.xlsx"))
KEYS = {
    "kind",
    "sheets",
    "rows",
    "items",
    "by_grade",
    "measures",
    "departments",
    "problems",
}


def inspected(*words: str) -> tuple[dict, int]:
    environ = {name: value for name, value in os.environ.items() if "URL" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "workers.cli", "inspect", *words, "--json"],
        capture_output=True,
        text=True,
        check=False,
        env=environ,
    )
    printed = done.stdout.strip()
    return json.loads(printed) if printed.startswith("{") else {}, done.returncode


def test_a_register_is_described_in_one_object():
    found, ended = inspected(str(REGISTERS[0]))
    assert (set(found), ended) == (KEYS, 0)
    assert found["by_grade"] == {"1": 1, "2": 3, "3": 1, "none": 0}
    assert found["items"] == found["rows"] == 5


def test_what_is_said_to_be_powers_is_read_as_powers(tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(workbook([["序号", "权力名称", "权力类型"], [1, "审批", "行政许可"]]))
    found, ended = inspected(str(file), "--kind", "powers")
    assert (found["by_category"], ended) == ({"行政许可": 1}, 0)


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04"])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    assert inspected(str(file))[1] == 1


def test_a_file_that_is_not_there_is_wrong_usage():
    assert inspected("/nowhere/a.xlsx")[1] == 2


def test_inspecting_loads_no_database_driver():
    code = (
        "import sys, workers.cli.inspect, service.workbooks.recognition as r; "
        "print([n for n in ('sqlalchemy', 'psycopg', 'flask', 'redis') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
