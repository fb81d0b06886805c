"""Names as they are typed on a keyboard: by the sounds of their characters, or the first of each.

A spelling holds a name from each of its characters on, sounds and initials alike, each form after a
space: what somebody types is looked for behind a space, so that it begins where a syllable does.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import event, inspect

LONGEST_WORD: Final = 4
TYPED_AT_MOST: Final = 24
LETTERS: Final = re.compile(r"[a-z]+")
# Readings a character has as a family name, where they differ from its usual one.
FAMILY_NAMES: Final = {
    "单": "shan",
    "仇": "qiu",
    "区": "ou",
    "解": "xie",
    "查": "zha",
    "曾": "zeng",
    "朴": "piao",
    "盖": "ge",
    "任": "ren",
    "翟": "zhai",
    "缪": "miao",
    "员": "yun",
    "召": "shao",
    "秘": "bi",
    "逄": "pang",
    "种": "chong",
    "繁": "po",
    "折": "she",
    "尉迟": "yu chi",
    "万俟": "mo qi",
    "长孙": "zhang sun",
    "澹台": "tan tai",
    "令狐": "ling hu",
}


def sounds(text: str) -> list[str]:
    """Read a text aloud, one sound for each of its characters; what is no character is itself."""
    return [sound for word in _words(text) for sound in _read(word)]


def sounds_of_person(name: str) -> list[str]:
    """Read the name of a person aloud, whose first part is a family name."""
    read = sounds(name)
    for family in (name[:2], name[:1]):
        known = FAMILY_NAMES.get(family)
        if known:
            own = known.split()
            return [*own, *read[len(own) :]]
    return read


def spelling(read: Sequence[str], *, initials_only: bool = False) -> str:
    """Write down every way to begin typing a name: initials from each sound on, then the sounds."""
    heard = [sound for sound in read if sound]
    firsts = "".join(sound[0] for sound in heard)
    forms = [firsts[place:] for place in range(len(heard))]
    if not initials_only:
        forms += ["".join(heard[place:]) for place in range(len(heard))]
    return "".join(f" {form[:TYPED_AT_MOST]}" for form in forms)


def typed(word: str) -> bool:
    """Say whether a word may be meant as sounds or initials."""
    return LETTERS.fullmatch(word) is not None


def place_of(word: str, name: str, spelt: str) -> tuple[int, int] | None:
    """Find the characters of a spelt name a typed word stands for: from which to which."""
    heard = [place for place, character in enumerate(name) if character.isalnum()]
    forms = spelt.split()
    firsts, spoken = forms[: len(heard)], forms[len(heard) :]
    for first, form in enumerate(firsts):
        if form.startswith(word):
            return heard[first], heard[first + len(word) - 1] + 1
    for first, form in enumerate(spoken):
        if form.startswith(word):
            return heard[first], heard[_last(word, spoken, first)] + 1
    return None


def _last(word: str, spoken: Sequence[str], first: int) -> int:
    """Find the sound in which a word ends: each form is a sound and the beginning of the next."""
    left = len(word)
    for place in range(first, len(spoken) - 1):
        form, following = spoken[place : place + 2]
        left -= next(end for end in range(1, len(form) + 1) if following.startswith(form[end:]))
        if left <= 0:
            return place
    return len(spoken) - 1


def keep_spelled(model: type[Any], named: str, **how: Any) -> None:
    """Keep the spelling of a record's name beside it, whoever writes the name."""
    read = how.pop("read", sounds)

    def spell(_mapper: Any, _connection: Any, record: Any) -> None:
        if inspect(record).attrs[named].history.has_changes():
            record.pinyin = spelling(read(getattr(record, named)), **how)

    event.listen(model, "before_insert", spell)
    event.listen(model, "before_update", spell)


def _words(text: str) -> Iterator[str]:
    """Cut a text into the longest words whose reading is known as a whole, and characters."""
    from pypinyin.constants import PHRASES_DICT

    place = 0
    while place < len(text):
        for length in range(LONGEST_WORD, 1, -1):
            word = text[place : place + length]
            if len(word) == length and word in PHRASES_DICT:
                break
        else:
            word = text[place]
        yield word
        place += len(word)


def _read(word: str) -> list[str]:
    from pypinyin.constants import PHRASES_DICT

    known = PHRASES_DICT.get(word)
    if known:
        return [_plain(sound[0]) for sound in known]
    return [_plain(_usual(word)) if word.isalnum() else ""]


def _usual(character: str) -> str:
    from pypinyin.constants import PINYIN_DICT

    return str(PINYIN_DICT.get(ord(character), character)).partition(",")[0]


@cache
def _plain(sound: str) -> str:
    """Leave out tones and signs; ü is typed as v."""
    parted = unicodedata.normalize("NFD", sound.casefold()).replace("u\u0308", "v")
    return "".join(one for one in parted if one.isalnum())
