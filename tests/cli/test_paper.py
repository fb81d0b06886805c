"""An operator makes papers and draws the templates at the console."""

import pytest

from service.papers.kinds import built_in, kinds
from tests import make
from tests.papers.desk import said
from tests.risks.scenes import Scene
from workers.cli.speech import Exit


@pytest.fixture
def bureau(engine, settings, tag):
    return make.bureau(settings, tag)


def test_a_ledger_is_made_at_the_console(lianfang, bureau, tmp_path):
    Scene(bureau).high()
    paper = tmp_path / "台账.docx"
    words = ("paper", "make", "ledger", "--out", str(paper), "--tenant", bureau.code)
    told, ended = lianfang(*words, "--as", "register_office")
    assert (told["edition"], told["new"], ended) == (1, True, Exit.DONE)
    assert told["number"] in said(paper.read_bytes())
    assert lianfang(*words, "--as", "register_office")[0]["new"] is False
    assert lianfang(*words, "--as", "post_holder")[1] == Exit.REFUSED


def test_the_templates_are_drawn_anew_as_they_were_shipped(lianfang, tmp_path):
    told, ended = lianfang("paper", "templates", "--write", str(tmp_path))
    assert (told["files"], ended) == (len(kinds()), Exit.DONE)
    assert all((tmp_path / f"{kind}.docx").read_bytes() == built_in(kind) for kind in kinds())
