"""Pictures of every page of the console as each role, for people to look at: `make screenshots`.

They are written to the folder SCREENSHOTS names (else build/screenshots), 1366 by 768 points,
one folder for each role.
"""

import os
from pathlib import Path

import pytest

from tests.browser.people import Desk
from tests.browser.rooms import PASSWORD, PEOPLE, rooms

FOLDER = Path(os.environ.get("SCREENSHOTS") or "build/screenshots")
SETTLED = 700


@pytest.mark.full
@pytest.mark.parametrize("role", PEOPLE)
def test_pictures_of_every_page(pilot: Desk, role: str):
    code, login = PEOPLE[role]
    visit = pilot.enter(code, login, PASSWORD)
    folder = FOLDER / role
    folder.mkdir(parents=True, exist_ok=True)
    for place, room in enumerate(rooms(visit), start=1):
        page = visit.open(room.path)
        page.wait_for_timeout(SETTLED)
        page.screenshot(path=folder / f"{place:02d}-{room.name}.png")
    assert list(folder.glob("*.png"))
