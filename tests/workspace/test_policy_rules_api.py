"""The policy as a cadre reads it in the console: line by line, in words, with its source."""

import re

import pytest

from policies.overlays import load_overlay, tighten
from tests import make
from tests.api import client


@pytest.fixture
def overlay(tmp_path, bureau):
    written = tmp_path / "county.csv"
    written.write_text(
        "# 县里从严\np, section_head, grading, decide, 3, department, deny\n", "utf-8"
    )
    tighten(load_overlay(written), tenant_id=bureau.tenant_id)
    yield
    tighten(None, tenant_id=bureau.tenant_id)


def rows(caller, words="", **options):
    answer = caller.get(f"/policy-rules?{words}", **options)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()["items"]


def test_every_line_is_readable_and_says_why(people):
    found = rows(people["administrator"])
    assert len(found) > 200
    for one in found:
        assert one["because"]
        assert not re.search("[A-Z]-[0-9]|[,;:(]", one["because"]), one["because"]
        assert one["role"]["label"]
        assert all(word["label"] for word in (*one["permissions"], *one["ranks"], *one["scopes"]))


def test_who_decides_low_grades_is_found_by_permission(people):
    found = rows(people["auditor"], "permission=grading:decide&role=section_head")
    (low,) = [one for one in found if one["effect"] == "allow"]
    assert low["sentence"] == "科室负责人可以审定风险等级；等级：低风险；范围：本科室"
    assert low["source"] == "policy.csv"
    (english,) = [
        one
        for one in rows(
            people["auditor"],
            "permission=grading:decide&role=section_head",
            headers={"Accept-Language": "en"},
        )
        if one["effect"] == "allow"
    ]
    assert english["role"]["label"] == "head of section"
    assert english["sentence"].startswith("head of section may decide grades; grade: low rank;")


def test_a_role_takes_over_the_lines_of_those_it_includes(people):
    found = rows(people["main_leader"], "role=section_head&permission=power:draft")
    assert [one["role"]["code"] for one in found] == ["post_holder"]
    assert {one["code"] for one in found[0]["borne_by"]} >= {"section_head", "deputy_leader"}


def test_what_the_bureau_tightened_is_shown_to_it_alone(people, overlay, app, settings, tag):
    words = "permission=grading:decide&role=section_head"
    added = [one for one in rows(people["administrator"], words) if one["overlay"]]
    assert [(one["effect"], one["because"], one["source"]) for one in added] == [
        ("deny", "县里从严", "county.csv")
    ]
    other = client(app, make.bureau(settings, f"next-{tag}"), "administrator")
    assert not any(one["overlay"] for one in rows(other, words))


@pytest.mark.parametrize("role", ["post_holder", "section_head", "deputy_leader"])
def test_it_is_for_those_who_explain_the_policy(people, role):
    refused = people[role].get("/policy-rules")
    assert refused.status_code == 403
    assert {"administrator", "auditor"} <= {one["role"] for one in refused.get_json()["who_can"]}
