"""What a simulated year leaves to be read: steps, figures after each stage, papers."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tenants import clock
from workers.simulation.people import Desk


@dataclass(slots=True)
class Chronicle:
    """The record of a year. `steps` are written by the desks, `papers` are files on disk."""

    folder: Path
    steps: list[str] = field(default_factory=list)
    figures: list[dict[str, Any]] = field(default_factory=list)
    papers: list[Path] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    def figures_of(self, stage: str, officer: Desk) -> dict[str, Any]:
        """Keep the leading group's figures after a stage."""
        totals = officer.get("/region/totals")
        told = {"on": clock.today().isoformat(), "stage": stage, "totals": totals}
        self.figures.append(told)
        return told

    def keep(self, name: str, content: bytes) -> Path:
        """Keep a paper as a file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        place = self.folder / name
        place.write_bytes(content)
        self.papers.append(place)
        return place

    def paper(self, desk: Desk, kind: str, name: str, **asked: Any) -> Path:
        """Have a paper made and keep it."""
        made = desk.post("/papers", {"kind": kind, **asked})
        content = desk.fetch(f"/papers/{made['id']}/content")
        return self.keep(f"{name}.docx", content)
