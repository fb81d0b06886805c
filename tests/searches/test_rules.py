"""What a sheet must have, who owes one, and which points are copies."""

import time
from uuid import uuid4

import pytest

from service.searches.library import samples, standards
from service.searches.rules.gaps import Candidate, SheetFacts, gaps_of_sheet
from service.searches.rules.owing import method_of, owes, parts_of, strictness
from service.searches.rules.similarity import all_copies, copies_of, worded
from service.searches.rules.vocabulary import METHOD_NAMES
from tenants.profiles import load_profile, profile_codes

ANYTHING = {
    one: frozenset({"post_duty", "business_process"}) for one in ("work_post", "section", "unit")
}


def sheet(**values):
    usual = {
        "subject_type": "work_post",
        "coverage": "block",
        "parts": ("duties",),
        "allowed": ANYTHING,
        "cause_required": True,
    }
    return SheetFacts(**(usual | values))


def point(**values):
    usual = {
        "part": "duties",
        "title": "评审专家选取不规范",
        "category": "post_duty",
        "manifestations": ("指定熟人参加评审",),
        "causes": ("institution",),
        "loss": "专项资金流失,项目落空",
        "uncertainty": "每年有十次评审,较易发生",
        "anchored": False,
    }
    return Candidate(**(usual | values))


def codes(one):
    return [gap.code for gap in gaps_of_sheet(one)]


def test_a_post_with_disposal_authority_never_has_no_risk():
    blanks = {("duties", None): "岗位职责内没有此类事项"}
    assert codes(sheet(blanks=blanks)) == []
    assert codes(sheet(blanks=blanks, disposes=True)) == ["nil-return-refused"]
    assert codes(sheet(disposes=True, candidates=(point(),))) == []
    dropped = point(answer="dropped")
    assert "nil-return-refused" in codes(sheet(disposes=True, candidates=(dropped,), blanks=blanks))


@pytest.mark.parametrize("text", ["无", "略", "同上", "xxx", "。。。", "短"])
def test_words_that_say_nothing_are_sent_back(text):
    for name in ("title", "loss", "uncertainty"):
        told = codes(sheet(candidates=(point(**{name: text}),)))
        assert told in (["text-missing"], ["text-too-short"])
    assert codes(sheet(blanks={("duties", None): text})) == ["reason-too-thin"]


def test_a_point_of_a_section_names_its_place_and_one_of_a_post_has_one():
    section = sheet(
        subject_type="section",
        candidates=(point(),),
        inputs=("laws", "rules", "business", "petitions"),
    )
    assert codes(section) == ["anchor-missing"]
    assert codes(sheet(candidates=(point(),))) == []


def test_manifestations_are_there_and_each_says_something_else():
    twice = point(manifestations=("指定熟人参加评审", "指定熟人参加评审。"))
    assert codes(sheet(candidates=(twice,))) == ["text-repeated"]
    assert codes(sheet(candidates=(point(manifestations=()),))) == ["manifestation-missing"]


def test_each_power_of_a_section_is_asked_in_each_aspect():
    grants, audits = uuid4(), uuid4()
    one = point(part="process", power_id=grants, category="business_process", anchored=True)
    told = gaps_of_sheet(
        sheet(
            subject_type="section",
            parts=("process",),
            powers={grants: "资金拨付", audits: "绩效评价"},
            candidates=(one,),
            inputs=("laws", "rules", "business", "petitions"),
        )
    )
    assert [(gap.code, gap.facts["power"]) for gap in told] == [("part-unanswered", "绩效评价")]


def test_leaders_and_key_posts_are_always_asked_others_as_decided():
    assert owes(leadership="section_head", is_key=False, disposes=False, work_posts="key")
    assert owes(leadership="none", is_key=True, disposes=False, work_posts="key")
    assert not owes(leadership="none", is_key=False, disposes=True, work_posts="key")
    assert owes(leadership="none", is_key=False, disposes=True, work_posts="disposal")
    assert strictness("leadership_post", {"leadership_post": "warn"}, "warn") == "block"
    assert strictness("work_post", {"work_post": "warn"}, "warn") == "warn"
    assert "large_funds" in parts_of("leadership_post", "deputy_leader")
    assert parts_of("leadership_post", "section_head") == ("duties", "flow")


@pytest.mark.parametrize("code", profile_codes())
def test_every_profile_has_its_standards_and_words_for_each_contribution(code):
    profile = load_profile(code)
    known = tuple(one.code for one in profile.contributions)
    for act in ("self_find", "masses_help", "leader_raise"):
        assert method_of(act, known, METHOD_NAMES)
    assert standards(code)["work_posts"] in ("all", "key", "disposal")
    assert standards(code)["focus"]


def test_the_library_has_samples_for_every_category_any_profile_uses():
    used = {one.code for code in profile_codes() for one in load_profile(code).categories}
    assert used <= {one.category for one in samples()}
    assert all(one.source.startswith("R-") for one in samples())


def test_copies_are_found_across_posts_and_not_under_the_same_post():
    mine = worded(uuid4(), "FX-1", ("post", 1), "评审专家选取不规范", ["指定熟人参加评审会议"])
    copied = worded(uuid4(), "FX-2", ("post", 2), "评审专家选取不规范", ["指定熟人参加评审会议。"])
    own = worded(uuid4(), "FX-3", ("post", 1), "评审专家选取不规范", ["指定熟人参加评审会议"])
    other = worded(uuid4(), "FX-4", ("post", 3), "票据管理不严", ["票据领用没有登记造册"])
    found = copies_of([mine], [mine, copied, own, other])
    assert [(one.other.number, one.score) for one in found] == [("FX-2", 100)]
    assert {(one.one.number, one.other.number) for one in all_copies([mine, copied, other])} == {
        ("FX-1", "FX-2")
    }


def test_the_whole_register_is_compared_in_a_second():
    points = [
        worded(
            uuid4(), f"FX-{n}", ("post", n), f"第{n * 7919}号事项审核把关环节{n}", [f"表现{n * 31}"]
        )
        for n in range(2351)
    ]
    begun = time.process_time()
    all_copies(points)
    assert time.process_time() - begun < 2
