"""The year of a pilot bureau in a county, from 1 February to the next opening (002, piece 3)."""

from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.people import People
from workers.simulation.world import World
from workers.simulation.years.common import complete
from workers.simulation.years.pilot.ending import assess_and_correct, close_and_reopen
from workers.simulation.years.pilot.filing import file_measures_late, file_points
from workers.simulation.years.pilot.preparing import YEAR, Officers, issue_plan, prepare
from workers.simulation.years.pilot.preventing import carry_out, hand_over, letters, lower, prevent
from workers.simulation.years.pilot.searching import search


def live(world: World, people: People, bureau: Bureau, chronicle: Chronicle) -> None:
    """Live through the pilot's year."""
    officer = Officers(world, people)
    issue_plan(world, people, bureau)
    prepare(bureau, chronicle)
    chronicle.figures_of("preparation", officer.county)
    points = search(bureau)
    file_points(bureau, officer, chronicle)
    complete(bureau, YEAR, 1, "查找风险点工作完成")
    chronicle.figures_of("search", officer.county)
    measures = prevent(bureau, points, chronicle)
    file_measures_late(bureau, officer, chronicle)
    letters(bureau, chronicle)
    hand_over(bureau, chronicle)
    carry_out(bureau, measures, chronicle)
    lower(bureau, points, officer, chronicle)
    bureau.on(8, 31)
    complete(bureau, YEAR, 2, "防范措施已落实")
    chronicle.figures_of("measures", officer.county)
    assess_and_correct(bureau, chronicle)
    chronicle.figures_of("correction", officer.county)
    close_and_reopen(bureau, points, chronicle)
    chronicle.figures_of("next-year", officer.county)
