"""T28: a chart says what the service counted, and every number leads to the list behind it.

Chromium 86 sees the charts in test_chromium_86.
"""

import base64
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import press
from tests.browser.people import Desk, Visit
from tests.browser.rooms import PASSWORD
from tests.make import Bureau
from tests.risks.scenes import Scene

REGION = {"高": 683, "中": 937, "低": 731}
GRADES = ("高", "中", "低")
OFFICE = ("yunze-civil-affairs", "ye02")
MASTHEADS = {
    "pyramid": "各等级风险点有多少，由谁负责？",
    "heat-map": "风险点集中在哪些科室、哪些类别？",
    "stages": "哪个科室在哪个阶段慢了？",
    "matrix": "为什么定这个等级？",
    "measures": "每个风险点都有管用的措施吗？",
    "methods": "风险点是怎么找出来的？",
    "due": "接下来哪些天有事到期？",
}
# How far the picture of a mark in greys lies from another's, of 255 at most.
APART = """async (pictures) => {
  const greys = await Promise.all(pictures.map(async (one) => {
    const image = new Image();
    image.src = `data:image/png;base64,${one}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [24, 24];
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0, 24, 24);
    const { data } = pen.getImageData(0, 0, 24, 24);
    return Array.from({ length: 576 }, (_, at) =>
      0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2]);
  }));
  const far = (one, other) =>
    one.reduce((sum, grey, at) => sum + Math.abs(grey - other[at]), 0) / 576;
  return [far(greys[0], greys[1]), far(greys[1], greys[2]), far(greys[0], greys[2])];
}"""


@pytest.mark.full
def test_the_pyramid_keeps_its_order_whatever_its_numbers(pilot: Desk):
    """683 high, 937 medium, 731 low: high stays on top, and the middle step is the widest."""
    page = pilot.enter("yunze-leading", "liang01", PASSWORD, "/dash/region").page
    steps = page.locator(".pyramid li")
    expect(steps).to_have_count(3)
    for step, (grade, n) in zip(steps.all(), REGION.items(), strict=True):
        expect(step).to_contain_text(re.compile(rf"{grade}\s*{n}"))
    wide = [one.bounding_box() for one in page.locator(".pyramid-step").all()]
    widths = [one["width"] for one in wide if one]
    for width, n in zip(widths, REGION.values(), strict=True):
        assert width / max(widths) == pytest.approx(n / 937, abs=0.01)


@pytest.mark.full
def test_grades_are_told_apart_without_colour(pilot: Desk):
    page = pilot.enter(*OFFICE, PASSWORD, "/dash/bureau").page
    marks = [
        page.locator(f".pyramid .pyramid-owner .grade-{one}").first
        for one in ("high", "medium", "low")
    ]
    pictures = [shape_of(one) for one in marks]
    for far in page.evaluate(APART, pictures):
        assert far > 8, "the shapes of two grades look alike in greys"
    for mark, grade in zip(marks, GRADES, strict=True):
        expect(mark).to_contain_text(grade)


@pytest.mark.full
def test_the_table_behind_each_chart_is_what_the_service_counted(pilot: Desk):
    visit = pilot.enter(*OFFICE, PASSWORD, "/dash/bureau")
    for name, title in MASTHEADS.items():
        card = chart(visit.page, title)
        press(card, "看数据表")
        shown = numbers(card.locator("table.chart-sheet"))
        told = EXPECTED[name](asked(visit, name))
        assert shown == told, name


