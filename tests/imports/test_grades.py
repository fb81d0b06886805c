"""A written grade comes in only through those who may bring it; from others it is a proposal."""

import pytest

from tests.imports.desk import asked, register, row

POINTS = "SELECT rank, proposed_rank, status FROM risk_points ORDER BY number"


def entered(bureau):
    return [(one.rank, one.proposed_rank, one.status) for one in asked(bureau, POINTS)]


@pytest.fixture
def content():
    return register(row(1), row(2, rank="中"), row(3, rank="低"))


def test_the_register_office_enters_what_the_bureau_decided_before(clerk, bureau, content):
    clerk.open(content)
    assert clerk.commit().status_code == 200
    assert entered(bureau) == [(1, None, "in_force"), (2, None, "in_force"), (3, None, "in_force")]


def test_a_head_of_section_brings_in_low_risks_and_proposes_the_others(head, bureau, content):
    head.open(content)
    assert head.commit().status_code == 200
    assert entered(bureau) == [(None, 1, "draft"), (None, 2, "draft"), (3, None, "in_force")]
    assert head.codes() == ["grade-left-to-decide", "grade-left-to-decide"]


def test_the_administrator_brings_in_no_grade_at_all(administrator, bureau, content):
    administrator.open(content)
    assert administrator.commit().status_code == 200
    assert entered(bureau) == [(None, 1, "draft"), (None, 2, "draft"), (None, 3, "draft")]
