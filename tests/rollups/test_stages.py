"""A summary tells how far the stages of the running year have come."""

from service.cycles.use_cases import open_cycle
from service.organisation.queries import today
from service.rollups.queries import compute_summary
from service.rollups.schemas import FiguresSchema
from service.statistics.queries.stages import wheel
from tenants.database import unit_of_work
from tests.risks.scenes import scene


def told(work):
    with unit_of_work(work.bureau.tenant_id) as session:
        return compute_summary(session)


def test_before_the_first_year_there_are_no_stages(settings, engine, tag):
    assert told(scene(settings, tag))["stages"] == []


def test_each_stage_tells_what_it_asks_for_and_what_is_there(settings, engine, tag):
    work = scene(settings, tag)
    work.act("main_leader", open_cycle, year=2026, on=today(), stock_taking=True)
    work.high()
    work.draft(title="还没有定级的草稿")
    stages = {one["code"]: one for one in told(work)["stages"]}
    assert list(stages) == ["preparation", "search", "measures", "assessment", "correction"]
    assert (stages["search"]["due"], stages["search"]["done"]) == (2, 1)
    assert stages["search"]["last_on"] == today().isoformat()
    assert (stages["measures"]["due"], stages["measures"]["done"]) == (3, 2)
    assert (stages["correction"]["due"], stages["correction"]["last_on"]) == (0, None)


def test_the_summary_counts_as_the_bureaus_own_wheel_does(settings, engine, tag):
    work = scene(settings, tag)
    work.act("main_leader", open_cycle, year=2026, on=today(), stock_taking=True)
    work.high()
    work.draft(title="还没有定级的草稿")
    with unit_of_work(work.bureau.tenant_id) as session:
        own = wheel(session, work.actor("main_leader"))["rows"]
    counted = [(row["total"] - row["asked"], row["done"] - row["in_place"]) for row in own]
    assert counted == [(one["due"], one["done"]) for one in told(work)["stages"]]


def test_whoever_reads_a_summary_reads_its_days_as_they_were_written(settings, engine, tag):
    work = scene(settings, tag)
    work.act("main_leader", open_cycle, year=2026, on=today(), stock_taking=True)
    figures = told(work)
    read = FiguresSchema().dump(figures)["stages"]
    assert [(one["starts_on"], one["last_on"]) for one in read] == [
        (one["starts_on"], one["last_on"]) for one in figures["stages"]
    ]


def test_each_stage_tells_how_far_each_section_is_and_nothing_it_wrote(settings, engine, tag):
    work = scene(settings, tag)
    work.act("main_leader", open_cycle, year=2026, on=today(), stock_taking=True)
    work.high()
    work.draft(title="还没有定级的草稿")
    figures = told(work)
    stages = {one["code"]: one for one in figures["stages"]}
    for one in stages.values():
        assert sum(part["due"] for part in one["sections"]) == one["due"]
        assert sum(part["done"] for part in one["sections"]) == one["done"]
    (section,) = stages["search"]["sections"]
    assert set(section) == {"name", "due", "done"}
    assert (section["due"], section["done"]) == (2, 1)
    assert "还没有定级的草稿" not in str(figures)


def test_the_measures_carried_out_are_told_by_grade(settings, engine, tag):
    work = scene(settings, tag)
    work.act("main_leader", open_cycle, year=2026, on=today(), stock_taking=True)
    work.high()
    measures = told(work)["measures"]
    assert measures["in_force_by_rank"] == {"1": measures["in_force"], "2": 0, "3": 0, "none": 0}
    assert sum(measures["carried_out_by_rank"].values()) == measures["carried_out"]
