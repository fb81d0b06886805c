"""Whoever approves a sum is authorised for it; beyond his limit it goes up a level (R-300)."""

import pytest

from policies.chains import read_chains
from service.procedures.refusals import BeyondAuthority
from service.procedures.use_cases.limits import grant_limit
from tenants.clock import today
from tenants.errors import Forbidden
from tests.procedures.chains import use
from tests.procedures.scenes import Desk

ONE_REVIEW = """
profile: region_pilot
version: 1
chains:
  - code: SUM
    object: risk_point
    zh: 审批金额
    en: A sum
    source: a test
    steps:
      - {code: find, type: draft, acting: section_members, zh: 起草, en: Draft}
      - {code: check, type: gatekeep, acting: deputy_leader, zh: 把关, en: Gatekeep,
         results: [confirmed]}
      - {code: file, type: file, acting: register_office, zh: 备案, en: File, results: [filed]}
"""
SUM = {"amount": "600000.00", "amount_kind": "large_funds"}


@pytest.fixture
def asked(work: Desk, monkeypatch):
    use(monkeypatch, read_chains(ONE_REVIEW, source="a test"))

    def ask(**values):
        case = work.send("section_head", work.draft(), values=values)
        work.advance("section_head", case)
        return case

    return ask


def grant(work: Desk, role: str, amount: str) -> None:
    words = {"kind": "large_funds", "amount": amount, "document": "局发〔2026〕3号"}
    post = work.bureau.people[role].post_id
    work.act("main_leader", grant_limit, post_id=post, starts_on=today(), **words)


def test_a_deputy_approves_within_his_limit(work: Desk, asked):
    grant(work, "deputy_leader", "600000.00")
    case = asked(**SUM)
    work.advance("deputy_leader", case)
    assert work.case(case).step_code == "file"


def test_without_a_record_nobody_approves_a_sum(work: Desk, asked):
    case = asked(**SUM)
    with pytest.raises(BeyondAuthority) as refused:
        work.advance("deputy_leader", case)
    assert refused.value.facts["who_can"][0]["role"] == "leadership_meeting"


def test_beyond_his_limit_it_goes_to_the_next_whose_limit_suffices(work: Desk, asked):
    grant(work, "deputy_leader", "599999.99")
    grant(work, "section_head_2", "900000.00")
    case = asked(**SUM)
    with pytest.raises(BeyondAuthority):
        work.advance("deputy_leader", case)
    with pytest.raises(Forbidden):
        work.advance("section_head_2", case)


def test_a_case_without_a_sum_asks_for_no_limit(work: Desk, asked):
    case = asked()
    work.advance("deputy_leader", case)
    assert work.case(case).step_code == "file"
