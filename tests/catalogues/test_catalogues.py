"""Section by section the confirmed powers become the bureau's list; only the approved is one."""

import pytest

from service.catalogues.models import Catalogue
from service.catalogues.queries import access_list, compare_lists, current_list
from service.catalogues.refusals import (
    CatalogueFixed,
    NothingConfirmed,
    NotUnderItemReview,
    SectionsNotReady,
)
from service.catalogues.use_cases import (
    items_of,
    make_bureau_catalogue,
    make_section_catalogue,
    renew_bureau_catalogue,
    review_items,
)
from service.powers.use_cases import draft_power, record_cleanup
from service.procedures.refusals import StepNotInPlace
from service.procedures.use_cases import reopen_for
from tenants.database import new_id, owned, unit_of_work
from tenants.errors import Forbidden, Invalid, NotFound
from tests.powers.test_cleaning import LAW, WRITTEN
from tests.procedures.scenes import Desk, desk


@pytest.fixture
def work(settings, engine, tag) -> Desk:
    return desk(settings, f"catalogues-{tag}")


HOLDERS = {
    "预算科": ("section_head", "post_holder", "post_holder_b", "deputy_leader"),
    "国库科": ("section_head_2", "post_holder_2", "post_holder_2b", "deputy_leader"),
}


def confirmed(work: Desk, section="预算科", **values):
    """A section's power, cleaned up and confirmed through its chain."""
    clerk = HOLDERS[section][1]
    posts = [{"post_id": work.post(clerk), "duty": "handling"}]
    home = work.bureau.departments[section]
    words = WRITTEN | {"department_id": home, "posts": posts, "exercising_subject": section}
    power = work.act(clerk, draft_power, **(words | values))
    again(work, power, section, "retain")
    return power


def again(work: Desk, power, section="预算科", decision="adjust", **values):
    head, _, colleague, leader = HOLDERS[section]
    said = {"decision": decision, "sources": LAW, "reason": "按新规调整"}
    work.act(head, record_cleanup, power.id, if_version=None, **(said | values))
    case = work.send(head, power.id, kind="power")
    work.advance(colleague, case)
    work.advance(colleague, case)
    work.advance(leader, case)


def section_catalogues(work: Desk):
    for section, (head, *_) in HOLDERS.items():
        work.act(head, make_section_catalogue, work.bureau.departments[section])


def approve(work: Desk, catalogue: Catalogue) -> None:
    """The register office sends it, supervision reviews it, the leadership decides, it is shown."""
    case = work.send("register_office", catalogue.id, kind="catalogue")
    work.advance("register_office", case)
    work.advance("supervision_office", case)
    work.hold_body_meeting(case)
    work.show_and_end(case)


def lines(work: Desk, catalogue: Catalogue):
    with unit_of_work(work.bureau.tenant_id) as session:
        return items_of(session, [catalogue.id])


def read(work: Desk, catalogue: Catalogue) -> Catalogue:
    with unit_of_work(work.bureau.tenant_id) as session:
        found = owned(session, Catalogue, catalogue.id)
        assert found is not None
        return found


def test_a_section_catalogue_holds_confirmed_powers_alone(work):
    home = work.bureau.departments["预算科"]
    with pytest.raises(NothingConfirmed):
        work.act("section_head", make_section_catalogue, home)
    power = confirmed(work)
    words = WRITTEN | {"department_id": home, "name": "未确认的职权"}
    work.act("post_holder", draft_power, **words)
    made = work.act("section_head", make_section_catalogue, home)
    assert (made.state, made.edition, made.counts["total"]) == ("frozen", 1, 1)
    assert [one.power_id for one in lines(work, made)] == [power.id]
    with pytest.raises(Forbidden):
        work.act("section_head_2", make_section_catalogue, home)


def test_a_frozen_catalogue_says_what_was_confirmed_that_day(work):
    power = confirmed(work)
    home = work.bureau.departments["预算科"]
    first = work.act("section_head", make_section_catalogue, home)
    again(work, power, proposed={"content": "批复预算并公开"})
    second = work.act("section_head", make_section_catalogue, home)
    assert [one.document["content"] for one in lines(work, first)] == ["批复各部门预算"]
    assert [one.document["content"] for one in lines(work, second)] == ["批复预算并公开"]
    assert (first.edition, second.edition) == (1, 2)


def test_the_bureau_merges_only_when_each_section_stands(work):
    confirmed(work)
    confirmed(work, "国库科", name="国库集中支付审核")
    work.act("section_head", make_section_catalogue, work.bureau.departments["预算科"])
    with pytest.raises(SectionsNotReady) as refusal:
        work.act("register_office", make_bureau_catalogue)
    told = [{"section": "国库科", "code": "section-catalogue-missing"}]
    assert refusal.value.facts["sections"] == told
    with pytest.raises(Forbidden):
        work.act("section_head", make_bureau_catalogue)


def test_duplicates_across_sections_are_flagged_and_not_merged(work):
    confirmed(work)
    confirmed(work, "国库科", name="部门预算的批复")
    section_catalogues(work)
    made = work.act("register_office", make_bureau_catalogue)
    assert made.counts["total"] == 2
    assert [one.duplicates for one in lines(work, made)] == [["W-QT-0002"], ["W-QT-0001"]]


