"""A console looks as its reader likes it, at whichever machine he sits."""

import pytest

from tests.api import client

LEDGER = {
    "columns": [{"key": "title", "width": 240, "pinned": "left"}, {"key": "cause", "hidden": True}],
    "density": "compact",
}


def test_whoever_chose_nothing_gets_the_usual(people):
    usual = people["post_holder"].get("/me/preferences").get_json()
    assert usual == {
        "text_size": "standard",
        "theme": "light",
        "language": "zh-CN",
        "page_size": 50,
        "phrases": [],
        "tables": {},
        "shortcuts": [],
        "tags_view": False,
        "single_keys": True,
        "tours": [],
        "muted_messages": [],
    }


def test_what_is_chosen_stays_chosen_and_the_rest_as_it_was(app, bureau, people):
    person = people["post_holder"]
    person.put("/me/preferences", {"text_size": "larger", "phrases": ["同意。"]})
    person.put("/me/preferences", {"theme": "contrast", "shortcuts": ["P16", "P18"]})
    found = client(app, bureau, "post_holder").get("/me/preferences").get_json()
    assert (found["text_size"], found["theme"]) == ("larger", "contrast")
    assert (found["phrases"], found["shortcuts"]) == (["同意。"], ["P16", "P18"])
    assert people["section_head"].get("/me/preferences").get_json()["theme"] == "light"


def test_tables_are_remembered_each_by_itself(people):
    person = people["post_holder"]
    person.put("/me/preferences", {"tables": {"risk_points": LEDGER}})
    person.put("/me/preferences", {"tables": {"powers": {"density": "loose"}}})
    found = person.put("/me/preferences", {"page_size": 20}).get_json()
    assert found["tables"] == {"risk_points": LEDGER, "powers": {"density": "loose"}}
    found = person.put("/me/preferences", {"tables": {"powers": None}}).get_json()
    assert found["tables"] == {"risk_points": LEDGER}


@pytest.mark.parametrize(
    "wished",
    [
        {"text_size": "huge"},
        {"theme": "pink"},
        {"language": "fr"},
        {"page_size": 5000},
        {"phrases": ["同意"] * 21},
        {"phrases": [""]},
        {"shortcuts": ["P16"] * 9},
        {"tables": {"risk_points": {"columns": [{"key": "a b"}]}}},
        {"tables": {"risk_points": {"density": "tight"}}},
        {"tags_view": "perhaps"},
        {"colour": "red"},
    ],
)
def test_what_no_console_can_look_like_is_refused(people, wished):
    assert people["post_holder"].put("/me/preferences", wished).status_code == 422
