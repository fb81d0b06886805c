"""Every role, rank, relation and act, written out once by hand and asserted cell by cell."""

import csv
from itertools import product
from uuid import UUID

import pytest

from policies.guard import Target, may
from policies.permissions import Permission
from policies.text import FOLDER
from policies.words import ROLES
from tenants.context import Actor

HIS_POST, HIS_SECTION, IN_CHARGE = UUID(int=1), UUID(int=2), UUID(int=3)
OTHER_POST, OTHER_SECTION, STEPPED_UP_POST = UUID(int=4), UUID(int=5), UUID(int=6)
HIMSELF, OTHER_PERSON, CHIEFS_POST = UUID(int=7), UUID(int=8), UUID(int=9)
RANKS = {"1": (1,), "2": (2,), "3": (3,), "none": (None,), "any": (1, 2, 3, None)}
RANKED_NOUNS = {"risk_point", "measure", "grading", "lowering"}
RELATIONS = {
    "elsewhere": (OTHER_SECTION, OTHER_POST, OTHER_PERSON),
    "in_charge": (IN_CHARGE, OTHER_POST, OTHER_PERSON),
    "own_section": (HIS_SECTION, OTHER_POST, OTHER_PERSON),
    "own_post": (HIS_SECTION, HIS_POST, None),
    "stepped_up": (OTHER_SECTION, STEPPED_UP_POST, OTHER_PERSON),
    "chiefs_post": (IN_CHARGE, CHIEFS_POST, OTHER_PERSON),
    "about_himself": (None, None, HIMSELF),
}


def written() -> list[dict[str, str]]:
    lines = (FOLDER / "truth_table.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if line and not line.startswith("#")))


ROWS = written()


def person(role: str) -> Actor:
    return Actor(
        tenant_id=7,
        person_id=HIMSELF,
        post_id=HIS_POST,
        roles=frozenset({role}),
        departments=frozenset({HIS_SECTION}),
        portfolio=frozenset({IN_CHARGE}),
        recused_from=frozenset({HIS_POST}),
        superiors=frozenset({CHIEFS_POST}),
        recused_to=frozenset({(STEPPED_UP_POST, 2), (STEPPED_UP_POST, 3)}),
    )


@pytest.mark.parametrize("permission", list(Permission))
def test_the_policy_answers_as_the_truth_table_says(permission):
    wrong = []
    for row in (row for row in ROWS if row["permission"] == permission):
        department, post, somebody = RELATIONS[row["relation"]]
        for rank, role in product(RANKS[row["rank"]], ROLES):
            answer = may(person(role), permission, Target(department, post, rank, somebody))
            if answer != (row[role] == "allow"):
                wrong.append((row["rank"], row["relation"], role, row[role]))
    assert wrong == []


def test_the_truth_table_holds_every_case_once_and_nothing_else():
    cases = [(row["permission"], row["rank"], row["relation"]) for row in ROWS]
    wanted = [
        (permission.value, rank, relation)
        for permission in Permission
        for rank in (("1", "2", "3", "none") if permission.noun in RANKED_NOUNS else ("any",))
        for relation in RELATIONS
    ]
    assert cases == wanted
    assert {row[role] for row in ROWS for role in ROLES} == {"allow", "-"}
    assert set(ROWS[0]) == {"permission", "rank", "relation", *ROLES}


def test_the_truth_table_would_notice_a_single_changed_cell():
    changed = next(row for row in ROWS if row["permission"] == "lowering:decide")
    department, post, somebody = RELATIONS[changed["relation"]]
    target = Target(department, post, int(changed["rank"]), somebody)
    flipped = "-" if changed["main_leader"] == "allow" else "allow"
    assert may(person("main_leader"), Permission.LOWERING_DECIDE, target) != (flipped == "allow")
