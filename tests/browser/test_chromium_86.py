"""T02, T06 and T28: pages, flow editor and charts in a real Chromium 86, the oldest promised."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.people import Desk
from tests.browser.rooms import PASSWORD, first_of
from tests.workers.hall import kill

# The browser itself fell over, which a single old process does: the visit is made once more.
LOST = 3
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
    if not (FOLDER / "node_modules").is_dir():
        pytest.skip("Chromium 86 is not installed: run `make browser86`")
    told = {
        **os.environ,
        **singled_out(pilot, bureau, login),
        "ORIGIN": pilot.origin,
        "BUREAU": bureau,
        "LOGIN": login,
        "PASSWORD": PASSWORD,
        "PICTURES": str(Path("build/chromium86").resolve() / login),
    }
    code, said = visited(told)
    if code == LOST:
        code, said = visited(told)
    assert code == 0, said


def visited(told: dict[str, str]) -> tuple[int, str]:
    """Let the old browser go through the pages; say how that ended and what it said."""
    visiting = subprocess.Popen(
        ["node", "visit.mjs"],
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
