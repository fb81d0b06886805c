"""Discretion is divided into bands without overlap or hole; each case falls into one."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from service.powers.models import DiscretionStandard
from service.powers.rules import band_faults, band_of
from service.powers.use_cases import change_standard, draft_standard, retire_standard
from service.powers.use_cases.refusals import StandardInForce
from tenants.database import owned, unit_of_work
from tenants.errors import Forbidden, Invalid
from tests.powers.test_cleaning import clean, confirm, draft
from tests.procedures.scenes import Desk, desk

BANDS = [
    {"name": "轻微", "condition": "首次违法且及时改正", "lower": "0", "upper": "3000"},
    {"name": "一般", "condition": "造成一般后果", "lower": "3000", "upper": "10000"},
    {"name": "严重", "condition": "造成严重后果或者拒不改正", "lower": "10000", "upper": "50000"},
]
FINE = {
    "title": "罚款幅度",
    "unit": "元",
    "lower_limit": Decimal(0),
    "upper_limit": Decimal(50_000),
    "bands": BANDS,
}
cents = some.integers(0, 10**14)
money = cents.map(lambda one: Decimal(one) / 100)


@pytest.fixture
def work(settings, engine, tag) -> Desk:
    return desk(settings, f"discretion-{tag}")


def cut(limits: list[Decimal]) -> list[dict[str, object]]:
    return [
        {"condition": f"第{place}档", "lower": low, "upper": high}
        for place, (low, high) in enumerate(pairwise(limits))
    ]


def read(work: Desk, standard_id) -> DiscretionStandard:
    with unit_of_work(work.bureau.tenant_id) as session:
        found = owned(session, DiscretionStandard, standard_id)
        assert found is not None
        return found


@given(some.sets(money, min_size=2, max_size=8), some.data())
def test_bands_cut_from_one_range_take_up_every_case_exactly_once(limits, data):
    ordered = sorted(limits)
    bands = cut(ordered)
    assert band_faults(ordered[0], ordered[-1], bands) == {}
    within = some.integers(int(ordered[0] * 100), int(ordered[-1] * 100))
    case = Decimal(data.draw(within)) / 100
    holding = [one for one in bands if one["lower"] <= case < one["upper"]]
    assert band_of(case, bands) == (holding[0] if holding else bands[-1])
    assert len(holding) <= 1


@given(some.sets(money, min_size=4, max_size=8), some.data())
def test_whatever_is_moved_or_left_out_is_found(limits, data):
    ordered = sorted(limits)
    bands = cut(ordered)
    place = data.draw(some.integers(1, len(bands) - 1))
    assert band_faults(ordered[0], ordered[-1], bands[:place] + bands[place + 1 :])
    shift = data.draw(some.sampled_from([Decimal("0.01"), Decimal("-0.01")]))
    bands[place] = bands[place] | {"lower": bands[place]["lower"] + shift}
    assert band_faults(ordered[0], ordered[-1], bands)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"bands": []}, "bands-missing"),
        ({"bands": BANDS[:2]}, "bands-hole"),
        ({"bands": [BANDS[0], BANDS[2]]}, "bands-hole"),
        ({"bands": [*BANDS[:2], BANDS[2] | {"lower": "9000"}]}, "bands-overlap"),
        ({"bands": [*BANDS[:2], BANDS[2] | {"upper": "60000"}]}, "bands-outside"),
        ({"bands": [BANDS[0] | {"condition": " "}, *BANDS[1:]]}, "condition-missing"),
        ({"upper_limit": Decimal(0)}, "limits-crossed"),
    ],
)
def test_a_standard_that_leaves_a_choice_open_is_refused(work, values, code):
    power = draft(work)
    with pytest.raises(Invalid) as refusal:
        work.act("section_head", draft_standard, power.id, **(FINE | values))
    assert [code] in refusal.value.facts["errors"].values()


def test_a_standard_holds_with_its_power_and_is_replaced_with_it(work):
    power = draft(work)
    first = work.act("section_head", draft_standard, power.id, **FINE)
    assert first.status == "draft"
    clean(work, power)
    confirm(work, power)
    assert read(work, first.id).status == "in_force"
    with pytest.raises(StandardInForce):
        work.act("section_head", change_standard, first.id, if_version=2, title="改")
    with pytest.raises(StandardInForce):
        work.act("section_head", retire_standard, first.id, if_version=2, reason="不用了")
    second = work.act("section_head", draft_standard, power.id, **FINE, replaces_id=first.id)
    assert (read(work, first.id).status, second.status) == ("in_force", "draft")
    clean(work, power, "adjust", reason="细化裁量档次")
    confirm(work, power)
    assert (read(work, first.id).status, read(work, second.id).status) == ("retired", "in_force")


def test_only_the_exercising_section_bounds_its_discretion(work):
    power = draft(work)
    with pytest.raises(Forbidden):
        work.act("section_head_2", draft_standard, power.id, **FINE)
    standard = work.act("section_head", draft_standard, power.id, **FINE)
    with pytest.raises(Forbidden):
        work.act("main_leader", change_standard, standard.id, if_version=1, title="改")
