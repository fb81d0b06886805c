"""The own desk over HTTP."""

from service.workspace.resources import (
    answers,
    drafts,
    filters,
    follows,
    messages,
    preferences,
    signatures,
    vocabularies,
)
from service.workspace.resources.blueprint import blp

__all__ = [
    "answers",
    "blp",
    "drafts",
    "filters",
    "follows",
    "messages",
    "preferences",
    "signatures",
    "vocabularies",
]
