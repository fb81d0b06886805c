"""Charts of a region: the figures of Changan to the unit, and nothing that ranks by counting."""

from datetime import date

import pytest

from service.cycles.use_cases import close_cycle, open_cycle
from service.statistics.tables.charts import OF_REGION
from tenants import clock
from tests import make
from tests.api import client
from tests.filings.region import deliver, furnished
from tests.filings.test_filings import received, sent
from tests.risks.scenes import Scene
from tests.rollups.registers import fill, split

CHARTS = ("pyramid", "heat-map", "stages", "wheel", "comparison", "pairs", "answer-times")
BUREAUS = 4


@pytest.fixture(scope="module")
def region(settings, engine):
    """683, 937 and 731 points and 1,425 powers over four bureaus, one of them in its year."""
    region = make.region(settings, "changan")
    Scene(region.bureaus[0]).act(
        "main_leader", open_cycle, year=2026, on=clock.today(), stock_taking=True
    )
    high, medium, low = (split(count, BUREAUS) for count in (683, 937, 731))
    external, internal = split(1232, BUREAUS), split(193, BUREAUS)
    for place, bureau in enumerate(region.all_bureaus):
        fill(
            bureau.tenant_id,
            ranks={1: high[place], 2: medium[place], 3: low[place]},
            powers={
                ("external", "inspection"): external[place],
                ("internal", "internal_finance"): internal[place],
            },
            measured=0.5 if place == 0 else 1.0,
        )
    deliver(settings, region)
    return region


def chart(app, group, name, **query):
    office = client(app, group, "leading_group")
    answer = office.get(f"/region/statistics/{name}", query_string=query)
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()


def test_the_pyramid_of_changan_is_right_to_the_unit(app, region):
    found = chart(app, region.leading_group, "pyramid")
    assert [row["n"] for row in found["rows"]] == [683, 937, 731, 0]
    assert (found["total"], found["powers"]) == (2351, 1425)
    assert (found["expected"], found["reporting"], found["complete"]) == (4, 4, True)
    assert [row["managed_by"] for row in found["rows"]] == [
        "main_leader",
        "deputy_leader",
        "section_head",
        None,
    ]


def test_the_county_sees_its_own_part_and_a_line_of_business_can_be_singled_out(app, region):
    county = chart(app, region.county_group, "pyramid")
    assert county["expected"] == 2
    finance = chart(app, region.leading_group, "pyramid", sector="finance")
    civil = chart(app, region.leading_group, "pyramid", sector="civil_affairs")
    assert finance["total"] + civil["total"] == 2351
    of_county = chart(app, region.leading_group, "pyramid", jurisdiction=region.county_code)
    assert of_county["total"] == county["total"]


def test_single_bureaus_can_be_chosen_and_one_of_elsewhere_is_no_bureau(app, region):
    chosen = [one.code for one in region.all_bureaus[:2]]
    found = chart(app, region.leading_group, "comparison", bureau=",".join(chosen))
    assert {one["code"] for one in found["rows"]} == set(chosen)
    assert found["expected"] == 2
    assert not chart(app, region.leading_group, "comparison", bureau="elsewhere")["rows"]


def test_the_heat_map_adds_up_and_knows_what_does_not_apply(app, region):
    found = chart(app, region.leading_group, "heat-map")
    assert found["total"] == 2351
    cells = [cell for row in found["rows"] for cell in row["cells"]]
    assert sum(cell["n"] for cell in cells if cell["n"]) == 2351
    assert [row["code"] for row in found["rows"]] == sorted(
        (one.code for one in region.all_bureaus),
        key=lambda code: ("-c-" in code, code),
    )
    one = found["rows"][0]
    assert one["per_100_posts"] == f"{100 * one['n'] / one['posts']:.1f}"


def test_a_bureau_without_an_open_year_has_no_stages_rather_than_nought(app, region):
    found = chart(app, region.leading_group, "stages")
    cells = {row["code"]: row["cells"] for row in found["rows"]}
    assert [one["stage"] for one in cells[region.bureaus[0].code]] == [
        "preparation",
        "search",
        "measures",
        "assessment",
        "correction",
    ]
    assert cells[region.bureaus[1].code] == []
    assert [one["phase"] for one in found["columns"]] == ["plan", "plan", "do", "check", "act"]
    wheel = chart(app, region.leading_group, "wheel")
    assert wheel["years"] == 1
    assert [row["phase"] for row in wheel["rows"]] == ["plan", "do", "check", "act"]
    assert sum(row["stages"] for row in wheel["rows"]) == 5


def test_only_who_lies_beyond_chance_is_named(app, region):
    found = chart(app, region.leading_group, "comparison", indicator="coverage")
    half = next(row for row in found["rows"] if row["code"] == region.bureaus[0].code)
    assert half["rate"] == "50.0" or abs(half["n"] / half["base"] - 0.5) < 0.01
    assert half["beyond"] == "99.8"
    (whole,) = found["groups"]
    assert whole["base"] == 2351
    assert all(row["limits"]["95"][0] <= row["limits"]["95"][1] for row in found["rows"])
    high = chart(app, region.leading_group, "comparison", indicator="high_share")
    assert {row["beyond"] for row in high["rows"]} == {None}


