"""Figures that are right to the unit, carried by real work from bureaus to their groups."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select

from service.exchange.documents import DocumentForged, in_transit
from service.exchange.receiving import receive
from service.exchange.use_cases import send
from service.journal.use_cases import send_newest_seal
from service.rollups.counts import COUNTS
from service.rollups.keeping import keep_and_report, next_revision
from service.rollups.models import ReceivedSummary
from service.rollups.queries import (
    compute_summary,
    load_region,
    own_summary,
    region_totals,
    summary_of,
    take_standing,
    totals_by,
    trend,
)
from service.rollups.rules import rate, total, weighted_rate
from service.rollups.use_cases import refresh_summary, take_snapshot_of_day
from tenants.context import system_actor
from tenants.database import new_id, unit_of_work, utc_now
from tenants.errors import NotFound
from tenants.models.journal import WorkItem
from tenants.seals import position
from tests.journal.chains import make_region
from tests.rollups.registers import fill, split
from tests.workers.hall import rows, settle
from workers.jobs.delivery import deliver
from workers.jobs.exchange import RECEIVERS

FINANCE = {
    ("external", "licensing"): 78,
    ("external", "penalty"): 2,
    ("external", "levy"): 4,
    ("external", "coercion"): 1,
}


def everybody(region):
    return [region.leading_group, region.county_group, *region.bureaus.values()]


def seen_by(group):
    with unit_of_work(group) as session:
        return load_region(session, group)


def totals_of(group):
    with unit_of_work(group) as session:
        return region_totals(session, group)


def sums_by(group, what):
    with unit_of_work(group) as session:
        return totals_by(session, group, what)


def test_the_figures_of_changan_add_up_over_its_bureaus(settings, engine, tag):
    region = make_region(settings, tag, bureaus=3, county_bureaus=3)
    bureaus = list(region.bureaus.values())
    high, medium, low = (split(count, 6) for count in (683, 937, 731))
    external, internal = split(1232 - 85, 5), split(193, 6)
    for place, bureau in enumerate(bureaus):
        outer = FINANCE if place == 0 else {("external", "inspection"): external[place - 1]}
        fill(
            bureau,
            ranks={1: high[place], 2: medium[place], 3: low[place]},
            powers={**outer, ("internal", "internal_finance"): internal[place]},
        )
    settle(settings, everybody(region))
    seen = seen_by(region.leading_group)
    totals = totals_of(region.leading_group)
    figures = totals["figures"]
    assert (totals["expected"], totals["reporting"], totals["complete"]) == (6, 6, True)
    assert figures["points"]["in_force"]["total"] == 2351
    assert figures["points"]["in_force"]["by_rank"] == {"1": 683, "2": 937, "3": 731, "none": 0}
    assert figures["powers"]["in_force"] == 1425
    assert figures["powers"]["by_direction"] == {"external": 1232, "internal": 193}
    assert totals["rates"]["by_direction"] == {"external": "86.46", "internal": "13.54"}
    assert totals["rates"]["by_rank"] == {"1": "29.05", "2": "39.86", "3": "31.09", "none": "0.00"}
    finance = next(row for row in seen if row.bureau.id == bureaus[0])
    by_category = finance.figures["powers"]["by_category"]
    assert [by_category[name] for name in ("licensing", "penalty", "levy", "coercion")] == [
        78,
        2,
        4,
        1,
    ]
    assert finance.figures["powers"]["by_direction"]["external"] == 85
    county = totals_of(region.county_group)
    assert (county["expected"], county["reporting"]) == (3, 3)
    by_county = {row["code"]: row for row in sums_by(region.leading_group, "jurisdiction")}
    assert by_county[f"{tag}-c"]["figures"] == county["figures"]
    assert (
        sum(
            row["figures"]["points"]["in_force"]["total"]
            for row in sums_by(region.leading_group, "sector")
        )
        == 2351
    )


def test_a_partial_region_never_shows_its_sum_as_the_whole(settings, engine, tag):
    region = make_region(settings, tag, bureaus=3)
    fill(region.bureaus[f"{tag}-r-bureau1"], powers=FINANCE)
    settle(settings, everybody(region))
    totals = totals_of(region.leading_group)
    assert (totals["expected"], totals["reporting"], totals["complete"]) == (4, 1, False)
    missing = [row for row in seen_by(region.leading_group) if row.state == "missing"]
    assert len(missing) == 3
    assert all(row.figures is None for row in missing)


def test_a_bureau_that_has_entered_nothing_is_missing_and_not_zero(settings, engine, tag):
    region = make_region(settings, tag, bureaus=2, county_bureaus=0)
    first, second = region.bureaus.values()
    fill(first, ranks={1: 2})
    settle(settings, everybody(region))
    with unit_of_work(second) as session:
        assert not refresh_summary(session, system_actor(second), full=True)
    totals = totals_of(region.leading_group)
    assert (totals["expected"], totals["reporting"], totals["complete"]) == (2, 1, False)


def test_a_region_of_which_nothing_was_heard_has_no_figures_at_all(settings, engine, tag):
    region = make_region(settings, tag)
    totals = totals_of(region.leading_group)
    assert totals["figures"] is None
    assert totals["rates"] is None


def test_a_change_in_a_bureau_moves_the_region_by_exactly_that(settings, engine, tag):
    region = make_region(settings, tag)
    bureau = region.bureaus[f"{tag}-c-bureau1"]
    fill(bureau, ranks={1: 3})
    settle(settings, everybody(region))
    fill(bureau, ranks={1: 1, 2: 2}, tag="later ")
    settle(settings, everybody(region))
    by_rank = totals_of(region.leading_group)["figures"]["points"]["in_force"]["by_rank"]
    assert by_rank == {"1": 4, "2": 2, "3": 0, "none": 0}


def test_repeated_risks_count_as_occurrences_and_once_as_distinct(settings, engine, tag):
    region = make_region(settings, tag)
    bureau = region.bureaus[f"{tag}-r-bureau1"]
    fill(bureau, ranks={2: 56}, repeated=9)
    settle(settings, everybody(region))
    points = summary(region.leading_group, f"{tag}-r-bureau1").figures["points"]["in_force"]
    assert (points["total"], points["distinct"]) == (56, 47)


def test_only_what_is_decided_counts_and_drafts_are_shown_beside_it(settings, engine, tag):
    region = make_region(settings, tag)
    bureau = region.bureaus[f"{tag}-r-bureau1"]
    fill(bureau, ranks={1: 2}, measured=0.5)
    fill(bureau, ranks={1: 3, None: 4}, status="draft", tag="draft ")
    fill(bureau, ranks={3: 5}, status="retired", tag="old ")
    settle(settings, everybody(region))
    points = summary(region.leading_group, f"{tag}-r-bureau1").figures["points"]
    assert points["in_force"]["total"] == 2
    assert points["in_force"]["covered"] == 1
    assert points["in_force"]["high_without_measure"] == 1
    assert points["draft"] == {"total": 7, "by_rank": {"1": 3, "2": 0, "3": 0, "none": 4}}
    assert points["retired"] == {"total": 5}
    rates = totals_of(region.leading_group)["rates"]
    assert rates["coverage"] == "50.00"


def test_a_category_the_profile_does_not_know_is_not_applicable_rather_than_zero(
    settings, engine, tag
):
    region = make_region(settings, tag)
    fill(region.bureaus[f"{tag}-r-bureau1"], ranks={3: 1})
    settle(settings, everybody(region))
    points = summary(region.leading_group, f"{tag}-r-bureau1").figures["points"]["in_force"]
    assert points["by_category"]["business_process"] == 1
    assert None in points["by_category"].values()


def test_a_summary_names_the_position_it_was_computed_at(settings, engine, tag):
    region = make_region(settings, tag)
    bureau = region.bureaus[f"{tag}-r-bureau1"]
    fill(bureau, ranks={1: 1})
    settle(settings, everybody(region))
    row = summary(region.leading_group, f"{tag}-r-bureau1")
    with unit_of_work(bureau) as session:
        assert 0 < row.position <= position(session)
        assert own_summary(session).position == row.position


def test_nothing_is_sent_when_nothing_changed_except_by_the_full_run(settings, engine, tag):
    region = make_region(settings, tag)
    bureau = region.bureaus[f"{tag}-r-bureau1"]
    fill(bureau, ranks={1: 1})
    settle(settings, everybody(region))
    before = summary(region.leading_group, f"{tag}-r-bureau1").received_at
    with unit_of_work(bureau) as session:
        assert not refresh_summary(session, system_actor(bureau))
    settle(settings, everybody(region))
    assert summary(region.leading_group, f"{tag}-r-bureau1").received_at == before
    with unit_of_work(bureau) as session:
        refresh_summary(session, system_actor(bureau), full=True)
    settle(settings, everybody(region))
    assert summary(region.leading_group, f"{tag}-r-bureau1").received_at > before


def test_a_count_overtaken_by_another_keeps_nothing_older(settings, engine, tag):
    region = make_region(settings, tag)
    bureau = region.bureaus[f"{tag}-r-bureau1"]
    fill(bureau, ranks={1: 1})
    settle(settings, everybody(region))
    fill(bureau, ranks={1: 1}, tag="later ")
    with unit_of_work(bureau) as slow:
        seen = take_standing(slow)
        fill(bureau, ranks={1: 1}, tag="last ")
        with unit_of_work(bureau) as quick:
            assert refresh_summary(quick, system_actor(bureau))
        assert not keep_and_report(slow, system_actor(bureau), seen, seen.figures)
    settle(settings, everybody(region))
    row = summary(region.leading_group, f"{tag}-r-bureau1")
    assert row.figures["points"]["in_force"]["total"] == 3


def test_one_sweep_visits_every_bureau_that_asks_and_no_other(settings, engine, tag, urls):
    region = make_region(settings, tag, bureaus=3, county_bureaus=0)
    first, second, third = region.bureaus.values()
    owed = []
    for bureau in (first, first, second):
        fill(bureau, ranks={2: 1}, tag=str(len(owed)))
        item = WorkItem(kind="summary", key=f"{len(owed)}", subject_id=None, due_at=utc_now())
        with unit_of_work(bureau) as session:
            session.add(item)
        owed.append([str(bureau), str(item.id)])
    fill(third, ranks={2: 1})
    assert deliver("summary", owed) == 3
    assert deliver("summary", owed) == 0
    found = "SELECT tenant_id FROM own_summaries WHERE tenant_id = ANY(%s) ORDER BY tenant_id"
    assert rows(urls.superuser, found, [first, second, third]) == [(first,), (second,)]


def test_the_region_goes_quiet_once_all_is_told(settings, engine, tag):
    region = make_region(settings, tag)
    fill(region.bureaus[f"{tag}-c-bureau1"], ranks={1: 1})
    settle(settings, everybody(region))
    for _ in range(3):
        for tenant in everybody(region):
            with unit_of_work(tenant) as session:
                send_newest_seal(session, system_actor(tenant))
        settle(settings, everybody(region))
    sent = 0
    for tenant in everybody(region):
        with unit_of_work(tenant) as session:
            sent += send_newest_seal(session, system_actor(tenant)) is not None
    assert sent == 0


def test_a_bureau_cannot_report_figures_of_another(settings, engine, tag):
    region = make_region(settings, tag, bureaus=2)
    bureau, other = (region.bureaus[f"{tag}-r-bureau{number}"] for number in (1, 2))
    settle(settings, everybody(region))
    with unit_of_work(bureau) as session:
        forged = in_transit(
            send(
                session,
                system_actor(bureau),
                "summary",
                region.leading_group,
                subject=str(other),
                revision=1,
                body={
                    "bureau": other,
                    "position": 1,
                    "computed_at": "2026-11-01T00:00:00+00:00",
                    "figures": {},
                },
            ),
            bureau,
        )
    with unit_of_work(region.leading_group) as session, pytest.raises(DocumentForged):
        receive(session, forged, RECEIVERS)


def test_a_leading_group_sees_only_what_lies_below_it(settings, engine, tag):
    region = make_region(settings, tag)
    with unit_of_work(region.county_group) as session, pytest.raises(NotFound):
        summary_of(session, region.county_group, f"{tag}-r-bureau1")


def test_a_trend_rests_on_the_snapshots_of_each_day(settings, engine, tag):
    region = make_region(settings, tag)
    bureau = region.bureaus[f"{tag}-r-bureau1"]
    first, second = utc_now().date(), utc_now().date().replace(year=2027)
    for day, count in ((first, 2), (second, 3)):
        fill(bureau, ranks={1: count}, tag=str(day))
        settle(settings, everybody(region))
        for _ in range(2):
            with unit_of_work(region.leading_group) as session:
                take_snapshot_of_day(session, day)
    with unit_of_work(region.leading_group) as session:
        days = trend(session, region.leading_group, first, second)
    assert [(day["day"], day["reporting"], day["complete"]) for day in days] == [
        (first, 1, False),
        (second, 1, False),
    ]
    assert [day["figures"]["points"]["in_force"]["total"] for day in days] == [2, 5]


@hypothesis_settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    registers=st.lists(
        st.tuples(
            st.integers(0, 4), st.integers(0, 4), st.integers(0, 4), st.floats(0, 1), st.booleans()
        ),
        min_size=3,
        max_size=3,
    )
)
def test_the_sum_of_the_bureaus_is_the_region(settings, engine, registers):
    region = make_region(settings, f"sum{new_id().hex}", bureaus=2)
    for bureau, (high, medium, low, measured, settled) in zip(
        region.bureaus.values(), registers, strict=True
    ):
        status = "in_force" if settled else "draft"
        fill(bureau, ranks={1: high, 2: medium, 3: low}, measured=measured, status=status)
    settle(settings, everybody(region))
    own = []
    for bureau in region.bureaus.values():
        with unit_of_work(bureau) as session:
            own.append(own_summary(session))
    reported = [one.figures for one in own if one is not None]
    assert totals_of(region.leading_group)["figures"] == (total(reported) if reported else None)
    for group in (region.leading_group, region.county_group):
        with unit_of_work(group) as session:
            heard = [row for row in load_region(session, group) if row.state != "missing"]
            assert len(session.scalars(select(ReceivedSummary)).all()) == len(heard)


def test_rates_are_weighted_by_their_base_and_never_averaged():
    assert weighted_rate([("1188.74", "7342.75"), ("218.17", "3912.14")]) == "12.50"
    assert rate(1, 8) == "12.50"
    assert rate(1, 800) == "0.13"
    assert rate(5, 0) is None
    assert rate(None, 3) is None


def test_every_count_of_a_summary_is_kept_ready_to_be_added_up(settings, engine, tag):
    bureau = make_region(settings, tag).bureaus[f"{tag}-r-bureau1"]
    with unit_of_work(bureau) as session:
        figures = compute_summary(session)
    assert set(leaves(figures)) == {*COUNTS, ("stages",)}


def leaves(figures, place=()):
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from leaves(value, (*place, name))
        else:
            yield (*place, name)


def test_a_summary_from_before_there_were_stages_still_adds_up():
    old = {"measures": {"in_force": 2, "draft": 0}, "posts": 3}
    new = {
        "measures": {"in_force": 1, "draft": 0, "carried_out": 1},
        "posts": 4,
        "stages": [{"code": "search", "due": 6}],
    }
    assert total([old, new]) == {
        "measures": {"in_force": 3, "draft": 0, "carried_out": 1},
        "posts": 7,
    }


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_rate_is_the_true_percentage_rounded_half_up(part, base):
    true = Fraction(part * 100, base)
    assert abs(Fraction(rate(part, base)) - true) <= Fraction(1, 200)


def test_revisions_rise_even_when_the_clock_does_not():
    now = utc_now()
    first = next_revision(0, now)
    assert next_revision(first, now) == first + 1


def summary(group, code):
    with unit_of_work(group) as session:
        return summary_of(session, group, code)
