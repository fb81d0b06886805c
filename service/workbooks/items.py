"""Splitting what a cell lists by number into its items."""

import re
import unicodedata
from dataclasses import dataclass, field

from service.workbooks.text import JOINER, WHITE, wrapped

BOUNDARY = r"(?:^|(?<=[\s\u3000\xa0；;。，,:：！!？?)）]))"
MARK = re.compile(
    BOUNDARY
    + r"[ \t\u3000\xa0]*(?:"
    + r"(?P<deep>[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){1,3})[.．、]?(?![0-9０-９%％‰])"
    + r"|(?P<plain>[0-9０-９]{1,2})[ ]?(?:[、]|[.．](?![0-9０-９](?![0-9０-９]{3}年))|[)）])"
    + r"|[(（][ ]?(?P<round>[0-9０-９]{1,2})[ ]?[)）][、.]?"
    + r"|(?P<han>[一二三四五六七八九十]{1,3})[、.．]"
    + r"|[(（](?P<hanround>[一二三四五六七八九十]{1,3})[)）][、.]?"
    + r")[ \t\u3000\xa0]*|(?<!\u2060)(?P<ring>[①-⑳])[、.]?[ \t]*"
)
QUICK = re.compile(r"[0-9０-９①-⑳]|[一二三四五六七八九十][、.．)）]")
MEASURED = re.compile(r"^(?:万|亿|元|%|倍|公里|米|平方|吨|分)")
HAN = {h: n for n, h in enumerate("一二三四五六七八九十", 1)}
RINGS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
MOST, GAP, SHORT_HEADING = 60, 3, 20
GROUPS = frozenset({"han", "hanround"})
SECTION = re.compile(
    r"(?:^|\n)[ \t\u3000]*(?:[(（]?[一二三四五][)）、.．]+)?[ \t\u3000]*"
    r"(?P<label>(?:法律|法规|制度|防控|政策|工作)?依据|(?:主要|具体|风险)?(?:防控|防范)?(?:要点|措施))"
    r"[ \t]*(?:[:：]|(?=\n)|(?=[ 　]*1))"
)


@dataclass(slots=True)
class Counter:
    """How far each style of numbering has come in one cell."""

    last: dict[str, int] = field(default_factory=dict)
    deep: tuple[int, ...] = ()

    def follows(self, style: str, number: int, *, opening: bool, fresh: bool) -> bool:
        """Tell whether the number can be the next item's."""
        if not 0 < number <= MOST:
            return False
        before = self.last.get(style)
        if opening or number == 1:
            good = opening or before is None or fresh or style in self.last
        elif before is None:
            good = fresh
        else:
            good = number == before + 1 or (fresh and before <= number <= before + GAP)
        if good:
            self.last[style] = number
            if style in GROUPS:
                self.last = {k: v for k, v in self.last.items() if k in GROUPS}
        return good

    def descends(self, numbers: tuple[int, ...]) -> bool:
        """Tell whether a number such as 1.2 continues the list."""
        before = self.deep or (self.last.get("plain", numbers[0] if not self.last else 0),)
        child = numbers[:-1] == before and numbers[-1] == 1
        sibling = numbers[:-1] == before[:-1] and numbers[-1] == before[-1] + 1
        upward = len(numbers) <= len(before) and numbers[-1] == before[len(numbers) - 1] + 1
        new_branch = numbers[-1] == 1 and len(numbers) > 1 and numbers[0] >= before[0]
        if child or sibling or upward or new_branch:
            self.deep = numbers
            return True
        return False


@dataclass(slots=True)
class Piece:
    """A numbered stretch of a cell."""

    style: str
    number: int
    start: int
    stop: int


def split_items(text: str) -> list[str]:
    """List the items of a cell; a text without numbers is one item."""
    stripped = text.strip()
    if not stripped:
        return []
    if not QUICK.search(stripped):
        return [wrapped(stripped).replace(JOINER, "")]
    pieces = _pieces(stripped)
    if not pieces:
        return [wrapped(stripped).replace(JOINER, "")]
    return _texts(stripped, pieces)


def split_measures(text: str) -> tuple[list[str], str]:
    """List a cell's measures, and apart from them the legal basis some bureaus put before them."""
    marks = list(SECTION.finditer(text))
    based = [m for m in marks if "依据" in m["label"]]
    if not based or len(based) == len(marks):
        return split_items(text), ""
    ends = [*(m.start() for m in marks[1:]), len(text)]
    kept, basis = [text[: marks[0].start()]], list[str]()
    for mark, end in zip(marks, ends, strict=True):
        (basis if "依据" in mark["label"] else kept).append(text[mark.end() : end])
    measures = [item for part in kept for item in split_items(part)]
    return measures, "\n".join(part.strip() for part in basis)