def test_the_approved_and_shown_catalogue_is_the_power_list(work):
    confirmed(work)
    confirmed(work, "国库科", name="国库集中支付审核", category="payment")
    section_catalogues(work)
    made = work.act("register_office", make_bureau_catalogue)
    with pytest.raises(NotFound):
        work.act("auditor", current_list)
    with pytest.raises(NotFound):
        work.act("auditor", access_list, made.id)
    approve(work, made)
    found = work.act("auditor", current_list)
    assert (found.id, found.list_number, found.state) == (made.id, 1, "in_force")
    assert found.counts == {
        "total": 2,
        "by_category": {"other_administrative": 1, "payment": 1},
    }
    assert work.topics(made.id) == [
        "catalogue.drafted",
        "catalogue.reviewed",
        "catalogue.approved",
        "power_list.in_force",
    ]
    with pytest.raises(CatalogueFixed):
        work.act("register_office", renew_bureau_catalogue, made.id, if_version=found.version)


def test_a_new_list_replaces_the_old_which_stays_to_be_compared(work):
    power = confirmed(work)
    confirmed(work, "国库科", name="国库集中支付审核", category="payment")
    section_catalogues(work)
    first = work.act("register_office", make_bureau_catalogue)
    approve(work, first)
    again(work, power, proposed={"content": "批复预算并公开"})
    confirmed(work, "国库科", name="账户审批", category="licensing")
    section_catalogues(work)
    second = work.act("register_office", make_bureau_catalogue)
    assert work.act("auditor", current_list).id == first.id
    approve(work, second)
    assert work.act("auditor", current_list).list_number == 2
    assert read(work, first).state == "superseded"
    told = work.act("auditor", compare_lists, first.id, second.id)
    assert [one["number"] for one in told["added"]] == ["W-XK-0001"]
    assert told["removed"] == []
    (changed,) = told["changed"]
    assert changed["changes"] == [
        {"field": "content", "before": "批复各部门预算", "after": "批复预算并公开"}
    ]


def test_each_power_is_reviewed_and_what_goes_back_stays_out_of_the_list(work):
    confirmed(work)
    confirmed(work, "国库科", name="国库集中支付审核", category="payment")
    section_catalogues(work)
    made = work.act("register_office", make_bureau_catalogue)
    good, bad = lines(work, made)
    said = [
        {"item_id": good.id, "state": "approved", "reason": ""},
        {"item_id": bad.id, "state": "returned", "reason": "依据已失效"},
    ]
    with pytest.raises(NotUnderItemReview):
        work.act("supervision_office", review_items, made.id, if_version=None, items=said)
    case = work.send("register_office", made.id, kind="catalogue")
    work.advance("register_office", case)
    with pytest.raises(NotUnderItemReview):
        work.act("register_office", review_items, made.id, if_version=None, items=said)
    mute = [said[0], said[1] | {"reason": " "}]
    with pytest.raises(Invalid):
        work.act("supervision_office", review_items, made.id, if_version=None, items=mute)
    work.act("supervision_office", review_items, made.id, if_version=None, items=said)
    work.advance("supervision_office", case)
    work.hold_body_meeting(case)
    work.show_and_end(case)
    assert [one.state for one in lines(work, made)] == ["approved", "returned"]
    assert work.act("auditor", current_list).counts["total"] == 1


def test_a_returned_catalogue_is_merged_anew_and_keeps_what_was_approved(work):
    confirmed(work)
    other = confirmed(work, "国库科", name="国库集中支付审核", category="payment")
    section_catalogues(work)
    made = work.act("register_office", make_bureau_catalogue)
    case = work.send("register_office", made.id, kind="catalogue")
    work.advance("register_office", case)
    good, bad = lines(work, made)
    said = [
        {"item_id": good.id, "state": "approved", "reason": ""},
        {"item_id": bad.id, "state": "returned", "reason": "内容不全"},
    ]
    work.act("supervision_office", review_items, made.id, if_version=None, items=said)
    work.give_back("supervision_office", case)
    with pytest.raises(StepNotInPlace):
        work.advance("register_office", case)
    again(work, other, "国库科", proposed={"content": "审核国库集中支付申请"})
    section_catalogues(work)
    now = read(work, made)
    work.act("register_office", renew_bureau_catalogue, made.id, if_version=now.version)
    assert [one.state for one in lines(work, made)] == ["approved", "open"]
    work.advance("register_office", case)


def test_an_objection_upheld_during_the_notice_takes_the_list_back(work):
    confirmed(work)
    work.act("section_head", make_section_catalogue, work.bureau.departments["预算科"])
    made = work.act("register_office", make_bureau_catalogue)
    case = work.send("register_office", made.id, kind="catalogue")
    work.advance("register_office", case)
    work.advance("supervision_office", case)
    work.hold_body_meeting(case)
    assert read(work, made).state == "approved"
    work.act("register_office", reopen_for, case, reason="遗漏一项职权", comment_id=new_id())
    now = read(work, made)
    assert (now.state, now.approved_on) == ("draft", None)
    work.act("register_office", renew_bureau_catalogue, made.id, if_version=now.version)
