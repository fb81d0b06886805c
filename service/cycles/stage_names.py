"""What the stages of a year are called in both languages."""

from service.workspace.queries.vocabularies import kept


def in_both(name: str) -> dict[str, str]:
    """Give a usual name in both languages; a name of a bureau's own stays as it was written."""
    zh, en = kept()["cycle_stages.name"].get(name, (name, name))
    return {"zh": zh, "en": en}