def test_peers_may_be_those_of_one_line_or_level(app, region):
    by_sector = chart(app, region.leading_group, "comparison", peers="sector")
    assert {one["group"] for one in by_sector["groups"]} == {"finance", "civil_affairs"}
    by_level = chart(app, region.leading_group, "comparison", peers="level")
    assert {one["group"] for one in by_level["groups"]} == {"region", "county"}


def test_a_rate_of_fewer_than_five_is_not_shown(app, region):
    found = chart(app, region.leading_group, "comparison", indicator="filed_in_time")
    assert {(row["rate"], row["limits"]) for row in found["rows"]} == {(None, None)}


def test_each_line_of_business_stands_above_and_below(app, region):
    found = chart(app, region.leading_group, "pairs", indicator="coverage")
    assert {row["sector"] for row in found["rows"]} == {"finance", "civil_affairs"}
    for row in found["rows"]:
        assert [one["level"] for one in row["upper"]] == ["region"]
        assert [one["level"] for one in row["lower"]] == ["county"]
    assert chart(app, region.county_group, "pairs")["rows"] == []


def test_an_indicator_nobody_knows_is_refused(app, region):
    office = client(app, region.leading_group, "leading_group_office")
    answer = office.get("/region/statistics/comparison?indicator=points")
    assert answer.status_code == 422, "nobody is compared by how many points he found"


@pytest.mark.parametrize("name", CHARTS)
def test_a_bureau_does_not_see_the_region(app, region, name):
    leader = client(app, region.bureaus[0], "main_leader")
    assert leader.get(f"/region/statistics/{name}").status_code == 403


def test_answers_are_timed_in_working_days(app, settings, tag):
    region = make.region(settings, tag)
    bureau = region.bureaus[0]
    furnished(bureau)
    with clock.simulated():
        clock.go_to(date(2026, 4, 8))
        _, filing = sent(app, bureau, "points")
        deliver(settings, region)
        clock.go_to(date(2026, 4, 13))
        group, (one,) = received(app, region.leading_group)
        answer(group, one, "returned")
        deliver(settings, region)
        clock.go_to(date(2026, 4, 15))
        office = client(app, bureau, "register_office")
        path = f"/filings/{filing['id']}"
        again = office.get(path).get_json()
        anew = office.put(path, {}, if_match=again["version"]).get_json()
        words = {"despite_gaps": "随后补报"}
        assert office.put(f"{path}/sending", words, if_match=anew["version"]).status_code == 200
        deliver(settings, region)
        clock.go_to(date(2026, 4, 16))
        found = chart(app, region.leading_group, "answer-times")
        desk = client(app, region.leading_group, "leading_group_office")
        waiting = desk.get("/tasks?box=waiting")
        clock.go_to(date(2026, 4, 23))
        after = chart(app, region.leading_group, "answer-times")
    assert [one["due_on"] for one in waiting.get_json()["items"]] == ["2026-04-22"]
    assert sum(row["late"] for row in after["rows"]) == 1, "one waits for the sixth working day"
    row = next(row for row in found["rows"] if row["code"] == bureau.code)
    assert (row["answered"]["n"], row["answered"]["median"]) == (1, 3)
    assert (row["refiled"]["n"], row["refiled"]["values"]) == (1, [2])
    assert (row["waiting"]["n"], row["waiting"]["longest"]) == (1, 1)
    assert row["being_refiled"]["n"] == 0
    assert (found["limit"], row["late"]) == (5, 0)


def answer(group, one, decision):
    full = group.get(f"/received-filings/{one['id']}").get_json()
    items = [
        {"item_id": item["item_id"], "decision": decision, "reason": "措施与风险不对应"}
        for item in full["items"]
    ]
    decided = group.put(
        f"/received-filings/{one['id']}/decisions", {"items": items}, if_match=full["version"]
    ).get_json()
    said = group.put(
        f"/received-filings/{one['id']}/answer",
        {"opinion": "请补充后重新报送"},
        if_match=decided["version"],
    )
    assert said.get_json()["state"] == "returned", said.get_json()


def test_every_bureau_is_shown_in_the_year_it_stands_in(app, settings, tag):
    region = make.region(settings, tag)
    for bureau, year in zip(region.bureaus, (2026, 2027), strict=True):
        Scene(bureau).act("main_leader", open_cycle, year=year, on=clock.today())
        fill(bureau.tenant_id, ranks={1: 1}, powers={}, measured=1.0)
    deliver(settings, region)
    for name in ("stages", "comparison"):
        found = chart(app, region.leading_group, name)
        years = {row["code"]: row["year"] for row in found["rows"] if row["year"]}
        assert years == {region.bureaus[0].code: 2026, region.bureaus[1].code: 2027}
    wheel = chart(app, region.leading_group, "wheel")
    assert wheel["cycle_years"] == [{"year": 2026, "bureaus": 1}, {"year": 2027, "bureaus": 1}]


