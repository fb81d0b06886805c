"""Nobody finds 其他 on his desk: every kind of to-do the service opens has its word."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from service.workspace.queries.vocabularies import kept
from tenants.vocabulary import CASE_OBJECTS

ROOT = Path(__file__).parents[2]
OPENERS = {"open_task", "wait", "Task"}
PASSED_ON = ("cycle", "delegation", "export", "follow", "import", "sheet")


def kinds_of(source: Path) -> Iterator[str]:
    """Give the kinds a file opens to-dos of, as far as they are written in it."""
    names: dict[str, Any] = {}
    for call in ast.walk(ast.parse(source.read_text("utf-8"))):
        if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in OPENERS:
            continue
        names = names or vars(
            import_module(".".join(source.relative_to(ROOT).with_suffix("").parts))
        )
        for word in call.keywords:
            if word.arg == "kind":
                yield from spelled(word.value, names)


def spelled(written: ast.expr, names: dict[str, Any]) -> Iterator[str]:
    """Read a kind as the code writes it: a text, a constant, or a text with gaps."""
    if isinstance(written, ast.JoinedStr):
        written = written.values[0]
    if isinstance(written, ast.Subscript) and isinstance(written.value, ast.Name):
        yield from names[written.value.id].values()
    elif isinstance(written, ast.Constant):
        yield str(written.value)
    elif isinstance(written, ast.Name) and isinstance(names.get(written.id), str):
        yield names[written.id]


def opened() -> dict[str, str]:
    """Say of the first word of every kind which file opens it."""
    files = [
        one
        for one in (ROOT / "service").rglob("*.py")
        if "open_task" in (text := one.read_text("utf-8")) or "Task(" in text
    ]
    return {kind.split(".")[0]: one.name for one in files for kind in kinds_of(one)}


def test_every_kind_of_to_do_has_a_word_in_both_languages() -> None:
    words = kept()["tasks.kind"]
    kinds = opened()
    assert {"task", "case_step", "meeting", "measure", "power"} <= kinds.keys()
    kinds |= dict.fromkeys(CASE_OBJECTS, "a case of such records")
    kinds |= dict.fromkeys(PASSED_ON, "handed to the opener by others")
    assert {kind: where for kind, where in kinds.items() if not words.get(kind)} == {}
