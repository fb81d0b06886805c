"""A section meets three times before the Party committee decides (C-07, R-293, Q-13)."""

import pytest
from sqlalchemy import Engine

from service.procedures.models import Meeting
from service.procedures.queries.access import opinions_of
from service.procedures.refusals import BodyMissing, MeetingNotInPlace, StepNotInPlace
from service.procedures.use_cases import answer_opinion, give_opinion
from tenants.database import unit_of_work
from tenants.settings import Settings
from tests import make
from tests.procedures.chains import bare, use
from tests.procedures.scenes import LEADERS, Desk, desk


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    use(monkeypatch, bare("bureau_generic_2015", "C-07"))
    return desk(settings, f"thrice-{tag}")


def to_the_third_meeting(work: Desk):
    case = work.send("section_head", work.draft())
    work.hold_section_meeting(case)
    work.advance("post_holder", case)
    work.act("deputy_leader", give_opinion, case, text="补充拨付环节的表现形式")
    with unit_of_work(work.bureau.tenant_id) as session:
        opinion = opinions_of(session, case)[0].id
    work.act("section_head", answer_opinion, case, opinion, adopted=True)
    work.advance("section_head", case)
    work.hold_section_meeting(case)
    work.advance("section_head", case)
    work.advance("register_office", case)
    return case


def test_without_the_first_meeting_the_draft_does_not_leave(work: Desk):
    case = work.send("section_head", work.draft())
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("section_head", case)
    assert refusal.value.facts["missing"][0]["meeting"] == 1


def test_the_third_meeting_stands_before_the_party_committee(work: Desk):
    case = to_the_third_meeting(work)
    assert work.case(case).step_code == "third"
    with pytest.raises(StepNotInPlace) as refusal:
        work.advance("section_head", case)
    assert [one["meeting"] for one in refusal.value.facts["missing"]] == [3]
    work.hold_section_meeting(case)
    work.advance("section_head", case)
    present = (*LEADERS, "party_group")
    work.hold_body_meeting(case, kind="party_committee", present=present)
    assert work.case(case).step_code == "notice"


def test_the_meetings_of_a_section_bear_their_numbers_in_order(work: Desk):
    case = work.send("section_head", work.draft())
    first, second = work.hold_section_meeting(case), work.hold_section_meeting(case)
    with unit_of_work(work.bureau.tenant_id) as session:
        numbers = [session.get(Meeting, (work.bureau.tenant_id, one)) for one in (first, second)]
    assert [one.session_number for one in numbers if one] == [1, 2]


def test_a_section_meets_with_more_than_half_of_its_people(work: Desk):
    case = work.send("section_head", work.draft())
    alone = [
        {"person_id": work.bureau.people["section_head"].person_id, "present": True},
        {"person_id": work.bureau.people["post_holder"].person_id, "present": False},
    ]
    with pytest.raises(MeetingNotInPlace) as refusal:
        work.hold_section_meeting(case, attendance=alone)
    assert refusal.value.facts["missing"][0]["code"] == "quorum-missing"


def test_returned_work_need_not_begin_its_meetings_anew(work: Desk):
    case = to_the_third_meeting(work)
    work.hold_section_meeting(case)
    work.advance("section_head", case)
    present = (*LEADERS, "party_group")
    work.hold_body_meeting(
        case, kind="party_committee", present=present, decision="return", reason="表现形式脱离实际"
    )
    assert work.case(case).step_code == "third"
    assert work.case(case).round == 2
    work.advance("section_head", case)
    assert work.case(case).step_code == "decide"


def test_a_bureau_without_the_body_is_told_what_to_set_up(
    settings: Settings, engine: Engine, tag: str, monkeypatch: pytest.MonkeyPatch
):
    use(monkeypatch, bare("region_pilot", "C-11"))
    work = Desk(make.bureau(settings, f"bodiless-{tag}"))
    work.open_year()
    case = work.send("section_head", work.draft())
    with pytest.raises(BodyMissing) as refusal:
        work.advance("section_head", case)
    assert refusal.value.facts["body"] == "leadership_meeting"
    assert work.case(case).step == 0


def test_the_only_party_body_decides_where_a_chain_names_another(
    settings: Settings, engine: Engine, tag: str, monkeypatch: pytest.MonkeyPatch
):
    """Q-12: the bureau has a Party group and no Party committee."""
    use(monkeypatch, bare("bureau_generic_2015", "C-07"))
    work = Desk(make.bureau(settings, f"group-{tag}"))
    work.open_year()
    case = to_the_third_meeting(work)
    work.hold_section_meeting(case)
    work.advance("section_head", case)
    assert work.case(case).step_code == "decide"
