"""How a command speaks: in Chinese or English, in lines or as one JSON object."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any, TypeVar

import click

LANGUAGES = ("zh", "en")
LOCALES = ("LIANFANG_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
Command = TypeVar("Command", bound=Callable[..., Any])


class Exit(IntEnum):
    """What the end of a command means to the one who called it."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    UNREACHABLE = 3
    SETTINGS = 4


class Language:
    """The language of this run, chosen before any command is loaded."""

    chosen = "en"


def choose_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Take the language asked for, else that of the terminal."""
    asked = [
        word.partition("=")[2] if "=" in word else following
        for word, following in zip(arguments, [*arguments, ""][1:], strict=True)
        if word.partition("=")[0] == "--lang"
    ]
    locale = next((environ[name] for name in LOCALES if environ.get(name)), "")
    word = asked[0] if asked else locale
    Language.chosen = "zh" if word.startswith("zh") else "en"
    return Language.chosen


def t(zh: str, en: str) -> str:
    """Say it in the language of this run."""
    return zh if Language.chosen == "zh" else en


def language() -> str:
    """Name the catalogue of the language of this run."""
    return t("zh-CN", "en")


def json_option(command: Command) -> Command:
    """Offer the facts of a command as one JSON object instead of lines."""
    text = t("以一个 JSON 对象输出", "Print one JSON object.")
    return click.option("--json", "as_json", is_flag=True, help=text)(command)


def tell(facts: Mapping[str, Any], *, as_json: bool, lines: Iterable[str] = ()) -> None:
    """Print the facts: one JSON object for programs, lines for people."""
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, default=str))
        return
    for line in lines or (f"{name}: {value}" for name, value in facts.items()):
        click.echo(line)
