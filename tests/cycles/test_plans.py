"""Plans descend step by step; a newer edition replaces an older, whatever arrives first."""

from hypothesis import given
from hypothesis import strategies as st

from service.cycles.queries import received_plans
from service.cycles.rules import faults_of
from service.cycles.use_cases import draft_plan, issue_plan
from service.exchange.signatures import keep_secret
from tenants.context import Actor
from tenants.database import new_id, unit_of_work
from tests.journal.chains import make_region
from tests.workers.hall import settle


def stage(number, *, starts=1, due=28):
    return {
        "name": f"第{number}阶段",
        "starts_on": f"2027-{number:02}-{starts:02}",
        "due_on": f"2027-{number:02}-{due:02}",
    }


def group(tenant_id):
    return Actor(tenant_id, new_id(), roles=frozenset({"leading_group", "leading_group_office"}))


def issue(tenant_id, year, title):
    with unit_of_work(tenant_id) as session:
        plan = draft_plan(session, group(tenant_id), year=year, title=title, stages=[stage(3)])
        issue_plan(session, group(tenant_id), plan.id, if_version=plan.version)
        return plan.edition


def titles(tenant_id):
    import orjson

    reader = Actor(tenant_id, new_id(), roles=frozenset({"register_office"}))
    with unit_of_work(tenant_id) as session:
        return sorted(orjson.loads(one.body)["title"] for one in received_plans(session, reader))


def test_a_county_hears_the_regions_plan_beside_its_own(settings, engine, tag):
    keep_secret(settings.secret_key)
    region = make_region(settings, tag)
    below, beside = region.bureaus[f"{tag}-c-bureau1"], region.bureaus[f"{tag}-r-bureau1"]
    everybody = [region.leading_group, region.county_group, below, beside]
    issue(region.leading_group, 2027, "地区方案")
    issue(region.county_group, 2027, "县方案")
    settle(settings, everybody)
    assert titles(below) == ["县方案", "地区方案"]
    assert titles(beside) == ["地区方案"]


def test_a_new_edition_replaces_the_old_one_for_every_bureau(settings, engine, tag):
    keep_secret(settings.secret_key)
    region = make_region(settings, tag)
    everybody = [region.leading_group, region.county_group, *region.bureaus.values()]
    assert issue(region.leading_group, 2027, "第一版") == 1
    settle(settings, everybody)
    assert issue(region.leading_group, 2027, "第二版") == 2
    settle(settings, everybody)
    for bureau in region.bureaus.values():
        assert titles(bureau) == ["第二版"]


def test_a_draft_reaches_nobody(settings, engine, tag):
    keep_secret(settings.secret_key)
    region = make_region(settings, tag)
    with unit_of_work(region.leading_group) as session:
        draft_plan(session, group(region.leading_group), year=2027, title="草案", stages=[stage(3)])
    settle(settings, [region.leading_group, *region.bureaus.values()])
    assert titles(region.bureaus[f"{tag}-r-bureau1"]) == []


@given(st.lists(st.integers(1, 12), unique=True, min_size=1))
def test_stages_make_a_plan_only_in_the_order_of_their_days(months):
    faults = faults_of([stage(month) for month in months])
    assert (faults == []) is (months == sorted(months))
