"""Live through the years of the bureaus of a small region."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from flask import Flask

from service.app import close_app, create_app
from service.exchange.signatures import keep_secret
from service.journal.queries import held_for, verify_tenant
from tenants import clock
from tenants.settings import Settings
from workers.simulation.acts import Bureau
from workers.simulation.chronicle import Chronicle
from workers.simulation.machinery import Machinery
from workers.simulation.people import People
from workers.simulation.world import World, found_world
from workers.simulation.years import civil_affairs, generic, pilot

Year = Callable[[World, People, Bureau, Chronicle], None]
YEARS: Final[Mapping[str, Year]] = MappingProxyType(
    {
        "pilot": pilot.live,
        "generic": generic.live,
        "civil_affairs": civil_affairs.live,
    }
)
BEGINNING: Final = date(2026, 1, 5)


def live(
    settings: Settings, tag: str, folder: Path, *, only: Sequence[str] = ()
) -> dict[str, Chronicle]:
    """Found a region and live through the year of each of its bureaus; tell what happened."""
    keep_secret(settings.secret_key)
    app = create_app(replace(settings, requests_per_second=0, password_days=0))
    try:
        with clock.simulated():
            return _lived(app, settings, tag, folder, tuple(only) or tuple(YEARS))
    finally:
        close_app(app)


def _lived(
    app: Flask, settings: Settings, tag: str, folder: Path, chosen: Sequence[str]
) -> dict[str, Chronicle]:
    told: dict[str, Chronicle] = {}
    for name in chosen:
        clock.go_to(BEGINNING)
        world = found_world(settings, f"{tag}-{name.replace('_', '-')}", only=(name,))
        machinery = Machinery(settings, world)
        try:
            chronicle = told[name] = Chronicle(folder / name)
            people = People(app, chronicle.steps)
            YEARS[name](world, people, Bureau(people, world.bureaus[name], machinery), chronicle)
            machinery.settle()
            chronicle.facts["journal"] = verified(world)
        finally:
            machinery.close()
    return told


def verified(world: World) -> dict[str, int]:
    """Verify every journal of the region: entries, and what is found against it."""
    reports = [
        verify_tenant(house.tenant_id, held_for(house.tenant_id)) for house in world.everybody
    ]
    return {
        "entries": sum(one.entries for one in reports),
        "findings": sum(len(one.findings) for one in reports),
    }
