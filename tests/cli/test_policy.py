"""An operator asks who may do what, and gets the lines that decide."""

import pytest

from service.risks.drafts import MeasureDraft, PointDraft
from service.risks.writing import insert_points
from tenants.database import new_id, unit_of_work, utc_now
from tests import make
from workers.cli.speech import Exit


@pytest.fixture(scope="module")
def bureau(engine, settings):
    return make.bureau(settings, "policy-cli")


@pytest.fixture(scope="module")
def point(bureau):
    """A medium risk point of a clerk's post in a section of the first deputy's portfolio."""
    draft = PointDraft(
        title="擅自调整预算指标",
        subject_type="work_post",
        category="post_duty",
        post_id=bureau.people["post_holder"].post_id,
        manifestations=("未经集体研究调整指标",),
        measures=(MeasureDraft(text="指标调整一律集体研究"),),
        rank=2,
    )
    with unit_of_work(bureau.tenant_id) as session:
        writer = make.actor(bureau, "register_office")
        taken = insert_points(session, writer, [draft], at=utc_now())
        assert taken.problems == ()
    return draft.id


def asked(lianfang, bureau, login, *rest):
    return lianfang("policy", "explain", "--tenant", bureau.code, "--person", login, *rest)


def test_the_deputy_in_charge_decides_and_the_other_deputy_is_told_who(lianfang, bureau, point):
    question = ("--record", str(point), "--permission", "grading:decide")
    told, ended = asked(lianfang, bureau, "deputy_leader", *question)
    assert ended == Exit.DONE
    office = told["offices"][0]
    assert office["allowed"]
    assert any("R-179" in one["because"] for one in office["lines"])
    told, ended = asked(lianfang, bureau, "deputy_leader_2", *question)
    assert ended == Exit.REFUSED
    assert not told["offices"][0]["allowed"]
    assert [one["name"] for one in told["who_can"]] == ["钱某"]
    assert told["responsibility"]["managing"]["name"] == "钱某"
    assert told["responsibility"]["directly_responsible"]["name"] == "郑某"


def test_without_a_permission_all_that_is_allowed_is_listed(lianfang, bureau, point):
    told, _ = asked(lianfang, bureau, "section_head", "--record", str(point))
    may = {one["permission"] for one in told["offices"][0]["may"]}
    assert "risk_point:edit" in may
    assert "grading:decide" not in may


def test_a_record_that_is_not_there_is_refused(lianfang, bureau):
    assert asked(lianfang, bureau, "auditor", "--record", str(new_id()))[1] == Exit.REFUSED


def test_the_text_reads_in_chinese(lianfang, capsys):
    told, _ = lianfang("policy", "show", "--role", "discipline_group", language="zh")
    assert any("纪检组可以监控廉政风险点" in one["says"] for one in told["lines"])
    assert any("任何人不得" in one["says"] for one in told["lines"])


def test_the_policy_is_checked_and_an_overlay_that_loosens_is_refused(lianfang, tmp_path):
    told, ended = lianfang("policy", "check")
    assert (told["sound"], ended) == (True, Exit.DONE)
    loose = tmp_path / "loose.csv"
    loose.write_text("# 放宽\np, post_holder, power, retire, *, tenant, allow\n", encoding="utf-8")
    told, ended = lianfang("policy", "check", "--overlay", str(loose))
    assert (told["sound"], ended) == (False, Exit.REFUSED)
