"""An operator takes a bureau's registers out at the console."""

import pytest

from service.workbooks.recognition import recognise
from tests import make
from tests.imports.desk import digest, register, row
from workers.cli.speech import Exit


@pytest.fixture
def bureau(engine, settings, tag):
    return make.bureau(settings, tag)


def test_a_ledger_goes_out_and_comes_back_unchanged(lianfang, bureau, tmp_path):
    source, ledger = tmp_path / "台账.xlsx", tmp_path / "导出.xlsx"
    source.write_bytes(register(row(1), row(2, rank="低")))
    lianfang("import", "risks", str(source), "--tenant", bureau.code)
    before = digest(bureau)
    told, ended = lianfang("export", "risks", str(ledger), "--tenant", bureau.code)
    assert (told["rows"], ended) == (2, Exit.DONE)
    assert len(recognise(ledger.read_bytes()).risks) == 2
    told, ended = lianfang("import", "risks", str(ledger), "--tenant", bureau.code)
    assert (told["unchanged"], ended) == (2, Exit.DONE)
    assert digest(bureau) == before


def test_a_post_holder_takes_nothing_out(lianfang, bureau, tmp_path):
    words = ("export", "powers", str(tmp_path / "a.xlsx"), "--tenant", bureau.code)
    assert lianfang(*words, "--as", "post_holder")[1] == Exit.REFUSED
    assert lianfang(*words, "--as", "auditor")[1] == Exit.DONE
