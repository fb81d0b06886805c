"""What refusals say, in Chinese and in English: one catalogue per language, keyed by code."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from flask import g, has_request_context, request

LANGUAGES = ("zh-CN", "en")
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of one language."""

    problems: Mapping[str, Mapping[str, str]]
    sentences: Mapping[str, str]
    gaps: Mapping[str, str]
    fields: tuple[tuple[re.Pattern[str], str], ...]


def language() -> str:
    """Choose the language of the answer; Chinese unless English is asked for."""
    if not has_request_context():
        return LANGUAGES[0]
    if "language" in g:  # a page was asked for in this one
        return str(g.language)
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


@cache
def catalogue(name: str) -> Catalogue:
    """Read the catalogue of one language once: the common texts and those of each area."""
    files = [FOLDER / f"{name}.yaml", *sorted((FOLDER / name).glob("*.yaml"))]
    written = [yaml.safe_load(file.read_text("utf-8")) for file in files]
    return Catalogue(
        problems=_merged(written, "problems"),
        sentences=_merged(written, "sentences"),
        gaps=_merged(written, "gaps"),
        fields=tuple(
            (re.compile(pattern), text) for pattern, text in _merged(written, "fields").items()
        ),
    )


def _merged(written: Iterable[Mapping[str, Any]], section: str) -> dict[str, Any]:
    return {key: text for one in written for key, text in (one.get(section) or {}).items()}


def problem_text(code: str, detail: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    """Give title and detail of a refusal; an English sentence stands where no Chinese one does."""
    chosen = language()
    texts = catalogue(chosen)
    entry = texts.problems.get(code, {})
    general = filled(entry.get("detail", ""), facts)
    if chosen == "en":
        return entry.get("title", code), detail or general
    return entry.get("title", code), texts.sentences.get(detail) or general or detail


def filled(text: str, facts: Mapping[str, Any]) -> str:
    """Put the facts of a refusal into its sentence."""
    try:
        return text.format_map(facts)
    except (KeyError, IndexError, ValueError, AttributeError):
        return re.sub(r"\{[^}]*\}", "…", text)


def gap_text(code: str, facts: Mapping[str, Any]) -> str:
    """Say in the reader's language what is not in place yet."""
    written = catalogue(language()).gaps.get(code)
    for key in () if written else (code, f"flowchart {code}"):
        found = field_text(key)
        written = written or (found if found != key else None)
    return filled(written or code, facts)


def field_text(message: str) -> str:
    """Say in the reader's language what is wrong with one field."""
    for pattern, text in catalogue(language()).fields:
        found = pattern.fullmatch(message)
        if found:
            return found.expand(text)
    return catalogue(language()).sentences.get(message, message)
