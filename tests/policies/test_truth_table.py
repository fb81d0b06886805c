"""Every role, rank, relation and act, written out once by hand and asserted cell by cell."""

import csv
from itertools import product
from uuid import UUID

import pytest

from policies import decisions
from policies.decisions import TEXT, compute_table
from policies.guard import Target, may
from policies.permissions import Permission
from policies.text import FOLDER, Text
from policies.words import ROLES
from tenants.context import Actor

HIS_POST, HIS_SECTION, IN_CHARGE = UUID(int=1), UUID(int=2), UUID(int=3)
OTHER_POST, OTHER_SECTION, STEPPED_UP_POST = UUID(int=4), UUID(int=5), UUID(int=6)
HIMSELF, OTHER_PERSON, CHIEFS_POST = UUID(int=7), UUID(int=8), UUID(int=9)
RANKS = {"1": (1,), "2": (2,), "3": (3,), "none": (None,), "any": (1, 2, 3, None)}
RANKED_NOUNS = {"risk_point", "measure", "grading", "lowering"}
RANKED = {one for one in Permission if one.noun in RANKED_NOUNS} | {
    Permission.IMPORT_COMMIT,
    Permission.IMPORT_REVERT,
}
RELATIONS = {
    "elsewhere": (OTHER_SECTION, OTHER_POST, OTHER_PERSON),
    "in_charge": (IN_CHARGE, OTHER_POST, OTHER_PERSON),
    "own_section": (HIS_SECTION, OTHER_POST, OTHER_PERSON),
    "own_post": (HIS_SECTION, HIS_POST, None),
    "stepped_up": (OTHER_SECTION, STEPPED_UP_POST, OTHER_PERSON),
    "chiefs_post": (IN_CHARGE, CHIEFS_POST, OTHER_PERSON),
    "chief_in_section": (HIS_SECTION, CHIEFS_POST, OTHER_PERSON),
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
    rows = [row for row in ROWS if row["permission"] == permission]
    assert [cell for row in rows for cell in wrong_cells(row)] == []


def test_the_truth_table_holds_every_case_once_and_nothing_else():
    cases = [(row["permission"], row["rank"], row["relation"]) for row in ROWS]
    wanted = [
        (permission.value, rank, relation)
        for permission in Permission
        for rank in (("1", "2", "3", "none") if permission in RANKED else ("any",))
        for relation in RELATIONS
    ]
    assert cases == wanted
    assert {row[role] for row in ROWS for role in ROLES} == {"allow", "-"}
    assert set(ROWS[0]) == {"permission", "rank", "relation", *ROLES}


@pytest.mark.parametrize(
    "noun", ["grading", "lowering", "account", "risk_point", "measure", "power"]
)
def test_the_truth_table_notices_every_line_that_is_taken_away(noun, monkeypatch):
    lines = [line for line in TEXT.lines if noun in line.nouns]
    rows = [row for row in ROWS if row["permission"].startswith(f"{noun}:")]
    for missing in lines:
        kept = tuple(line for line in lines if line is not missing)
        monkeypatch.setattr(decisions, "TABLE", compute_table(Text(kept, TEXT.includes)))
        assert any(wrong_cells(row) for row in rows), f"nobody would notice the loss of {missing}"


def wrong_cells(row: dict[str, str]) -> list[tuple[str, ...]]:
    department, post, somebody = RELATIONS[row["relation"]]
    permission = Permission(row["permission"])
    return [
        (row["permission"], row["rank"], row["relation"], role, row[role])
        for rank, role in product(RANKS[row["rank"]], ROLES)
        if may(person(role), permission, Target(department, post, rank, somebody))
        != (row[role] == "allow")
    ]
