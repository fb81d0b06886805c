"""Logs as a person reads them: one line each, with the name of the process before it."""

import json
from typing import Any

WIDTH = 9
COLOURS = (36, 32, 33, 35, 34, 96, 92, 93)
SPOKEN = ("at", "level", "event")


def readable(line: str) -> str:
    """Turn a JSON log line into words; any other line stays as it is."""
    if not line.startswith("{"):
        return line
    try:
        entry: Any = json.loads(line)
    except ValueError:
        return line
    return _sentence(entry) if isinstance(entry, dict) else line


def prefixed(name: str, line: str) -> str:
    """Say which process speaks."""
    return f"{name:<{WIDTH}}| {line}"


def coloured(name: str, line: str) -> str:
    """Say it in the colour of the process, on a terminal."""
    colour = COLOURS[sum(name.encode()) % len(COLOURS)]
    return f"\x1b[{colour}m{name:<{WIDTH}}|\x1b[0m {line}"


def _sentence(entry: dict[str, Any]) -> str:
    moment = str(entry.get("at", ""))[11:19]
    level = str(entry.get("level", "")).upper()
    facts = [
        f"{name}={value}"
        for name, value in entry.items()
        if name not in SPOKEN and value not in (None, "")
    ]
    words = [moment, level if level != "INFO" else "", str(entry.get("event", "")), *facts]
    return " ".join(word for word in words if word).replace("\n", " ")
