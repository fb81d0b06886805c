"""What a paper looks like before there is anything to put into it: a sample, or a blank form."""

from typing import Any, Final

from service.papers.kinds import PaperKind

BLANK_ROWS: Final = 4
ROOM: Final = "　　　　"
UNSAID: Final = frozenset({"number", "code", "qr", "maker", "made_at"})
SAMPLE_ROWS: Final = 2
SAMPLE_CODE: Final = "SAMPLE22"


def sample(kind: PaperKind) -> dict[str, Any]:
    """Fill every field with what belongs there, to show a template at work."""
    filled: dict[str, Any] = {
        name: f"〔{meaning}〕" for name, meaning in kind.fields.items() if "[]" not in name
    }
    row = {
        name: {
            field.partition("[].")[2]: f"〔{meaning}〕"
            for field, meaning in kind.fields.items()
            if field.startswith(f"{name}[].")
        }
        for name in kind.lists
    }
    return {**filled, **{name: [row[name]] * SAMPLE_ROWS for name in kind.lists}}


def blank(kind: PaperKind, house: dict[str, Any]) -> dict[str, Any]:
    """Leave everything open that is filled in by hand."""
    room = {name: ROOM for name in kind.fields if "[]" not in name and name not in UNSAID}
    return {**room, **house, **{name: [{}] * BLANK_ROWS for name in kind.lists}}
