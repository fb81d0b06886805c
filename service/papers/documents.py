"""Papers, templates and settings written out, for the journal and for their readers."""

from typing import Any, Final

from service.papers.kinds import kinds
from service.papers.models import Paper, PaperTemplate
from service.papers.rendering import shown
from tenants.models.papers import PaperSettings

WITHHELD: Final = frozenset({"tenant_id", "content", "facts", "record_ids", "code_key"})
DIGESTS: Final = frozenset({"template_digest", "facts_digest", "content_digest"})


def document(one: Paper | PaperTemplate | PaperSettings) -> dict[str, Any]:
    """Write out a record without its bytes."""
    names = [column.key for column in one.__table__.columns if column.key not in WITHHELD]
    return {name: _plain(name, getattr(one, name)) for name in names}


def paper_document(paper: Paper) -> dict[str, Any]:
    """Write out a paper for its readers."""
    code = shown(paper.check_code or "")
    return {**document(paper), "kind_name": kinds()[paper.kind].zh, "check_code": code}


def _plain(name: str, value: Any) -> Any:
    return value.hex() if name in DIGESTS and value is not None else value
