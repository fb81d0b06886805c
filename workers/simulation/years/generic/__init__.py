"""The year of a bureau that builds its register from the ground (000): powers, charts, search."""

from datetime import date

from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.people import People
from workers.simulation.world import World
from workers.simulation.years.common import complete, sign_letter
from workers.simulation.years.generic.powers import YEAR, begin, clean_up, draw, list_powers
from workers.simulation.years.generic.risks import prevent, search


def live(world: World, people: People, bureau: Bureau, chronicle: Chronicle) -> None:
    """Live through the generic bureau's year."""
    bureau.machinery.go_to(date(YEAR, 1, 5))
    begin(bureau)
    powers = clean_up(bureau, chronicle)
    list_powers(bureau, chronicle)
    complete(bureau, YEAR, 0, "职权清理完成,清单已公布")
    figures(world, people, chronicle, "cleanup")
    draw(bureau, powers, chronicle)
    complete(bureau, YEAR, 1, "流程图全部审定")
    figures(world, people, chronicle, "mapping")
    point = search(bureau, powers, chronicle)
    complete(bureau, YEAR, 2, "查找定级完成")
    figures(world, people, chronicle, "search")
    prevent(bureau, point, chronicle)
    complete(bureau, YEAR, 3, "防控措施审定并备案")
    figures(world, people, chronicle, "measures")
    finish(bureau, chronicle)
    figures(world, people, chronicle, "mechanisms")


def figures(world: World, people: People, chronicle: Chronicle, stage: str) -> None:
    """Let the leading group look at its figures."""
    chronicle.figures_of(stage, people.at(world.region, "officer"))


def finish(bureau: Bureau, chronicle: Chronicle) -> None:
    """Letters, corrections, summary, the next year's plan; the year is closed."""
    bureau.on(10, 8)
    issued = bureau.office.post("/commitment-issuances", {"kind": "personal"})
    for one in issued["issued"]:
        who = next(w for w, key in bureau.house.persons.items() if str(key) == one["person_id"])
        sign_letter(bureau, who, one["id"])
    chronicle.facts["letters"] = len(issued["issued"])
    bureau.on(12, 28)
    cycle = bureau.office.get("/cycles")["items"][0]
    for kind in ("corrected_problem", "revised_point", "improved_measure", "summary"):
        bureau.office.post(f"/cycles/{cycle['id']}/notes", {"kind": kind, "text": "见年度工作总结"})
    bureau.office.post("/cycles/plan", {"year": YEAR + 1})
    complete(bureau, YEAR, 4, "机制健全,总结完成")
    bureau.office.change(f"/cycles/{cycle['id']}", "closure", {"despite_gaps": ""})
    chronicle.facts["closed"] = bureau.office.get(f"/cycles/{cycle['id']}")["state"]
