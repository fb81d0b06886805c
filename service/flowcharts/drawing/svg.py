"""The few strokes a picture is made of, and Chinese text that stays inside its shape."""

import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

FONTS: Final = (
    "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',"
    "'WenQuanYi Micro Hei',sans-serif"
)
INK, FAINT, LINE, PAPER = "#1F1F1F", "#595959", "#434343", "#FFFFFF"
# Grade is always shape, word and colour together; low is blue, for low is not good.
RANKS: Final = {1: ("▲高", "#B3261E"), 2: ("◆中", "#9A4B00"), 3: ("●低", "#1D5FA8")}
UNGRADED: Final = ("○未定级", FAINT)
LEADING: Final = 1.35
NARROW: Final = 0.56
NEVER_LAST: Final = frozenset("（《「『【〈“‘([{<")
NEVER_FIRST: Final = frozenset("，。、；：！？）》」』】〉”’…,.;:!?)]}%")
Point = tuple[float, float]


def em(text: str) -> float:
    """Measure a text in widths of a Chinese character."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else NARROW for sign in text)


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines that fit; none begins with a closing mark or ends with an opening."""
    room, lines = max(width / size, 2.0), []
    for paragraph in text.splitlines() or [""]:
        line, far = "", 0.0
        for sign in paragraph:
            wide = em(sign)
            if line and far + wide > room and sign not in NEVER_FIRST:
                kept = line.rstrip("".join(NEVER_LAST)) or line
                lines.append(kept.rstrip())
                line = line[len(kept) :]
                far = em(line)
            line, far = line + sign, far + wide
        lines.append(line.rstrip())
    return lines


def number(value: float) -> str:
    """Write a measure without needless digits."""
    return f"{value:.1f}".removesuffix(".0")


def texts(
    lines: Iterable[str],
    at: Point,
    size: float,
    *,
    fill: str = INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """Write lines one below the other; `at` is the top of the first."""
    x, y = at
    weight = ' font-weight="600"' if bold else ""
    head = f'font-size="{number(size)}" fill="{fill}" text-anchor="{anchor}"{weight}'
    return "".join(
        f'<text x="{number(x)}" y="{number(y + size * (1.0 + LEADING * n))}" {head}>'
        f"{escape(line)}</text>"
        for n, line in enumerate(lines)
    )


def height_of(lines: Sequence[str], size: float) -> float:
    """Measure lines from above to below."""
    return len(lines) * size * LEADING


def rect(
    left: float,
    top: float,
    width: float,
    height: float,
    *,
    stroke: str = LINE,
    fill: str = PAPER,
    round_: float = 4,
    thick: float = 1.2,
    dashed: bool = False,
) -> str:
    """Draw a box."""
    dash = ' stroke-dasharray="5 3"' if dashed else ""
    return (
        f'<rect x="{number(left)}" y="{number(top)}" width="{number(width)}" '
        f'height="{number(height)}" rx="{number(round_)}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{number(thick)}"{dash}/>'
    )


def diamond(x: float, y: float, width: float, height: float) -> str:
    """Draw where the flow parts."""
    corners = ((x, y - height / 2), (x + width / 2, y), (x, y + height / 2), (x - width / 2, y))
    points = " ".join(f"{number(px)},{number(py)}" for px, py in corners)
    return f'<polygon points="{points}" fill="{PAPER}" stroke="{LINE}" stroke-width="1.2"/>'


def arrow(points: Sequence[Point], *, dashed: bool = False, head: bool = True) -> str:
    """Draw a way from step to step."""
    path = "M" + " L".join(f"{number(x)} {number(y)}" for x, y in points)
    dash = ' stroke-dasharray="5 3"' if dashed else ""
    end = ' marker-end="url(#head)"' if head else ""
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1.2"{dash}{end}/>'


def thread(points: Sequence[Point]) -> str:
    """Join what belongs together without saying that one follows the other."""
    path = "M" + " L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f'<path d="{path}" fill="none" stroke="#8C8C8C" stroke-dasharray="1.5 3"/>'


def rule(left: float, y: float, right: float, *, colour: str = "#BFBFBF") -> str:
    """Draw a line across."""
    return f'<path d="M{number(left)} {number(y)} L{number(right)} {number(y)}" stroke="{colour}"/>'


def sheet(
    width: float,
    height: float,
    inner: Iterable[str],
    *,
    title: str,
    told: str = "",
    printed: tuple[str, str] | None = None,
) -> str:
    """Put strokes on a sheet; `printed` gives its size on paper."""
    across, down = printed or (number(width), number(height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{across}" height="{down}" '
        f'viewBox="0 0 {number(width)} {number(height)}" font-family="{FONTS}">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>"
        '<defs><marker id="head" viewBox="0 0 8 8" refX="7.2" refY="4" markerWidth="7" '
        f'markerHeight="7" orient="auto"><path d="M0 0.6 L8 4 L0 7.4 z" fill="{LINE}"/></marker>'
        f'</defs><rect width="100%" height="100%" fill="{PAPER}"/>' + "".join(inner) + "</svg>"
    )
