"""The policy text is readable, closed over its alphabet, and says what it should of each office."""

import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from policies.decisions import (
    BIT,
    RANK_WORD,
    TABLE,
    TEXT,
    build_enforcer,
    decide,
    measure_decision,
    verdict,
)
from policies.explanations import label
from policies.permissions import Permission
from policies.separation import BUSINESS, OPERATORS
from policies.text import FOLDER, PolicyError, read_text
from policies.words import RANKS, ROLES, SCOPES
from tenants.vocabulary import ROLES as VOCABULARY_ROLES

REGISTERS = {"power", "risk_point", "measure", "grading", "lowering", "import"}


def grants(role):
    return {
        permission
        for permission, rank, scope in product(Permission, RANK_WORD, SCOPES)
        if decide(role, permission, rank, scope)
    }


def test_the_text_and_the_vocabulary_name_the_same_permissions():
    named = {permission for line in TEXT.lines for permission in line.permissions()}
    assert named == set(Permission)


def test_every_permission_is_granted_to_somebody():
    assert set().union(*(grants(role) for role in ROLES)) == set(Permission)


def test_the_text_and_the_bureaus_vocabulary_name_the_same_roles():
    assert set(ROLES) == set(VOCABULARY_ROLES)
    assert {line.role for line in TEXT.lines} - {"*"} == set(ROLES)


def test_every_permission_has_a_name_in_both_languages():
    for permission in Permission:
        zh, en = label(permission)
        assert re.search("[一-鿿]", zh)
        assert en.isascii()


def test_every_line_gives_its_reason_in_chinese():
    assert [str(line) for line in TEXT.lines if not re.search("[一-鿿]", line.because)] == []


def test_no_line_says_what_another_line_says_already():
    seen = {}
    for line in TEXT.lines:
        cells = product(line.permissions(), line.ranks, line.scopes)
        for cell in ((line.role, line.effect, *rest) for rest in cells):
            assert cell not in seen, f"{line} repeats {seen[cell]}"
            seen[cell] = line


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("p, 局长, power, read, *, tenant, allow", "unknown word '局长'"),
        ("p, auditor, powers, read, *, tenant, allow", "no permission is meant by 'powers'"),
        ("p, auditor, power, raed, *, tenant, allow", "no permission is meant by"),
        ("p, auditor, power, read|lower, *, tenant, allow", "no permission is meant by 'lower'"),
        ("p, auditor, power, read, 4, tenant, allow", "unknown word '4'"),
        ("p, auditor, power, read, *, county, allow", "unknown word 'county'"),
        ("p, auditor, power, read, *, tenant, maybe", "unknown effect 'maybe'"),
        ("p, auditor, power, read, *, tenant", "a line is"),
        ("g, auditor", "an inclusion is"),
        ("q, auditor, power, read, *, tenant, allow", "a line is"),
    ],
)
def test_a_slip_of_the_pen_is_an_error_that_names_its_line(tmp_path, written, complaint):
    path = tmp_path / "policy.csv"
    path.write_text(f"# 规则\n{written}\n", encoding="utf-8")
    with pytest.raises(PolicyError, match=re.escape("policy.csv:2:")) as refusal:
        read_text(path)
    assert complaint in str(refusal.value)


@pytest.mark.parametrize(
    "question",
    [
        ("mayor", Permission.POWER_READ, None, "tenant"),
        ("auditor", "power:rename", None, "tenant"),
        ("auditor", Permission.POWER_READ, 4, "tenant"),
        ("auditor", Permission.POWER_READ, "HIGH", "tenant"),
        ("auditor", Permission.POWER_READ, None, "county"),
        ("auditor", Permission.POWER_READ, [], "tenant"),
    ],
)
def test_a_question_with_an_unknown_word_is_an_error_and_never_a_no(question):
    with pytest.raises(PolicyError, match="no such question"):
        decide(*question)
    if question[3] == "tenant":
        with pytest.raises(PolicyError, match="no such question"):
            verdict(*question[:3])


def test_the_table_answers_exactly_what_casbin_answers_over_the_whole_text():
    enforcer = build_enforcer(TEXT, TEXT.lines)
    dice = random.Random(7)  # noqa: S311
    alphabet = list(product(ROLES, Permission, RANK_WORD, SCOPES))
    for role, permission, rank, scope in dice.sample(alphabet, 1500):
        words = (role, permission.noun, permission.act, RANK_WORD[rank], scope)
        spoken = TABLE.lines.get((role, permission, rank, scope), ())
        forbidden = any(line.effect == "deny" for line in spoken)
        assert decide(role, permission, rank, scope) == (
            enforcer.enforce(*words) and not forbidden
        ), words