def protect(item: str) -> str:
    """Write an item so that neither its numbers nor its lines are taken for further items."""
    lines = (line.strip() for line in item.strip().split("\n"))
    kept = f"{JOINER}\n".join(line for line in lines if line)
    return MARK.sub(_guarded, SECTION.sub(_guarded, kept))


def numbered(items: list[str]) -> str:
    """Write items into one cell the way bureaus number them."""
    if len(items) == 1:
        return protect(items[0])
    return "\n".join(
        f"{n}.{'' if item[:1].isalpha() else JOINER}{protect(item)}"
        for n, item in enumerate(items, 1)
    )


def _guarded(match: re.Match[str]) -> str:
    found = match.group(0)
    if found.strip()[:1] in RINGS:
        return JOINER + found
    lead = len(found) - len(found.lstrip())
    return found[: lead + 1] + JOINER + found[lead + 1 :]


def _pieces(text: str) -> list[Piece]:
    counter, pieces = Counter(), list[Piece]()
    at = 0
    while match := MARK.search(text, at):
        at = max(match.end(), at + 1)
        style = match.lastgroup or ""
        opening = match.start() == 0
        before = text[match.start() - 1 : match.start()]
        fresh = opening or before.isspace() or before in "；;。" or match.group(0)[:1].isspace()
        numbers = _numbers(match[style], style)
        if style == "deep":
            amount = bool(MEASURED.match(text[match.end() : match.end() + 2]))
            if amount or not counter.descends(numbers):
                due = counter.last.get("plain", 0) + 1 == numbers[0] and (fresh or not amount)
                simple = _whole_of(text, match, counter, numbers[0]) if due else None
                if simple is None:
                    continue
                style, at = "plain", simple
            number = numbers[-1]
        elif counter.follows(style, numbers[0], opening=opening, fresh=fresh):
            number = numbers[0]
            if style == "plain":
                counter.deep = numbers
        else:
            continue
        pieces.append(Piece(style, number, match.start(), at))
    return pieces


def _whole_of(text: str, match: re.Match[str], counter: Counter, number: int) -> int | None:
    """Read "2.3人以上" as item 2 where item 2 is due."""
    counter.follows("plain", number, opening=number == 1, fresh=True)
    dot = re.compile(r"[.．]").search(text, match.start())
    return dot.end() if dot else None


def _numbers(written: str, style: str) -> tuple[int, ...]:
    if style in GROUPS:
        return (_han_number(written),)
    if style == "ring":
        return (ord(written) - ord("①") + 1,)
    plain = unicodedata.normalize("NFKC", written)
    return tuple(int(part) for part in re.split(r"[.]", plain))


def _han_number(written: str) -> int:
    tens, mark, ones = written.rpartition("十")
    if not mark:
        return HAN.get(written, 0) if len(written) == 1 else 0
    return (HAN.get(tens, 1) * 10) + HAN.get(ones, 0)


def _texts(text: str, pieces: list[Piece]) -> list[str]:
    items: list[str] = []
    lead = text[: pieces[0].start]
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        body = text[piece.stop : following.start if following else len(text)]
        if following and _heads(piece, following, body):
            lead += text[piece.start : following.start]
            continue
        body, next_lead = _trailing_heading(body, following)
        item = wrapped((lead + "\n" + body) if WHITE.sub("", lead) else body)
        lead = next_lead
        if item:
            items.append(item.replace(JOINER, ""))
    return items or [wrapped(text).replace(JOINER, "")]


def _heads(piece: Piece, following: Piece, body: str) -> bool:
    """Tell whether a numbered line is only the heading of a list below it."""
    if piece.style == following.style and piece.style != "deep":
        return False
    plain = body.strip()
    if following.number != 1 or (following.style in GROUPS and piece.style not in GROUPS):
        return False
    if plain.endswith((":", "：")) or not plain:
        return True
    return piece.style in GROUPS and len(plain) <= SHORT_HEADING


def _trailing_heading(body: str, following: Piece | None) -> tuple[str, str]:
    """Hand a heading that stands at the end of an item to the list it opens."""
    if following is None or following.number != 1:
        return body, ""
    head, mark, last = body.rstrip().rpartition("\n")
    if mark and head.strip() and last.rstrip().endswith((":", "：")):
        return head, last
    return body, ""
