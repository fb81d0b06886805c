"""People find things by a word or its pinyin, in their own bureau, as far as they may read."""

import pytest

from tenants.pinyin import sounds, sounds_of_person, spelling
from tests import api, make
from tests.risks.test_ledger_api import Office

POWER = {"name": "城乡低保审批", "category": "licensing"}


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"find-{tag}")


@pytest.fixture
def neighbour(app, settings, tag):
    """The main leader of another bureau."""
    return api.client(app, make.bureau(settings, f"next-{tag}"), "main_leader")


def find(caller, q, **asked):
    answer = caller.get("/lookups", query_string={"q": q, **asked})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def titles(caller, q, kind=""):
    return [one["title"] for one in find(caller, q, **({"kind": kind} if kind else {}))["items"]]


def a_power(office, **values):
    own = {"department_id": str(office.bureau.departments["预算科"])}
    answer = office["section_head"].post("/powers", POWER | own | values)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def shown(one):
    characters = list(one["title"])
    return ["".join(characters[start:end]) for start, end in one["marks"]]


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("低保", ["低保"]),
        ("审批 低保", ["低保审批"]),
        ("dbsp", ["低保审批"]),
        ("dibao", ["低保"]),
        ("DIB", ["低保"]),
        ("xiangdi", ["乡低"]),
        ("dibao sp", ["低保审批"]),
    ],
)
def test_a_power_is_found_by_its_characters_sounds_or_initials(office, typed, marked):
    power = a_power(office)
    (found,) = find(office["main_leader"], typed)["items"]
    assert (found["kind"], found["id"], found["number"]) == ("power", power["id"], power["number"])
    assert shown(found) == marked


@pytest.mark.parametrize("typed", ["ibao", "dbps", "gaobao", "%", "低_"])
def test_what_begins_within_a_sound_or_is_no_part_of_it_finds_nothing(office, typed):
    a_power(office)
    assert find(office["main_leader"], typed) == {"items": [], "more": []}


def test_a_new_name_is_found_and_the_old_one_no_more(office):
    power = a_power(office)
    path = f"/powers/{power['id']}"
    answer = office["section_head"].put(path, {"name": "医疗救助"}, if_match=power["version"])
    assert answer.status_code == 200
    assert titles(office["main_leader"], "yljz") == ["医疗救助"]
    assert titles(office["main_leader"], "dbsp") == []


def test_catalogue_and_ledger_answer_pinyin_as_the_search_does(office):
    power, point = a_power(office), office.point()
    found = office["main_leader"].get("/powers?q=dbsp").get_json()["items"]
    assert [one["id"] for one in found] == [power["id"]]
    letters = "".join(one[:1] for one in sounds(point["title"]))[:5]
    found = office["main_leader"].get(f"/risk-points?q={letters}").get_json()["items"]
    assert [one["id"] for one in found] == [point["id"]]
    assert point["title"] in titles(office["main_leader"], letters)


def test_sections_posts_and_people_are_found_with_their_place(office):
    found = find(office["main_leader"], "ysk")["items"]
    assert [one["title"] for one in found if one["kind"] == "department"] == ["预算科"]
    handle = office.bureau.people["section_head"]
    (person,) = find(office["main_leader"], handle.name, kind="person")["items"]
    assert person["id"] == str(handle.person_id)
    assert person["number"]  # the post he sits in


def test_nobody_finds_what_he_may_not_read(office):
    point = office.point()
    assert titles(office["post_holder"], point["title"], "risk_point") == [point["title"]]
    for role in office.bureau.people:
        caller = office[role]
        read = caller.get("/risk-points?limit=200")
        mine = {one["id"] for one in read.get_json()["items"]} if read.status_code == 200 else set()
        found = find(caller, point["title"], kind="risk_point")["items"]
        assert {one["id"] for one in found} <= mine, role


def test_another_bureau_finds_nothing_of_ours(office, neighbour):
    a_power(office)
    point = office.point()
    for asked in ("dbsp", "低保", point["title"], office.bureau.people["section_head"].name):
        ours = {one["id"] for one in find(office["main_leader"], asked)["items"]}
        assert ours
        assert ours.isdisjoint(one["id"] for one in find(neighbour, asked)["items"])


def test_titles_come_before_texts_and_what_is_more_is_said(office):
    a_power(office, name="医疗救助", content="参照低保办理")
    named = [a_power(office, name=f"低保审批（{one}）")["name"] for one in "甲乙"]
    found = find(office["main_leader"], "低保", kind="power", limit=2)
    assert [one["title"] for one in found["items"]] == named
    assert found["more"] == ["power"]
    assert len(find(office["main_leader"], "低保", kind="power")["items"]) == 3


def test_a_question_without_words_or_of_an_unknown_kind_is_refused(office):
    assert office["main_leader"].get("/lookups?q=").status_code == 422
    assert office["main_leader"].get("/lookups?q=a&kind=signal").status_code == 422
    assert find(office["main_leader"], "  ") == {"items": [], "more": []}


def test_words_are_read_as_they_are_said_and_family_names_as_names():
    assert sounds("银行会计重大调查") == ["yin", "hang", "kuai", "ji", "zhong", "da", "diao", "cha"]
    assert sounds_of_person("单小吕") == ["shan", "xiao", "lv"]
    assert spelling(sounds("低保（甲）")).split() == ["dbj", "bj", "j", "dibaojia", "baojia", "jia"]


def test_a_name_with_a_sign_of_no_alphabet_is_found_and_marked(office):
    made = a_power(office, name="瓒嬴\ue83c育审批")  # 造字区
    (found,) = find(office["section_head"], "ysp", kind="power")["items"]
    assert (found["title"], shown(found)) == (made["name"], ["育审批"])


def test_what_is_found_says_how_far_it_is_in_the_words_of_all_registers(office):
    a_power(office)
    (power,) = find(office["main_leader"], "低保", kind="power")["items"]
    (section,) = find(office["main_leader"], "预算科", kind="department")["items"]
    assert (power["standing"], power["late_days"]) == ("draft", 0)
    assert section["standing"] is None
