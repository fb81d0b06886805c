"""The door: what a refusal tells, why a decision fell, how an overlay tightens, what excludes."""

from itertools import combinations, product
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.endpoints import PUBLIC, SIGNED_IN, endpoints, read_endpoints
from policies.guard import Target, explain, holders, may, may_somewhere, require
from policies.overlays import load_overlay, tighten
from policies.permissions import Permission
from policies.separation import EXCLUSIVE_ROLES, OPERATORS, check_separation
from policies.text import PolicyError
from policies.words import RANKS, ROLES, SCOPES
from tenants.context import Actor, system_actor
from tenants.errors import Forbidden

SECTION, POST, PERSON = UUID(int=1), UUID(int=2), UUID(int=3)
HEAD = Actor(7, PERSON, post_id=POST, roles=frozenset({"section_head"}), departments={SECTION})
HIGH_IN_SECTION = Target(SECTION, UUID(int=9), 1)


def test_a_refusal_says_what_was_asked_what_one_can_do_and_who_can():
    leader = {"role": "main_leader", "post": "局长", "name": "张某"}
    with pytest.raises(Forbidden) as refusal:
        require(HEAD, Permission.LOWERING_DECIDE, HIGH_IN_SECTION, who_can=lambda: [leader])
    assert refusal.value.status == 403
    assert refusal.value.facts == {
        "permission": "lowering:decide",
        "you_can": ["risk_point:read", "lowering:request"],
        "who_can": [leader],
        "by_rank": 1,
    }


def test_who_may_is_let_through_without_asking_who_else_could():
    require(HEAD, Permission.LOWERING_REQUEST, HIGH_IN_SECTION, who_can=lambda: 1 / 0)


def test_a_matter_of_the_whole_bureau_needs_no_record():
    assert may(Actor(7, PERSON, roles=frozenset({"administrator"})), Permission.ACCOUNT_READ)
    assert not may(HEAD, Permission.ACCOUNT_READ)
    assert may(system_actor(7), Permission.SUMMARY_COMPUTE)


def test_what_one_could_do_somewhere_is_known_before_any_record_is_seen():
    assert may_somewhere(HEAD, Permission.GRADING_DECIDE)
    assert not may(HEAD, Permission.GRADING_DECIDE)
    assert not may_somewhere(HEAD, Permission.LOWERING_DECIDE)


def test_several_roles_add_up_but_a_prohibition_of_one_holds_for_all():
    deputy = Actor(7, PERSON, roles=frozenset({"deputy_leader", "discipline_group"}))
    in_charge = Actor(
        7, PERSON, roles=frozenset({"deputy_leader", "discipline_group"}), portfolio={SECTION}
    )
    medium = Target(SECTION, None, 2)
    assert may(deputy, Permission.RISK_POINT_MONITOR, medium)
    assert not may(in_charge, Permission.RISK_POINT_MONITOR, medium)


def test_an_answer_is_explained_by_its_lines_in_both_languages():
    low = explain(HEAD, Permission.GRADING_DECIDE, Target(SECTION, None, 3))
    assert low.allowed
    assert [line.effect for line in low.lines] == ["allow"]
    assert "grading, decide, 3, department, allow" in low.lines[0].line
    assert "R-182" in low.lines[0].because
    assert low.lines[0].zh == "科室负责人在「本科室」范围内可以审定风险等级"
    assert low.lines[0].en == "head of section may decide grades within the own section"
    high = explain(HEAD, Permission.GRADING_DECIDE, HIGH_IN_SECTION)
    assert (high.allowed, high.lines) == (False, ())
    assert high.zh.endswith("没有任何规定允许")
    own = explain(HEAD, Permission.GRADING_DECIDE, Target(SECTION, POST, 3))
    assert (own.allowed, own.zh.endswith("有禁止性规定")) == (False, True)


def test_the_holders_of_a_permission_are_told_by_role_and_reach():
    assert holders(Permission.GRADING_DECIDE, Target(rank=1)) == [("main_leader", "tenant")]
    assert ("deputy_leader", "portfolio") in holders(Permission.GRADING_DECIDE, Target(rank=2))


