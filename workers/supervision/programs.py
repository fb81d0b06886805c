"""The programs of a running installation, in the order they start."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace

LIANFANG = (sys.executable, "-m", "workers.cli")
# Addresses that open more than the application's own door go only to whom they are meant for.
PRIVILEGED = ("OWNER_DATABASE_URL", "RELAY_DATABASE_URL", "ADMIN_DATABASE_URL")


@dataclass(frozen=True, slots=True)
class Program:
    """One program to keep running; the seconds are what it gets to finish its work."""

    name: str
    command: tuple[str, ...]
    seconds: float = 35
    may_know: tuple[str, ...] = ()


PROGRAMS = (
    Program("relay", (*LIANFANG, "relay"), may_know=("RELAY_DATABASE_URL",)),
    Program("schedule", (*LIANFANG, "schedule")),
    Program("worker", (*LIANFANG, "work"), seconds=120),
    Program("web", (*LIANFANG, "serve")),
)


def cast(worker_count: int) -> tuple[Program, ...]:
    """Name every process of one installation: several workers, one of each other."""
    workers = range(1, worker_count + 1)
    return tuple(
        replace(program, name=f"worker-{number}") if program.name == "worker" else program
        for program in PROGRAMS
        for number in (workers if program.name == "worker" else (1,))
    )


def environment_for(program: Program, environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out the addresses that this program has no business with."""
    withheld = set(PRIVILEGED) - set(program.may_know)
    return {name: value for name, value in environment.items() if name not in withheld}
