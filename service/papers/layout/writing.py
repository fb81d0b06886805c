"""Draw every template anew; what is drawn twice is the same to the byte."""

from pathlib import Path

from service.papers.layout.forms import FORMS
from service.papers.layout.pages import saved

FOLDER = Path(__file__).parent.parent / "templates"


def drawn(kind: str) -> bytes:
    """Draw the template of one kind of paper."""
    return saved(FORMS[kind]())


def write_templates(folder: Path = FOLDER) -> list[Path]:
    """Write the templates of all kinds into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in FORMS:
        path = folder / f"{kind}.docx"
        path.write_bytes(drawn(kind))
        written.append(path)
    return written