def overlay(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "overlay.csv"
    path.write_text(text, encoding="utf-8")
    return load_overlay(path)


words = st.sampled_from
line = st.tuples(
    words([*ROLES, "*"]), words(list(Permission)), words([*RANKS, "*"]), words(list(SCOPES))
)


@given(
    lines=st.lists(line, min_size=1, max_size=6),
    roles=st.frozensets(words(list(ROLES)), min_size=1, max_size=3),
    permission=words(list(Permission)),
    rank=words([None, 1, 2, 3]),
)
@settings(max_examples=60, deadline=None)
def test_an_overlay_can_never_allow_what_the_policy_does_not(
    tmp_path_factory, lines, roles, permission, rank
):
    text = "".join(
        f"p, {role}, {one.noun}, {one.act}, {ranks}, {scope}, deny\n"
        for role, one, ranks, scope in lines
    )
    people = [
        Actor(7, PERSON, post_id=POST, roles=roles, departments=own, portfolio=charge)
        for own, charge in product((frozenset(), frozenset({SECTION})), repeat=2)
    ]
    targets = [Target(SECTION, post, rank) for post in (None, POST, UUID(int=9))]
    before = {(a, t): may(a, permission, t) for a in people for t in targets}
    tighten(overlay(tmp_path_factory, text), tenant_id=7)
    try:
        for (actor, target), allowed in before.items():
            assert may(actor, permission, target) <= allowed
    finally:
        tighten(None, tenant_id=7)


def test_an_overlay_binds_its_own_bureau_and_the_regions_binds_all(tmp_path_factory):
    tightened = overlay(tmp_path_factory, "p, section_head, grading, decide, 3, department, deny\n")
    low = Target(SECTION, None, 3)
    neighbour = Actor(8, PERSON, roles=HEAD.roles, departments=HEAD.departments)
    for tenant_id, bound in ((7, [HEAD]), (0, [HEAD, neighbour])):
        tighten(tightened, tenant_id=tenant_id)
        try:
            refused = [a for a in (HEAD, neighbour) if not may(a, Permission.GRADING_DECIDE, low)]
            assert refused == bound
            assert explain(HEAD, Permission.GRADING_DECIDE, low).lines[-1].effect == "deny"
        finally:
            tighten(None, tenant_id=tenant_id)
    assert may(HEAD, Permission.GRADING_DECIDE, low)


@pytest.mark.parametrize(
    "text",
    ["p, auditor, power, edit, *, tenant, allow\n", "g, auditor, main_leader\n"],
)
def test_an_overlay_that_would_allow_or_promote_is_refused(tmp_path_factory, text):
    with pytest.raises(PolicyError, match="`deny` lines only"):
        overlay(tmp_path_factory, text)


def test_the_three_platform_operators_exclude_each_other_and_all_business():
    for pair in combinations(sorted(OPERATORS), 2):
        assert check_separation(pair) != []
    for operator, role in product(OPERATORS, set(ROLES) - OPERATORS):
        assert frozenset({operator, role}) in EXCLUSIVE_ROLES


@pytest.mark.parametrize(
    "role", ["auditor", "discipline_group", "main_leader", "deputy_leader", "section_head"]
)
def test_an_administrator_neither_audits_nor_watches_nor_decides(role):
    assert check_separation(["administrator", role]) == [
        tuple(sorted(("administrator", role), key=list(ROLES).index))
    ]


@pytest.mark.parametrize(
    "roles",
    [
        {"deputy_leader", "discipline_group", "party_group", "post_holder"},
        {"post_holder", "administrator", "register_office"},
        {"auditor", "post_holder"},
    ],
)
def test_ordinary_combinations_of_duties_are_free(roles):
    assert check_separation(roles) == []


def test_the_shipped_authorization_table_can_be_read():
    for endpoint in endpoints().values():
        assert endpoint.asks or endpoint.permission in {PUBLIC, SIGNED_IN}


@pytest.mark.parametrize(
    "row",
    [
        "list_powers,GET,/powers,power:see",
        "list_powers,FETCH,/powers,power:read",
        "list_powers,GET,/powers,",
        "list_powers,GET,/powers,power:read,extra",
        "list_powers,GET,/powers,power:read\nlist_powers,GET,/other,power:read",
        "list_powers,GET,/powers,power:read\nlist_more,GET,/powers,power:read",
    ],
)
def test_an_authorization_row_that_is_wrong_or_repeated_is_an_error(tmp_path, row):
    path = tmp_path / "endpoints.csv"
    path.write_text(f"operation_id,method,path,permission\n{row}\n", encoding="utf-8")
    with pytest.raises(PolicyError):
        read_endpoints(path)


def test_an_authorization_row_tells_what_an_operation_asks(tmp_path):
    path = tmp_path / "endpoints.csv"
    path.write_text(
        "# 接口\noperation_id,method,path,permission\n"
        "list_powers,GET,/powers,power:read\nlive,GET,/livez,public\n",
        encoding="utf-8",
    )
    table = read_endpoints(path)
    assert table["list_powers"].asks is Permission.POWER_READ
    assert (table["live"].is_public, table["live"].asks) == (True, None)