def test_a_bureau_that_opened_the_next_year_early_counts_by_its_last_word_of_this_one(
    app, settings, tag
):
    """What it told of 2026 before it went on counts; what it tells of 2027 does not."""
    region = make.region(settings, tag)
    early, other = region.bureaus
    group = region.leading_group
    past, _ = (
        Scene(one).act(
            "main_leader", open_cycle, year=2026, on=clock.today(), stock_taking=one is early
        )
        for one in region.bureaus
    )
    for bureau in region.bureaus:
        fill(bureau.tenant_id, ranks={1: 1}, powers={}, measured=1.0)
    deliver(settings, region)
    before = chart(app, group, "wheel", year=2026)
    Scene(early).act(
        "main_leader", close_cycle, past.id, if_version=past.version, despite_gaps="建账已完成"
    )
    Scene(early).act("main_leader", open_cycle, year=2027, on=clock.today())
    deliver(settings, region)
    wheel = chart(app, group, "wheel", year=2026)
    assert [row["stages"] for row in wheel["rows"]] == [row["stages"] for row in before["rows"]]
    assert wheel["ends_on"] == before["ends_on"] < chart(app, group, "wheel")["ends_on"]
    assert wheel["cycle_years"] == [{"year": 2026, "bureaus": 1}, {"year": 2027, "bureaus": 1}]
    stages = chart(app, group, "stages", year=2026)
    assert {row["code"]: row["year"] for row in stages["rows"] if row["year"]} == {
        early.code: 2026,
        other.code: 2026,
    }
    nothing = chart(app, group, "stages", year=2027)
    cells = {row["code"]: len(row["cells"]) for row in nothing["rows"]}
    assert cells[other.code] == 0
    assert cells[early.code] > 0


def test_what_is_said_of_a_year_agrees_with_how_many_told_of_it(app, settings, tag):
    """A bureau in another year is neither silent nor counted: it is said where it stands."""
    region = make.region(settings, tag)
    early, other = region.bureaus
    for bureau, year in ((early, 2027), (other, 2026)):
        Scene(bureau).act("main_leader", open_cycle, year=year, on=clock.today())
        fill(bureau.tenant_id, ranks={1: 1}, powers={}, measured=1.0)
    deliver(settings, region)
    for name in ("stages", "heat-map", "pyramid", "wheel", "comparison"):
        found = chart(app, region.leading_group, name, year=2026)
        assert (found["year"], found["reporting"], found["elsewhere"]) == (2026, 1, 1), name
        assert not found["complete"]
    stages = chart(app, region.leading_group, "stages", year=2026)
    rows = {row["code"]: row for row in stages["rows"]}
    assert (rows[early.code]["year"], rows[early.code]["stands_in"]) == (None, 2027)
    assert (rows[other.code]["year"], rows[other.code]["stands_in"]) == (2026, 2026)
    for name in ("region_stages", "comparison"):
        table = chart(app, region.leading_group, f"tables/{name}", year=2026)
        (line,) = [row for row in table["rows"] if row[0]["says"] == early.name]
        said = [one["says"] for one in line if one["says"] is not None]
        assert "现处2027年度，没有所问年度的数" in said
        assert "0/0" not in said


def test_each_leading_group_looks_at_the_place_it_leads(app, region):
    for group, name in ((region.leading_group, "示范市"), (region.county_group, "示范县")):
        table = client(app, group, "leading_group").get("/region/bureaus").get_json()
        assert table["region"] == name


def test_a_bureau_that_takes_stock_is_late_with_nothing(app, region):
    found = chart(app, region.leading_group, "stages")
    row = next(one for one in found["rows"] if one["code"] == region.bureaus[0].code)
    assert row["stock_taking"]
    assert {(one["state"], one["days_late"]) for one in row["cells"]} == {("stock_taking", 0)}
    wheel = chart(app, region.leading_group, "wheel")
    assert sum(one["bureaus_late"] for one in wheel["rows"]) == 0
    in_time = chart(app, region.leading_group, "comparison", indicator="stages_in_time")
    assert {one["base"] for one in in_time["rows"]} == {0}


@pytest.mark.parametrize("name", OF_REGION)
def test_every_chart_of_the_region_has_its_table_and_its_workbook(app, region, name):
    office = client(app, region.leading_group, "leading_group_office")
    asked = {"since": "2026-01-01", "until": "2026-12-31"} if name == "trend" else {}
    shown = office.get(f"/region/statistics/tables/{name}", query_string=asked)
    assert shown.status_code == 200, shown.get_json()
    assert all(len(row) == len(shown.get_json()["heads"]) for row in shown.get_json()["rows"])
    assert office.get(f"/statistics/workbooks/{name}", query_string=asked).status_code == 200
    bureau = client(app, region.bureaus[0], "main_leader")
    assert bureau.get(f"/region/statistics/tables/{name}", query_string=asked).status_code == 403
    assert bureau.get(f"/statistics/workbooks/{name}", query_string=asked).status_code == 403


def test_the_table_of_the_pyramid_of_changan_is_right_to_the_unit(app, region):
    rows = chart(app, region.leading_group, "tables/region_pyramid")["rows"]
    assert [row[1]["says"] for row in rows] == [683, 937, 731]
