"""T02: the main pages in a real Chromium 86, the oldest browser that is promised."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.workers.hall import kill

FOLDER = Path(__file__).parents[2] / "web" / "chromium86"
PASSWORD = "Qingfeng-2026-Shifan"


@pytest.mark.full
@pytest.mark.parametrize(
    ("bureau", "login"),
    [("yunze-finance", "ding01"), ("yunze-civil-affairs", "ye02"), ("yunze-leading", "liang01")],
)
def test_every_page_of_the_menu_works_in_chromium_86(pilot_origin: str, bureau: str, login: str):
    if not (FOLDER / "node_modules").is_dir():
        pytest.skip("Chromium 86 is not installed: run `make browser86`")
    told = {
        **os.environ,
        "ORIGIN": pilot_origin,
        "BUREAU": bureau,
        "LOGIN": login,
        "PASSWORD": PASSWORD,
        "PICTURES": str(Path("build/chromium86").resolve() / login),
    }
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
    assert visiting.returncode == 0, said
