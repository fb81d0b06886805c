"""Head, bands, legend and foot of every sheet (F8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from service.flow_risks.printing.papers import EDGE, Paper
from service.flowcharts.drawing.figures import limit_text
from service.flowcharts.drawing.svg import (
    FAINT,
    RANKS,
    height_of,
    rect,
    rule,
    sheet,
    texts,
    wrap,
)

TITLE: Final = "廉政风险防控图"
BANDS: Final = ("风险点", "权力运行流程", "防控措施及责任人")
SIZE: Final = 22.0
BAND: Final = 24.0
GAP: Final = 14.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the diagram."""

    paper: Paper
    bureau: str
    chart: str
    category: str
    numbers: str
    names: str
    version: str
    drawn_by: str = ""
    reviewed_by: str = ""
    decided_by: str = ""
    page: int = 1
    pages: int = 1

    @property
    def head(self) -> list[str]:
        """Say whose power it is, in lines."""
        told = (
            f"单位：{self.bureau}",
            f"图号：{self.chart}",
            f"职权类别：{self.category or '—'}",
            f"职权编码：{self.numbers or '—'}",
        )
        first = wrap("　　".join(told), self.paper.inner, self.paper.size)
        return first + wrap(f"职权名称：{self.names or '—'}", self.paper.inner, self.paper.size)


def top_of_body(frame: Frame) -> float:
    """Say how far the head reaches down."""
    return EDGE + SIZE + 18 + height_of(frame.head, frame.paper.size) + 8 + BAND + GAP


def bottom_of_body(frame: Frame, document: Mapping[str, Any]) -> float:
    """Say where the foot begins."""
    foot = height_of(_foot(frame, document), frame.paper.size - 1)
    return frame.paper.height - EDGE - foot - 26


def framed(frame: Frame, document: Mapping[str, Any], body: str) -> str:
    """Put a part of the diagram on its sheet."""
    paper = frame.paper
    middle = paper.width / 2
    strokes = [texts([TITLE], (middle, EDGE - 8), SIZE, anchor="middle", bold=True)]
    y = EDGE + SIZE + 10
    strokes.append(texts(frame.head, (EDGE, y), paper.size))
    y += height_of(frame.head, paper.size) + 8
    for (left, width), word in zip(paper.bands, BANDS, strict=True):
        strokes.append(rect(left, y, width, BAND, fill="#F0F0F0", stroke="#8C8C8C", round_=2))
        strokes.append(
            texts([word], (left + width / 2, y + 4), paper.size + 1, anchor="middle", bold=True)
        )
    strokes += [body, _legend(frame, document), _page_number(frame)]
    told = f"{frame.names}：第{frame.page}页，共{frame.pages}页。"
    return sheet(
        paper.width,
        paper.height,
        strokes,
        title=f"{TITLE} {document['title']}",
        told=told,
        printed=paper.printed,
    )


def _legend(frame: Frame, document: Mapping[str, Any]) -> str:
    paper, top = frame.paper, bottom_of_body(frame, document)
    strokes = rule(EDGE, top + 2, paper.width - EDGE, colour="#8C8C8C")
    x = EDGE
    for word, colour in RANKS.values():
        strokes += texts([f"{word}风险"], (x, top + 6), paper.size, fill=colour, bold=True)
        x += paper.size * 6
    also = (
        "粗框：关键环节或有风险的环节　虚线框：监控环节　虚线箭头：退回　圆圈数字：转下页、接上页"
    )
    strokes += texts([also], (x, top + 7), paper.size - 1.5, fill=FAINT)
    return strokes + texts(_foot(frame, document), (EDGE, top + 24), paper.size - 1)


def _foot(frame: Frame, document: Mapping[str, Any]) -> list[str]:
    """Supervision, complaints, who drew, reviewed and decided, and which version it is."""
    complaint = " ".join((document["complaint_route"], document["complaint_phone"])).strip()
    watched = (
        f"监督渠道：{document['supervision_channels'] or '—'}",
        f"投诉电话：{complaint or '—'}",
        f"办理时限：{limit_text(document) or '—'}",
    )
    signed = (
        f"编制人：{frame.drawn_by or '—'}",
        f"审核人：{frame.reviewed_by or '—'}",
        f"审定会议：{frame.decided_by or '—'}",
        f"版本：{frame.version}",
    )
    width, size = frame.paper.inner, frame.paper.size - 1
    return wrap("　　".join(watched), width, size) + wrap("　　".join(signed), width, size)


def _page_number(frame: Frame) -> str:
    word = f"第 {frame.page} 页 共 {frame.pages} 页"
    x, y = frame.paper.width / 2, frame.paper.height - EDGE + 8
    return texts([word], (x, y), frame.paper.size - 1, fill=FAINT, anchor="middle")
