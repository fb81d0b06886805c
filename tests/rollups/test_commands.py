"""Operators compute figures and look at them from the command line."""

import json
import subprocess
import sys

import pytest

from tests.journal.chains import make_region
from tests.rollups.registers import fill
from tests.workers.hall import environment, settle

pytestmark = pytest.mark.long


@pytest.fixture
def command(settings):
    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "workers.cli", *words, "--json"],
            env=environment(settings),
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_figures_computed_by_hand_reach_the_region(settings, engine, tag, command):
    region = make_region(settings, tag)
    bureau = f"{tag}-r-bureau1"
    fill(region.bureaus[bureau], ranks={1: 2, 3: 1})
    ran = command("rollup", "run", "--tenant", bureau)
    assert json.loads(ran.stdout) == {"bureaus": 1, "changed": 1}, ran.stderr
    settle(settings, [region.leading_group, *region.bureaus.values()])
    shown = json.loads(command("rollup", "show", f"{tag}-r-group").stdout)
    assert (shown["reporting"], shown["expected"], shown["complete"]) == (1, 2, False)
    assert shown["missing"] == [f"{tag}-c-bureau1"]
    assert shown["figures"]["points"]["in_force"]["by_rank"]["1"] == 2
    read = [sys.executable, "-m", "workers.cli", "--lang", "zh", "rollup", "show", f"{tag}-r-group"]
    told = subprocess.run(
        read, env=environment(settings), capture_output=True, text=True, check=False
    ).stdout
    assert "应报 2 个单位，已报 1 个" in told
    assert "风险点 3 个：高 2、中 0、低 1" in told
    assert "{" not in told


def test_an_unknown_bureau_is_refused(engine, command):
    assert command("rollup", "run", "--tenant", "nobody").returncode == 1
    assert command("rollup", "show", "nobody").returncode == 1


def test_the_timetable_can_be_read(command):
    assert json.loads(command("schedule", "--list").stdout)["snapshot"]["cron"] == "10 0 * * *"


def test_a_worker_refuses_a_queue_that_is_not_there(settings):
    words = [sys.executable, "-m", "workers.cli", "work", "--queues", "nothing"]
    assert subprocess.run(words, env=environment(settings), check=False).returncode == 2
