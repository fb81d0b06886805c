"""An operator looks after people and accounts at the console."""

from pathlib import Path

import pytest

from tests import make
from workers.cli.speech import Exit


@pytest.fixture
def bureau(engine, settings, tag):
    return make.bureau(settings, tag)


def test_a_person_with_an_account_gets_a_letter_only_the_operator_can_open(lianfang, bureau):
    told, ended = lianfang(
        "person", "add", "--tenant", bureau.code, "--name", "新某", "--staff-number", "N01",
        "--login", "xinmou", "--role", "auditor",
    )  # fmt: skip
    assert ended == Exit.DONE
    letter = Path(told["letter"])
    assert "xinmou" in letter.read_text(encoding="utf-8")
    assert letter.stat().st_mode & 0o077 == 0
    listed, _ = lianfang("person", "list", "--tenant", bureau.code)
    person = next(one for one in listed["persons"] if one["login"] == "xinmou")
    assert person["roles"] == ["auditor"]


def test_a_person_is_appointed_to_a_vacant_post_only(lianfang, bureau):
    new = ("--tenant", bureau.code, "--name", "新某", "--staff-number", "N02")
    lianfang("person", "add", *new)
    office = ("--department", "预算科", "--post", "预算编制岗", "--from", "2026-03-02")
    appointed = ("person", "appoint", "--tenant", bureau.code, "--staff-number", "N02", *office)
    assert lianfang(*appointed)[1] == Exit.REFUSED
    nowhere = (*appointed[:-3], "没有的岗", *appointed[-2:])
    assert lianfang(*nowhere)[1] == Exit.REFUSED


def test_a_new_letter_makes_the_old_one_void_and_a_disabled_account_gets_none(lianfang, bureau):
    account = ("--tenant", bureau.code, "--login", "post_holder")
    first, _ = lianfang("person", "link", *account)
    before = Path(first["letter"]).read_text(encoding="utf-8")
    second, _ = lianfang("person", "link", *account)
    assert Path(second["letter"]).read_text(encoding="utf-8") != before
    told, ended = lianfang("person", "disable", *account, "--reason", "离岗")
    assert ended == Exit.DONE
    assert told["disabled_at"]
    assert lianfang("person", "link", *account)[1] == Exit.REFUSED


def test_an_unknown_login_or_tenant_is_refused(lianfang, bureau):
    unknown = ("--login", "nobody")
    assert lianfang("person", "link", "--tenant", bureau.code, *unknown)[1] == Exit.REFUSED
    assert lianfang("person", "list", "--tenant", "nowhere")[1] == Exit.REFUSED
