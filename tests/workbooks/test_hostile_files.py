import contextlib
import subprocess
import sys
import time

import pytest

from service.workbooks.limits import HostileWorkbook, Limits
from service.workbooks.recognition import recognise
from tests.workbooks.hostile import corpus, made, old_workbook, repacked
from tests.workbooks.making import workbook

FILES = list(corpus())
SECONDS = 2


@pytest.mark.parametrize(("name", "reason", "content"), FILES, ids=[name for name, _, _ in FILES])
def test_a_hostile_file_is_refused_with_its_reason_and_in_time(name, reason, content):
    sent = made(content)
    begun = time.process_time()
    with pytest.raises(HostileWorkbook) as refused:
        recognise(sent)
    assert time.process_time() - begun < SECONDS
    assert refused.value.facts["reason"] == reason
    assert refused.value.status == 422


def test_the_corpus_is_broad():
    assert len(FILES) >= 60


def test_refusing_all_of_them_costs_little_memory(tmp_path):
    for place, (_, _, content) in enumerate(FILES):
        (tmp_path / f"{place:03}.bin").write_bytes(made(content))
    counted = subprocess.run(
        [sys.executable, "-c", MEASURE, str(tmp_path)], capture_output=True, text=True, check=True
    )
    refused, grown = counted.stdout.split()
    assert int(refused) == len(FILES)
    assert int(grown) <= 100 * 1024


MEASURE = """
import pathlib, resource, sys
from service.workbooks.limits import HostileWorkbook
from service.workbooks.recognition import recognise
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before, refused = peak(), 0
for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    try:
        recognise(file.read_bytes())
    except HostileWorkbook:
        refused += 1
print(refused, peak() - before)
"""


@pytest.mark.parametrize("step", range(40))
def test_a_flipped_byte_is_refused_or_read_but_never_breaks(step):
    for content in (old_workbook(), repacked()):
        place = len(content) * step // 40
        broken = content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]
        with contextlib.suppress(HostileWorkbook):
            assert recognise(broken).rows <= 1


def test_an_honest_workbook_passes_beside_them():
    assert len(recognise(repacked()).risks) == 1
    assert len(recognise(old_workbook()).risks) == 1


def test_declared_but_empty_columns_and_rows_do_no_harm():
    rows = [["序号", "风险点", "风险等级", "防控措施"], [1, "甲", "高", "乙"]]
    blank = '<row r="900000"><c r="XFD900000" s="1"/></row>'
    content = repacked({"xl/worksheets/sheet1.xml": with_blank_tail(workbook(rows), blank)})
    assert len(recognise(content).risks) == 1


def with_blank_tail(content, blank):
    import io
    import zipfile

    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    return xml.replace("</sheetData>", f"{blank}</sheetData>")


def test_a_bureau_may_be_allowed_more_rows():
    rows = [
        ["序号", "风险点", "风险等级", "防控措施"],
        *([n, f"甲{n}", "高", "乙"] for n in range(40)),
    ]
    content = workbook(rows)
    with pytest.raises(HostileWorkbook):
        recognise(content, limits=Limits(rows=20))
    assert len(recognise(content, limits=Limits(rows=100)).risks) == 40
