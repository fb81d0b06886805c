"""T08: the control diagram comes out of the printer whole, three bands side by side, in Chinese."""

import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from tenants.settings import Settings
from tests.flowcharts.desk import Desk

TOOLS = ("pdftotext", "pdfinfo", "pdffonts")
BANDS = ("风险点", "权力运行流程", "防控措施及责任人")
PAPERS = {"A4": (595, 842), "A3": (842, 1191)}
# Which steps carry risks, and what is done against each.
RISKS = {
    "A": (("受理时刁难申请人", ("一次性告知，首问负责并留痕",)),),
    "H": (
        ("审查走过场，不符合条件的得到拨付", ("双人核查，全过程留痕", "每月抽查十分之一并通报")),
        ("接受请托，虚报项目或者擅自调整分配系数", ("分配系数由系统测算，改动须经集体研究",)),
    ),
    "D": (("越权审批、先拨后批", ("限额以上提交局长办公会集体研究决定",)),),
}
# What stands in each sheet: the boxes of the outer bands, and text that leaves its box or sheet.
SEEN = """() => [...document.querySelectorAll("section.sheet svg")].map((sheet) => {
  const boxes = [...sheet.querySelectorAll("rect")].map((one) => one.getBBox());
  const { width, height } = sheet.viewBox.baseVal;
  const band = (from, to) => boxes.filter((one) => one.x >= from * width && one.x < to * width);
  const within = (one, box) => one.x >= box.x && one.x <= box.x + box.width
    && one.y >= box.y && one.y <= box.y + box.height;
  const leaves = (text) => {
    const own = text.getBBox();
    const held = boxes.filter((box) => box.width < width && within(own, box));
    const frame = held.length ? held[held.length - 1] : { x: 0, y: 0, width, height };
    return own.x + own.width > frame.x + frame.width + 1
      || own.y + own.height > frame.y + frame.height + 3;
  };
  const texts = [...sheet.querySelectorAll("text")];
  return {
    risks: band(0.02, 0.27).map((one) => [one.y, one.height]),
    measures: band(0.66, 1).map((one) => [one.y, one.height]),
    lines: texts.map((one) => one.textContent),
    cut: texts.filter(leaves).map((one) => one.textContent),
  };
})"""


@pytest.fixture
def section(app: Flask, settings: Settings, origin: str, tag: str) -> Desk:
    """A section whose drawn power has risks at three steps, each with its measures."""
    return Desk(app, settings, f"{tag}-browser")


@pytest.mark.full
@pytest.mark.parametrize("size", PAPERS)
def test_the_diagram_is_printed_whole(page_as, section: Desk, tmp_path: Path, size: str):
    if not all(map(which, TOOLS)):
        pytest.skip("poppler is not installed (apt install poppler-utils)")
    made = described(section)
    visit = page_as(section.bureau, "section_head", f"/flows/{made['id']}/edit")
    with visit.context.expect_page() as opened:
        visit.page.get_by_role("link", name="打印防控图").click()
    page = opened.value
    page.goto(f"{visit.origin}/flowcharts/{made['id']}/print?size={size}")
    sheets = page.evaluate(SEEN)
    for sheet in sheets:
        assert sheet["cut"] == []
        assert sheet["risks"] == sheet["measures"], "a risk and its measures stand side by side"
    assert sum(len(one["risks"]) - 1 for one in sheets) == sum(map(len, RISKS.values()))
    printed = paper(page, tmp_path / f"{size}.pdf")
    assert page_size(printed) == (len(sheets), *PAPERS[size])
    words = squeezed(told("pdftotext", "-raw", printed, "-"))
    for line in (*BANDS, *strings(), *(line for one in sheets for line in one["lines"])):
        assert squeezed(line) in words, line
    fonts = told("pdffonts", printed).splitlines()[2:]
    assert fonts
    for one in fonts:
        embedded, _, readable = one.split()[-5:-2]
        assert (embedded, readable) == ("yes", "yes"), one


def described(section: Desk) -> dict[str, Any]:
    """Draw the flow and write what can go wrong at it."""
    power = section.power()["id"]
    made = section.drawn(power_ids=[power])
    graph = section["auditor"].get(f"/flowcharts/{made['id']}/graph").get_json()
    steps = {one["code"]: one for one in graph["steps"]}
    for code, risks in RISKS.items():
        for title, measures in risks:
            section.point(
                title=title,
                power_id=power,
                flow_step_id=steps[code]["id"],
                measures=[
                    {"text": one, "kind": "improve_process", "phase": "mid"} for one in measures
                ],
            )
    return made


def strings() -> list[str]:
    """Name everything that was written and must be found on paper."""
    told = [title for risks in RISKS.values() for title, _ in risks]
    done = [one for risks in RISKS.values() for _, measures in risks for one in measures]
    return [*told, *done, "专项资金拨付"]


def paper(page: Page, where: Path) -> Path:
    """Print a page as the browser's own dialog would."""
    page.pdf(path=where, prefer_css_page_size=True, print_background=True)
    return where


def page_size(printed: Path) -> tuple[int, int, int]:
    """Count the pages and measure one, in points."""
    about = dict(one.split(":", 1) for one in told("pdfinfo", printed).splitlines())
    wide, _, high, *_ = about["Page size"].split()
    return int(about["Pages"]), round(float(wide)), round(float(high))


def told(*words: str | Path) -> str:
    """Ask one of poppler's tools."""
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def squeezed(text: str) -> str:
    """Leave out what only sets words apart."""
    return "".join(text.split()).replace("\u3000", "")
