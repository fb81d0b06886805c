"""Letters over HTTP: for whom they are issued, who signs, who countersigns."""

import pytest

from tests.commitments.desk import Desk
from tests.risks.scenes import Scene


@pytest.fixture
def desk(app, settings, tag):
    return Desk(app, settings, f"letters-{tag}")


@pytest.fixture
def year(desk):
    desk.open_year()
    return desk


def test_no_letter_is_issued_before_a_year_is_open(desk):
    answer = desk["register_office"].post("/commitment-issuances", {"kind": "personal"})
    assert (answer.status_code, answer.get_json()["code"]) == (409, "letters-need-year")
    assert answer.get_json()["title"] == "没有进行中的年度"


def test_leaders_heads_and_key_posts_owe_a_letter_and_others_do_not(year):
    clerk = year.bureau.people["post_holder"]
    issued = year.issue("personal")
    signers = {one["person_name"] for one in issued["issued"]}
    assert signers == {"赵某", "钱某", "孙某", "李某", "周某", "吴某"}
    assert issued["issued"][0]["number"].endswith("-0001")
    widened = year.issue("personal", post_ids=[str(clerk.post_id)])
    assert [one["person_name"] for one in widened["issued"]] == ["郑某"]
    assert widened["already_count"] == 6


def test_only_the_register_office_issues_letters(year):
    answer = year["section_head"].post("/commitment-issuances", {"kind": "personal"})
    assert answer.status_code == 403
    assert "韩某" in {one["name"] for one in answer.get_json()["who_can"]}


def test_the_letter_names_the_risk_points_of_the_post_by_number_alone(app, settings, tag):
    desk = Desk(app, settings, f"points-{tag}")
    point = Scene(desk.bureau).high()
    desk.open_year()
    desk.issue("personal", post_ids=[str(desk.bureau.people["post_holder"].post_id)])
    letter = desk.letter_of("post_holder")
    text = desk["post_holder"].get(f"/commitments/{letter['id']}").get_json()["text"]
    assert [one["rank"] for one in text["risk_points"]] == [1]
    assert "title" not in text["risk_points"][0]
    assert text["post"] == "预算编制岗"
    assert point


def test_a_letter_is_signed_by_its_person_and_countersigned_by_his_head(year):
    post = str(year.bureau.people["post_holder"].post_id)
    year.issue("personal", post_ids=[post])
    signed = year.sign("post_holder")
    assert signed["state"] == "signed"
    assert signed["countersigners"] == ["预算科科长 李某"]
    path = f"/commitments/{signed['id']}/countersignature"
    refused = year["section_head_2"].put(path, if_match=signed["version"])
    assert refused.status_code == 403
    stamped = year["section_head"].put(path, if_match=signed["version"]).get_json()
    assert (stamped["state"], stamped["countersigner"]) == ("countersigned", "预算科科长 李某")
    again = year["section_head"].put(path, if_match=stamped["version"])
    assert again.get_json()["code"] == "letter-signed"


def test_nobody_signs_for_another(year):
    year.issue("personal")
    letter = year.letter_of("section_head")
    read = year["register_office"].get(f"/commitments/{letter['id']}").get_json()
    for role in ("main_leader", "deputy_leader", "section_head_2"):
        answer = year[role].put(
            f"/commitments/{letter['id']}/signature",
            {"text_digest": read["text_digest"]},
            if_match=letter["version"],
        )
        assert answer.status_code == 403, role


def test_what_is_signed_is_what_was_read(year):
    year.issue("personal")
    letter = year.letter_of("section_head")
    path = f"/commitments/{letter['id']}/signature"
    answer = year["section_head"].put(path, {"text_digest": "0" * 64}, if_match=letter["version"])
    assert (answer.status_code, answer.get_json()["code"]) == (409, "letter-changed")
    old = year["section_head"].get(f"/commitments/{letter['id']}").get_json()["text_digest"]
    words = {"opening": "本人{post}承诺：", "clauses": ["不收礼金。"], "breach": "愿受处分。"}
    reworded = year["register_office"].put("/commitment-templates/personal", words, if_match=0)
    assert reworded.get_json()["edition"] == 1
    answer = year["section_head"].put(path, {"text_digest": old}, if_match=letter["version"])
    assert answer.get_json()["code"] == "letter-changed"
    signed = year.sign("section_head")
    assert signed["text"]["clauses"] == ["不收礼金。"]
    year["register_office"].put(
        "/commitment-templates/personal", words | {"clauses": ["另一条。"]}, if_match=1
    )
    kept = year["section_head"].get(f"/commitments/{signed['id']}").get_json()
    assert kept["text"]["clauses"] == ["不收礼金。"]


def test_the_signature_is_in_the_journal_with_the_very_words(year):
    year.issue("personal")
    signed = year.sign("section_head")
    entries = year["auditor"].get("/journal?topic=commitment.signed").get_json()["items"]
    assert len(entries) == 1
    assert signed["text_digest"] in str(entries[0])


def test_a_letter_of_the_main_leader_needs_no_countersignature(year):
    year.issue("personal")
    assert year.sign("main_leader")["countersigners"] == []


def test_a_signed_letter_is_not_taken_back_and_an_unsigned_one_is(year):
    year.issue("personal")
    signed = year.sign("section_head")
    path = f"/commitments/{signed['id']}/withdrawal"
    answer = year["register_office"].put(path, {"reason": "发错了"}, if_match=signed["version"])
    assert answer.get_json()["code"] == "letter-signed"
    other = year.letter_of("section_head_2")
    answer = year["register_office"].put(
        f"/commitments/{other['id']}/withdrawal", {"reason": "发错了"}, if_match=other["version"]
    )
    assert answer.get_json()["state"] == "withdrawn"


def test_a_clerk_sees_his_letter_and_not_his_colleagues(year):
    people = year.bureau.people
    posts = [str(people[one].post_id) for one in ("post_holder", "post_holder_2")]
    year.issue("personal", post_ids=posts)
    own = year["post_holder"].get("/commitments").get_json()["items"]
    assert [one["person_name"] for one in own] == ["郑某"]
    other = year.letter_of("post_holder_2")
    assert year["post_holder"].get(f"/commitments/{other['id']}").status_code == 403


def test_figures_tell_who_signed_and_who_owes_by_section(year):
    year.issue("personal")
    year.sign("section_head")
    rows = year["main_leader"].get("/commitment-figures").get_json()["items"]
    by_name = {one["department"]: (one["signed"], one["owed"]) for one in rows}
    assert by_name == {
        "局领导": (0, 3),
        "预算科": (1, 0),
        "国库科": (0, 1),
        "政府采购管理科": (0, 1),
    }


def test_a_letter_for_a_project_says_what_it_is_about(year):
    post = str(year.bureau.people["post_holder_3"].post_id)
    made = year["register_office"].post(
        "/commitments",
        {"kind": "project", "post_id": post, "matter": "县医院迁建", "own_clauses": ["不打招呼。"]},
    )
    assert made.status_code == 201
    text = year["post_holder_3"].get(f"/commitments/{made.get_json()['id']}").get_json()["text"]
    assert "县医院迁建" in text["opening"]
    assert text["clauses"][-1] == "不打招呼。"