@pytest.mark.full
def test_every_number_leads_to_its_list(pilot: Desk):
    """One link of each kind is followed; the list comes to the number that was pressed."""
    visit = pilot.enter(*OFFICE, PASSWORD, "/dash/bureau")
    page = visit.page
    ways: list[tuple[str, str]] = []
    for name in ("pyramid", "heat-map", "matrix", "measures", "methods"):
        card = chart(page, MASTHEADS[name])
        card.locator("h2").scroll_into_view_if_needed()
        press(card, "看数据表")
        card.locator("table.chart-sheet").wait_for()
        links = card.locator("table.chart-sheet td a").all()
        picked = {0, len(links) // 2, len(links) - 1}
        ways += [
            (links[at].inner_text(), links[at].get_attribute("href") or "") for at in sorted(picked)
        ]
    assert len(ways) >= 10
    for n, path in ways:
        visit.open(path)
        expect(page.get_by_text(re.compile(rf"共\s*{n}\s*条"))).to_be_visible()


@pytest.mark.full
def test_pressing_a_cell_opens_the_ledger_with_as_many(pilot: Desk, clicks):
    visit = pilot.enter(*OFFICE, PASSWORD, "/dash/bureau")
    page, counted = visit.page, clicks(visit)
    cell = page.locator("table.heat-map td a").first
    n = cell.inner_text()
    cell.click()
    page.wait_for_url("**/risks?*")
    expect(page.get_by_text(re.compile(rf"共\s*{n}\s*条"))).to_be_visible()
    assert counted.spent == 1


@pytest.mark.full
def test_what_nobody_searched_is_not_nothing_found(page_as, bureau: Bureau):
    """One section has one risk, the others are 未排查; of one, nobody makes a hundred per cent."""
    Scene(bureau).high()
    page = page_as(bureau, "register_office", "/dash/bureau").page
    heat = chart(page, MASTHEADS["heat-map"]).locator("table.heat-map")
    searched = heat.get_by_role("row", name=re.compile("预算科"))
    cells = [one.inner_text() for one in searched.locator("td").all()]
    assert sorted(set(cells)) == ["0", "1"]
    blank = heat.get_by_role("row", name=re.compile("国库科")).locator("td")
    expect(blank).to_have_count(1)
    expect(blank).to_have_text("未排查")
    pyramid = chart(page, MASTHEADS["pyramid"])
    expect(pyramid).to_contain_text("1/1")
    expect(pyramid).not_to_contain_text("%")


def chart(page: Page, title: str) -> Locator:
    """Find a chart by the question it answers."""
    return page.locator(".chart-card").filter(has=page.get_by_role("heading", name=title))


def shape_of(mark: Locator) -> str:
    """Take a picture of a mark without its word."""
    return base64.b64encode(mark.locator("[aria-hidden=true]").first.screenshot()).decode()


def numbers(table: Locator) -> list[list[int]]:
    """Read the whole numbers of a table, row by row, once the service told them."""
    table.wait_for()
    rows = table.locator("tbody tr").all()
    return [whole(one.locator("td").all_inner_texts()) for one in rows]


def whole(texts: list[str]) -> list[int]:
    """Keep what is a whole number."""
    return [int(one) for one in texts if re.fullmatch(r"\d+", one)]


def asked(visit: Visit, name: str) -> dict[str, Any]:
    """Ask the service for the numbers of a chart."""
    answer = visit.context.request.get(f"{visit.origin}/api/v1/statistics/{name}")
    assert answer.ok, answer.text()
    told: dict[str, Any] = answer.json()
    return told


def pyramid(told: dict[str, Any]) -> list[list[int]]:
    return [
        [one["n"], one["n"] - one["covered"], one["measures"]]
        for one in told["rows"]
        if one["rank"] or one["n"]
    ]


def heat_map(told: dict[str, Any]) -> list[list[int]]:
    return [
        [one["posts"], one["n"], *(cell["n"] for cell in one["cells"])]
        if one["surveyed"]
        else [one["posts"]]
        for one in told["rows"]
    ]


def stages(told: dict[str, Any]) -> list[list[int]]:
    keys = ("done", "due", "expected", "days_late")
    return [[cell[key] for key in keys] for one in told["rows"] for cell in one["cells"]]


def matrix(told: dict[str, Any]) -> list[list[int]]:
    ranks = ("1", "2", "3", "none")
    rows = [
        [one["harm"], one["n"], *(one["by_rank"].get(rank, 0) for rank in ranks)]
        for one in told["rows"]
    ]
    left = told["unscored"]
    return [*rows, [left["n"], *(left["by_rank"].get(rank, 0) for rank in ranks)]]


def measures(told: dict[str, Any]) -> list[list[int]]:
    states = ("done", "missed", "pending")
    return [
        [
            one["n"],
            one["covered"],
            one["uncovered"],
            *(next((s["n"] for s in one["states"] if s["state"] == state), 0) for state in states),
        ]
        for one in told["rows"]
        if one["rank"] or one["n"]
    ]


def methods(told: dict[str, Any]) -> list[list[int]]:
    rows = [one for one in told["rows"] if one["n"]]
    kinds = sorted({(c["method"], c["origin"]) for one in rows for c in one["cells"]})
    found = [{(c["method"], c["origin"]): c["n"] for c in one["cells"]} for one in rows]
    return [
        [one["n"], *(cells.get(kind, 0) for kind in kinds), *one["contributions"].values()]
        for one, cells in zip(rows, found, strict=True)
    ]


def due(told: dict[str, Any]) -> list[list[int]]:
    kinds = ("measure", "stage", "task", "sheet")
    late = [told["overdue"].get(kind, 0) for kind in kinds]
    days = [
        [one["n"], *(one["kinds"].get(kind, 0) for kind in kinds)]
        for one in told["rows"]
        if one["n"]
    ]
    return [[sum(late), *late], *days]


EXPECTED = {
    "pyramid": pyramid,
    "heat-map": heat_map,
    "stages": stages,
    "matrix": matrix,
    "measures": measures,
    "methods": methods,
    "due": due,
}
