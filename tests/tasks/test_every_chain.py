"""Every chain of every profile is walked to its end, by those on whose desks it lies."""

import os

import pytest

from policies.chains import chain_files, load_chains
from tests.tasks.points import Register
from tests.tasks.walking import walk_of

CAMPAIGN = int(os.environ.get("LIANFANG_CAMPAIGN", "0")) > 0
PROFILES = tuple(code for code, _ in chain_files())
ON_POINTS = ("risk_point", "grading", "measure", "lowering")
MEDIUM = 3
RANKS = {MEDIUM: 2, 5: 1}
# make test lives the lives that differ most; the campaign lives them all.
SAMPLE = {
    ("region_pilot", "work_post"),
    ("region_pilot", "leadership_team"),
    ("bureau_generic_2015", "topic"),
    ("bureau_generic_2015", "section"),
    ("logistics_province", "leadership_post"),
    ("district_2012", "work_post"),
    ("fund_agency", "system_industry"),
    ("civil_affairs_2011", "work_post"),
    ("civil_affairs_2011", "topic"),
}


def subjects_of(profile: str) -> list[str]:
    """Name whose points the chains of a profile are for."""
    chains = [one for one in load_chains(profile, 1).chains if one.object == "risk_point"]
    return [subject for chain in chains for subject in chain.subjects]


def lives(profile: str) -> list[tuple[str, str, str, int]]:
    """Tell lives apart: whose points, found by whom, how bad (3 is medium, 5 is high)."""
    subjects = subjects_of(profile)
    usual = [(profile, one, "", score) for one in subjects for score in (3, 5)]
    led = [(profile, "topic", "deputy_leader_2", 3)] if "topic" in subjects else []
    return [*usual, *led]


LIVES = [
    life
    for profile in PROFILES
    for life in lives(profile)
    if CAMPAIGN or (life[:2] in SAMPLE and life[3] == MEDIUM)
]


@pytest.fixture
def register(settings, engine, tag, profile) -> Register:
    made = walk_of(settings, f"walk-{tag}", profile)
    register = Register(made.bureau)
    register.profile = profile
    register.search()
    return register


@pytest.mark.parametrize("profile", PROFILES)
def test_the_lives_of_points_pass_every_chain_of_points(profile):
    """A chain nobody's record is ever sent along would be no chain."""
    chains = load_chains(profile, 1)
    ways = [(kind, subject) for kind in ON_POINTS for subject in subjects_of(profile)]
    passed = {chain.code for way in ways if (chain := chains.choose(*way))}
    assert passed == {one.code for one in chains.chains if one.object in ON_POINTS}
    assert [way for way in ways if chains.choose(*way) is None] == []


@pytest.mark.parametrize(("profile", "subject", "drafter", "score"), LIVES)
def test_a_point_is_found_graded_guarded_and_lowered(register, subject, drafter, score):
    register.begin(subject, drafter=drafter, score=score)
    live(register, RANKS[score])


@pytest.mark.parametrize("profile", PROFILES if CAMPAIGN else ["region_pilot"])
def test_a_main_leaders_own_point_is_judged_by_the_other_main_leader(register):
    """Q-05: nobody judges his own item, and no subordinate that of his main leader."""
    register.second_leader()
    register.begin("leadership_post", drafter="main_leader")
    live(register, RANKS[MEDIUM])


def live(register: Register, rank: int) -> None:
    """Take a point through its whole life."""
    point = register.find()
    register.propose(point)
    taken = register.walk(register.send(register.drafter, point))
    assert taken[0] == "draft"
    assert register.decided(point)
    register.walk(register.grade(point))
    assert register.read(point).rank == rank
    measure = register.guard(point)
    register.walk(register.send(register.drafter, measure, kind="measure"))
    assert register.read(point).status == "in_force"
    case = register.lower(point)
    while register.case(case).state == "running":
        assert register.read(point).rank == rank
        register.step(case)
    assert (register.read(point).rank, register.read(point).worst_rank) == (3, rank)