def test_threads_get_the_same_answers_as_one():
    alphabet = list(product(ROLES, Permission, RANK_WORD, SCOPES))
    alone = [decide(*question) for question in alphabet]
    with ThreadPoolExecutor(8) as pool:
        together = pool.map(lambda _: [decide(*one) for one in alphabet], range(8))
        assert all(answers == alone for answers in together)


def test_a_decision_takes_less_than_two_microseconds():
    assert min(measure_decision(50_000) for _ in range(3)) < 2e-6


def test_all_answers_are_computed_at_start_within_a_second():
    code = (
        "import time, casbin, sqlalchemy; began = time.process_time(); import policies.decisions;"
        "print(time.process_time() - began)"
    )
    spent = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=FOLDER.parent
    )
    assert float(spent.stdout) < 1.0


@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_a_platform_operator_has_no_business_permission(operator):
    platform = {"tenant", "operator", "queue", "platform_journal"}
    assert {permission.noun for permission in grants(operator)} <= platform


def test_no_two_platform_operators_can_do_the_same_to_accounts_tenants_and_journals():
    changes = [{p for p in grants(one) if p.act != "read"} for one in sorted(OPERATORS)]
    assert not changes[0] & changes[1]
    assert not changes[0] & changes[2]
    assert not changes[1] & changes[2]


@pytest.mark.parametrize("role", ["leading_group", "leading_group_office"])
def test_the_leading_group_touches_no_register_directly(role):
    assert not {permission.noun for permission in grants(role)} & REGISTERS


@pytest.mark.parametrize("role", sorted(BUSINESS))
def test_nobody_in_a_bureau_can_do_what_platform_operators_do(role):
    assert not {p.noun for p in grants(role)} & {"tenant", "operator", "queue", "platform_journal"}


HARMLESS = {"read", "verify", "explain", "make", "monitor", "urge"}
OPINIONS = {"case:act", "notice:comment", "measure:review", "source:record"}


def harmful(role: str) -> set[str]:
    return {one.value for one in grants(role) if one.act not in HARMLESS}


def test_an_auditor_changes_nothing():
    assert harmful("auditor") == set()


def test_who_watches_gives_opinions_and_changes_nothing():
    assert harmful("supervision_office") == OPINIONS


def test_the_party_group_acts_in_its_meetings_and_on_its_step_of_a_case_only():
    assert harmful("party_group") == {"case:act", "notice:comment", "meeting:sign"}


def test_the_discipline_group_runs_the_years_work_gives_opinions_and_changes_nothing_else():
    assert harmful("discipline_group") == OPINIONS | {"cycle_plan:adopt"}


@pytest.mark.parametrize("line", [one for one in TEXT.lines if one.effect == "deny"], ids=str)
def test_a_prohibition_prevails_over_any_line_that_allows_the_same(line):
    ranks = {word: rank for rank, word in RANK_WORD.items()}
    for role, permission in product(TEXT.bearers(line.role), line.permissions()):
        for rank, scope in product(line.ranks, line.scopes):
            assert not decide(role, permission, ranks[rank], scope)


def test_every_line_gives_its_own_reason_and_names_a_source():
    for line in TEXT.lines:
        assert line.because, line
        assert not line.because.startswith("-"), line
        platform = line.role in OPERATORS
        assert platform or any(mark in line.because for mark in ("R-", "Q-", "C-", "D-")), line


def test_who_manages_a_risk_does_not_monitor_it_and_nobody_monitors_his_own():
    for role, rank, scope in product(ROLES, RANK_WORD, SCOPES):
        if decide(role, "risk_point:manage", rank, scope):
            watches = verdict(role, Permission.RISK_POINT_MONITOR, rank)
            assert not watches.permits(BIT[scope] | BIT["tenant"]), (role, rank, scope)
        assert not decide(role, "risk_point:monitor", rank, "own")


def test_workers_decide_nothing():
    assert not {p.act for p in grants("system")} & {"decide", "put_in_force", "retire", "appoint"}


def test_only_the_main_leader_can_lower_and_only_what_is_high():
    assert [role for role in ROLES if Permission.LOWERING_DECIDE in grants(role)] == ["main_leader"]
    ranks = [rank for rank in RANK_WORD if decide("main_leader", "lowering:decide", rank, "tenant")]
    assert ranks == [1]
    assert set(RANKS) == set(RANK_WORD.values())
