"""A flowchart as one picture: for those inside, or for the public (R-077)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from service.flowcharts.drawing.figures import Figure, Ranks, drawn, figure, limit_text, ways
from service.flowcharts.drawing.layout import lay_out
from service.flowcharts.drawing.svg import FAINT, height_of, number, rule, sheet, texts, wrap
from service.flowcharts.rules.vocabulary import END, GATEWAY, START

MARGIN: Final = 32.0
NARROWEST: Final = 480.0
NO_RANKS: Final[Mapping[str, Ranks]] = {}
Document = Mapping[str, Any]


def picture(
    document: Document,
    titles: Mapping[str, str],
    *,
    caption: Sequence[str] = (),
    public: bool = False,
    ranks: Mapping[str, Ranks] = NO_RANKS,
) -> str:
    """Draw a chart; the public sees steps, materials, limits and routes, and no inner control."""
    shown = disclosed(document) if public else document
    figures = {
        one["code"]: figure(
            one,
            public_notes(one) if public else inner_notes(one, titles),
            () if public else ranks.get(one["code"], ()),
        )
        for one in shown["steps"]
    }
    sizes = {code: one.room for code, one in figures.items()}
    layout = lay_out(sizes, [(one["source"], one["target"]) for one in shown["edges"]])
    width = max(layout.width + 2 * MARGIN, NARROWEST)
    head, top = _head(document["title"], caption, width)
    shift = ((width - layout.width) / 2, top)
    strokes = [head, ways(layout, shown["edges"], shift=shift)]
    strokes += [
        drawn(one, (layout.middle[code][0] + shift[0], layout.middle[code][1] + shift[1]))
        for code, one in figures.items()
    ]
    foot, bottom = _foot(document, width, top + layout.height + MARGIN)
    strokes.append(foot)
    return sheet(width, bottom, strokes, title=document["title"], told=_told(shown, figures))


def inner_notes(step: Document, titles: Mapping[str, str]) -> list[str]:
    """Name the posts of a step and its limit."""
    words = (
        ("", "handling_post_id"),
        ("复核：", "reviewing_post_id"),
        ("决定：", "deciding_post_id"),
    )
    posts = [
        f"{word}{titles[str(step[name])]}" for word, name in words if str(step.get(name)) in titles
    ]
    if not posts and step.get("post_written"):
        posts = [step["post_written"]]
    limit = limit_text(step)
    return [*posts, *([f"限{limit}"] if limit else [])]


def public_notes(step: Document) -> list[str]:
    """Say what a counterpart must bring to a step, and how long it may take."""
    brought = "、".join(step.get("materials") or ())
    limit = limit_text(step)
    return [*([f"材料：{brought}"] if brought else []), *([f"限{limit}"] if limit else [])]


def disclosed(document: Document) -> dict[str, Any]:
    """Leave out the steps kept inside; what leads to one leads on to what follows it."""
    hidden = {
        one["code"]
        for one in document["steps"]
        if not one.get("is_disclosed", True) and one["type"] not in (START, END, GATEWAY)
    }
    leaving: dict[str, list[Mapping[str, Any]]] = {}
    for edge in document["edges"]:
        leaving.setdefault(edge["source"], []).append(edge)
    edges: dict[tuple[str, str], dict[str, Any]] = {}
    for edge in document["edges"]:
        if edge["source"] in hidden:
            continue
        waiting, seen = [edge["target"]], set()
        while waiting:
            code = waiting.pop()
            if code in seen:
                continue
            seen.add(code)
            if code in hidden:
                waiting += [after["target"] for after in leaving.get(code, ())]
            else:
                edges.setdefault((edge["source"], code), {**edge, "target": code})
    steps = [one for one in document["steps"] if one["code"] not in hidden]
    return {
        **document,
        "steps": [{**one, "key_step": False} for one in steps],
        "edges": list(edges.values()),
    }


def _head(title: str, caption: Sequence[str], width: float) -> tuple[str, float]:
    lines = wrap(title, width - 2 * MARGIN, 18)
    strokes = texts(lines, (width / 2, 24), 18, anchor="middle", bold=True)
    y = 24 + height_of(lines, 18)
    told = wrap("　".join(caption), width - 2 * MARGIN, 11)
    strokes += texts(told, (width / 2, y + 2), 11, fill=FAINT, anchor="middle")
    return strokes, y + height_of(told, 11) + 26


def _foot(document: Document, width: float, top: float) -> tuple[str, float]:
    rows = (
        ("办理条件", document["conditions"]),
        ("所需材料", "、".join(document["materials"])),
        ("办理时限", limit_text(document)),
        ("监督渠道", document["supervision_channels"]),
        ("相对人权利", document["counterpart_rights"]),
        ("投诉举报", " ".join((document["complaint_route"], document["complaint_phone"])).strip()),
    )
    strokes, y = rule(MARGIN, top, width - MARGIN), top + 8
    for word, text in rows:
        if text:
            lines = wrap(f"{word}：{text}", width - 2 * MARGIN, 11)
            strokes += texts(lines, (MARGIN, y), 11)
            y += height_of(lines, 11) + 3
    return strokes, y + 16


def _told(document: Document, figures: Mapping[str, Figure]) -> str:
    """Tell the picture to those who cannot see it."""
    titles = {one["code"]: one["title"] for one in document["steps"]}
    told = [
        f"{titles[one['source']]}→{titles[one['target']]}"
        + (f"（{one['condition']}）" if one.get("condition") else "")
        for one in document["edges"]
    ]
    return f"{number(len(figures))}个环节。" + "；".join(told)
