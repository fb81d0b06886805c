"""T01, T02, T06 and T28 in a real Chromium 86, the oldest promised: pages, flow editor, charts."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from flask import Flask

from tenants.settings import Settings
from tests.browser.people import Desk
from tests.browser.rooms import PASSWORD, first_of
from tests.browser.test_drawing_a_flow import STEPS, graph
from tests.browser.test_reading_charts import REGION
from tests.flowcharts.desk import Desk as Section
from tests.make import Bureau
from tests.workers.hall import kill

# The browser fell over or did not begin, as one old process does: the visit is made again.
LOST, TRIES = 3, 4
FOLDER = Path(__file__).parents[2] / "web" / "chromium86"


@pytest.mark.full
@pytest.mark.parametrize(
    ("bureau", "login"),
    [
        ("yunze-civil-affairs", "chen01"),
        ("yunze-civil-affairs", "ye02"),
        ("yunze-leading", "liang01"),
    ],
)
def test_every_page_of_the_menu_works_in_chromium_86(pilot: Desk, bureau: str, login: str):
    told = {"BUREAU": bureau, "LOGIN": login, "PASSWORD": PASSWORD, "ORIGIN": pilot.origin}
    go("visit.mjs", login, told | singled_out(pilot, bureau, login))


@pytest.mark.full
def test_five_wrong_passwords_lock_in_chromium_86(desk: Desk, bureau: Bureau):
    contact = bureau.people["administrator"].name
    go("deeds.mjs", "lock", {"DEED": "lock", "CONTACT": contact, **seat(desk, bureau)})


@pytest.mark.full
def test_the_second_step_of_the_wizard_is_dressed_in_chromium_86(desk: Desk, bureau: Bureau):
    go("deeds.mjs", "wizard", {"DEED": "wizard", **seat(desk, bureau)})


@pytest.mark.full
def test_by_mouse_and_by_list_the_flow_is_the_same_in_chromium_86(
    desk: Desk, app: Flask, settings: Settings, tag: str
):
    section = Section(app, settings, f"{tag}-browser")
    drawn, listed = (section.chart(title=one) for one in ("图形画的", "列表写的"))
    flows = " ".join(f"/flows/{one['id']}/edit" for one in (drawn, listed))
    told = {"DEED": "flow", "FLOWS": flows, "STEPS": json.dumps(STEPS)}
    go("deeds.mjs", "flow", told | seat(desk, section.bureau))
    assert graph(section, drawn) == graph(section, listed)
    titles = [one["title"] for one in graph(section, drawn)["steps"]]
    assert titles == ["开始", *(title for title, _, _ in STEPS), "结束"]


@pytest.mark.full
def test_the_pyramid_and_its_table_are_read_in_chromium_86(pilot: Desk):
    """High above medium above low, though medium is the most."""
    told = {"BUREAU": "yunze-leading", "LOGIN": "liang01", "PASSWORD": PASSWORD}
    asked = {"CHARTS": "/dash/region", "PYRAMID": json.dumps(list(REGION.items()))}
    go("deeds.mjs", "charts", {"DEED": "charts", "ORIGIN": pilot.origin, **told, **asked})


def seat(desk: Desk, bureau: Bureau) -> dict[str, str]:
    """Say where a head of section signs in."""
    person = bureau.people["section_head"]
    told = {"ORIGIN": desk.origin, "BUREAU": bureau.code}
    return {**told, "LOGIN": person.login, "PASSWORD": person.password}


def go(script: str, pictures: str, told: dict[str, str]) -> None:
    """Let somebody at the old browser; whatever went wrong in it is said."""
    if not (FOLDER / "node_modules").is_dir():
        pytest.skip("Chromium 86 is not installed: run `make browser86`")
    kept = {"PICTURES": str(Path("build/chromium86").resolve() / pictures)}
    code, said, left = LOST, "", TRIES
    while code == LOST and left:
        code, said = visited(script, {**os.environ, **told, **kept})
        left -= 1
    assert code == 0, said


def visited(script: str, told: dict[str, str]) -> tuple[int, str]:
    """Let the old browser do what it is told; say how that ended and what it said."""
    visiting = subprocess.Popen(
        ["node", script],
        cwd=FOLDER,
        env=told,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = visiting.communicate(timeout=300)
    finally:
        kill(visiting)
    return visiting.returncode, said


def singled_out(pilot: Desk, bureau: str, login: str) -> dict[str, str]:
    """Name records to open besides the menu: a drawer, a flow to draw at, a calendar."""
    visit = pilot.enter(bureau, login, PASSWORD)
    point, chart = first_of(visit, "risk-points?rank=1"), first_of(visit, "flowcharts")
    paths = [f"/risks?open={point['id']}", f"/risks/{point['id']}"] if point else []
    return {
        "PATHS": " ".join([*paths, "/powers/new"] if point else []),
        "FLOW": f"/flows/{chart['id']}/edit" if chart else "",
        "DATES": "/measures?doing=done" if point else "",
    }
