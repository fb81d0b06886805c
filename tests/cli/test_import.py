"""An operator takes a bureau's workbooks in at the console, under the bureau's own policy."""

import pytest

from tests import make
from tests.imports.desk import asked, counts, digest, register, row
from tests.workbooks.making import workbook
from workers.cli.speech import Exit

ORGANISATION = (
    ("部门", [["名称", "上级部门", "性质"], ["局领导", "", "领导班子"], ["预算科", "", "科室"]]),
    ("岗位", [["部门", "岗位名称"], ["预算科", "预算编制岗"]]),
)


@pytest.fixture
def bureau(engine, settings, tag):
    return make.bureau(settings, tag)


@pytest.fixture
def file(tmp_path):
    def write(content: bytes) -> str:
        path = tmp_path / "台账.xlsx"
        path.write_bytes(content)
        return str(path)

    return write


def test_a_clean_register_is_imported(lianfang, bureau, file):
    told, ended = lianfang(
        "import", "risks", file(register(row(1), row(2))), "--tenant", bureau.code
    )
    assert (told["state"], told["created"], told["rows"], ended) == ("committed", 2, 2, Exit.DONE)
    assert counts(bureau)["items"] == 2


def test_a_dry_run_says_the_same_and_writes_nothing(lianfang, bureau, file):
    before = digest(bureau)
    told, ended = lianfang(
        "import", "risks", file(register(row(1))), "--tenant", bureau.code, "--dry-run"
    )
    assert (told["state"], told["created"], ended) == ("rehearsed", 1, Exit.DONE)
    assert digest(bureau) == before
    assert asked(bureau, "SELECT count(*) AS n FROM imports")[0].n == 0


def test_a_blocked_row_keeps_everything_out_until_a_part_is_asked_for(lianfang, bureau, file):
    path = file(register(row(1), row(2, department="没有这个处")))
    told, ended = lianfang("import", "risks", path, "--tenant", bureau.code)
    assert (told["state"], told["blocked"], ended) == ("parsed", 1, Exit.REFUSED)
    assert counts(bureau)["items"] == 0
    blocking = [one for one in told["problems"] if one["severity"] == "blocking"]
    assert [(one["cell"], one["code"]) for one in blocking] == [("B3", "department-unknown")]
    told, ended = lianfang("import", "risks", path, "--tenant", bureau.code, "--partial")
    assert (told["created"], told["left_out"], ended) == (1, 1, Exit.REFUSED)
    assert counts(bureau)["items"] == 1


def test_unknown_departments_are_opened_if_asked(lianfang, bureau, file):
    told, ended = lianfang(
        "import",
        "risks",
        file(register(row(1, department="绩效评价中心"))),
        "--tenant",
        bureau.code,
        "--create-departments",
    )
    assert (told["created"], ended) == (1, Exit.DONE)


def test_somebody_imports_under_his_own_name_and_within_his_own_rights(lianfang, bureau, file):
    path = file(register(row(1)))
    words = ("import", "risks", path, "--tenant", bureau.code, "--as")
    assert lianfang(*words, "post_holder")[1] == Exit.REFUSED
    assert lianfang(*words, "nobody")[1] == Exit.REFUSED
    assert lianfang(*words, "section_head")[1] == Exit.DONE
    (found,) = asked(bureau, "SELECT uploaded_by FROM imports")
    assert found.uploaded_by == bureau.people["section_head"].person_id


def test_the_same_file_twice_changes_nothing(lianfang, bureau, file):
    path = file(register(row(1)))
    lianfang("import", "risks", path, "--tenant", bureau.code)
    before = digest(bureau)
    told, ended = lianfang("import", "risks", path, "--tenant", bureau.code)
    assert (told["unchanged"], told["created"], ended) == (1, 0, Exit.DONE)
    assert digest(bureau) == before


def test_an_organisation_is_imported_whole(lianfang, engine, settings, tag, file):
    make.empty_bureau(settings, tag)
    told, ended = lianfang("import", "organisation", file(workbook(*ORGANISATION)), "--tenant", tag)
    assert (told["state"], told["blocked"], ended) == ("committed", 0, Exit.DONE), told


def test_an_organisation_that_contradicts_itself_is_told_at_its_cell(
    lianfang, engine, settings, tag, file
):
    make.empty_bureau(settings, tag)
    broken = (ORGANISATION[0], ("岗位", [["部门", "岗位名称"], ["没有的科", "某岗"]]))
    told, ended = lianfang("import", "organisation", file(workbook(*broken)), "--tenant", tag)
    assert (told["state"], ended) == ("parsed", Exit.REFUSED)
    assert told["problems"][0]["cell"] == "A2"


def test_wrong_usage_is_told_apart(lianfang, bureau, file):
    assert lianfang("import", "risks", "/nowhere.xlsx", "--tenant", bureau.code)[1] == Exit.USAGE
    assert lianfang("import", "risks", file(b"no"), "--tenant", bureau.code)[1] == Exit.REFUSED
