"""Read the policy text: lines of words from the closed alphabet, each with its reason."""

import re
from dataclasses import dataclass
from pathlib import Path

from policies.permissions import Permission
from policies.words import RANKS, ROLES, SCOPES

FOLDER = Path(__file__).parent
EVERYONE = "*"
COLUMNS = ("p", "role", "nouns", "acts", "ranks", "scopes", "allow or deny")
OWN_NUMBERS = re.compile(r"\((?:[A-Z]{1,2}-?\d+[a-z]?[,; ]*)+([^()]*)\)")
HALF_SIGN = re.compile(r"[,;:?!()] ?(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[,;:?!()] ?")
FULL = {
    half + gap: full
    for half, full in zip(",;:?!()", "，；：？！（）", strict=True)
    for gap in ("", " ")
}
PERMISSIONS: frozenset[str] = frozenset(Permission)


class PolicyError(ValueError):
    """The policy text, or a question put to it, uses a word outside the alphabet."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line a cadre can read: who, what, which acts and ranks, how far, allowed or not."""

    number: int
    role: str
    nouns: tuple[str, ...]
    acts: tuple[str, ...]
    ranks: tuple[str, ...]
    scopes: tuple[str, ...]
    effect: str
    because: str
    source: str

    def __str__(self) -> str:
        ranks = EVERYONE if len(self.ranks) == len(RANKS) else "|".join(self.ranks)
        words = (self.role, "|".join(self.nouns), "|".join(self.acts), ranks, "|".join(self.scopes))
        return f"{self.source}:{self.number}: {', '.join(('p', *words, self.effect))}"

    def permissions(self) -> list[Permission]:
        """List every permission this line speaks of."""
        pairs = (f"{noun}:{act}" for noun in self.nouns for act in self.acts)
        return [Permission(pair) for pair in pairs if pair in PERMISSIONS]


@dataclass(frozen=True, slots=True)
class Text:
    """All lines of one policy file, and which role includes which."""

    lines: tuple[Line, ...]
    includes: tuple[tuple[str, str], ...]

    def bearers(self, role: str) -> list[str]:
        """List the roles a line written for `role` speaks of: itself and those that include it."""
        if role == EVERYONE:
            return list(ROLES)
        heirs = [heir for heir, included in self.includes if included == role]
        return [role, *(bearer for heir in heirs for bearer in self.bearers(heir))]


def read_text(path: Path) -> Text:
    """Read one policy file and refuse any word outside the alphabet."""
    lines: list[Line] = []
    includes: list[tuple[str, str]] = []
    because = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        stripped = raw.strip()
        if not stripped:
            continue
        if stripped.startswith("#"):
            because = stripped.lstrip("# ")
            continue
        words = [word.strip() for word in stripped.split(",")]
        try:
            if words[0] == "g":
                includes.append(_inclusion(words))
            else:
                lines.append(_line(number, words, because, path.name))
        except PolicyError as error:
            raise PolicyError(f"{path.name}:{number}: {error}") from None
    return Text(tuple(lines), tuple(includes))


def reason(written: str) -> str:
    """Give the reason of a rule as cadres read it: in Chinese signs, without numbers of ours."""
    bare = OWN_NUMBERS.sub(lambda found: f"({found[1]})" if found[1] else "", written)
    return HALF_SIGN.sub(lambda found: FULL[found[0]], bare).strip()


def _inclusion(words: list[str]) -> tuple[str, str]:
    if len(words) != 3:  # noqa: PLR2004 (g, heir, included)
        raise PolicyError("an inclusion is `g, role, included role`")
    return _known(words[1], ROLES), _known(words[2], ROLES)


def _line(number: int, words: list[str], because: str, source: str) -> Line:
    if len(words) != len(COLUMNS) or words[0] != "p":
        raise PolicyError(f"a line is {', '.join(COLUMNS)}")
    _, role, nouns, acts, ranks, scopes, effect = words
    if effect not in {"allow", "deny"}:
        raise PolicyError(f"unknown effect {effect!r}")
    line = Line(
        number=number,
        role=role if role == EVERYONE else _known(role, ROLES),
        nouns=tuple(nouns.split("|")),
        acts=tuple(acts.split("|")),
        ranks=tuple(RANKS) if ranks == EVERYONE else _all_known(ranks, RANKS),
        scopes=_all_known(scopes, SCOPES),
        effect=effect,
        because=because,
        source=source,
    )
    _refuse_idle_words(line)
    return line


def _refuse_idle_words(line: Line) -> None:
    """A noun or an act that makes no permission with its neighbours is a slip of the pen."""
    named = line.permissions()
    idle = [noun for noun in line.nouns if noun not in {one.noun for one in named}]
    idle += [act for act in line.acts if act not in {one.act for one in named}]
    if idle:
        raise PolicyError(f"no permission is meant by {', '.join(map(repr, idle))}")


def _all_known(words: str, alphabet: object) -> tuple[str, ...]:
    return tuple(_known(word, alphabet) for word in words.split("|"))


def _known(word: str, alphabet: object) -> str:
    if word not in alphabet:  # type: ignore[operator]
        raise PolicyError(f"unknown word {word!r}")
    return word
