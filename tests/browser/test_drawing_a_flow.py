"""T06 and T07: a flow drawn by mouse or written by keys is the same flow; it can be taken back."""

import re
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from tenants.settings import Settings
from tests.browser.hands import choose, mark, press
from tests.browser.keyboard import pick, reach, strike
from tests.browser.people import Visit
from tests.flowcharts.desk import Desk

# title, kind, who does it
STEPS = (
    ("受理", "受理", "资金拨付岗"),
    ("审查", "审核", "预算科科长"),
    ("决定", "决定", "副局长甲"),
)
LAST = ("决定", "结束")


@pytest.fixture
def section(app: Flask, settings: Settings, origin: str, tag: str) -> Desk:
    """A section with a power and nothing drawn of it."""
    return Desk(app, settings, f"{tag}-browser")


@pytest.mark.full
def test_by_mouse_and_by_keys_the_flow_is_the_same(page_as, section: Desk):
    drawn, written = (section.chart(title=one) for one in ("图形画的", "列表写的"))
    draw(page_as(section.bureau, "section_head", f"/flows/{drawn['id']}/edit"))
    spell(page_as(section.bureau, "section_head", f"/flows/{written['id']}/edit"))
    assert graph(section, drawn) == graph(section, written)
    titles = [one["title"] for one in graph(section, drawn)["steps"]]
    assert titles == ["开始", "受理", "审查", "决定", "结束"]


@pytest.mark.full
def test_a_step_marked_as_a_risk_shows_its_grade_to_eye_and_ear(page_as, section: Desk):
    made = section.drawn(power_ids=[section.power()["id"]])
    page = page_as(section.bureau, "section_head", f"/flows/{made['id']}/edit").page
    step(page, "审查").click()
    press(page, "标为风险点")
    asked = page.get_by_role("dialog")
    asked.get_by_label("风险点名称").fill("审查走过场")
    mark(asked, "风险类别", "岗位职责风险")
    asked.get_by_label("表现形式").fill("不核对材料即通过")
    for factor in ("发生机率", "危害程度"):
        mark(asked, factor, "5 很大")
        asked.get_by_label(f"{factor}的评分理由").fill("近三年发生过，涉及资金量大")
    press(asked, "登记风险点")
    expect(page.get_by_text("已在环节「审查」登记风险点草稿")).to_be_visible()
    expect(step(page, "审查")).to_have_accessible_name(re.compile("风险等级高"))
    expect(step(page, "审查")).to_contain_text("▲")


@pytest.mark.full
def test_what_was_drawn_is_taken_back_laid_out_and_examined(page_as, section: Desk):
    """T07: three back, two forth; laid out; the step nobody does is named and chosen."""
    made = section.chart(title="未定岗位的流程")
    page = page_as(section.bureau, "section_head", f"/flows/{made['id']}/edit").page
    for title, kind, _ in STEPS:
        add(page, title, kind)
    for title, post in (("受理", "资金拨付岗"), ("审查", "预算科科长"), ("决定", "副局长甲")):
        step(page, title).click()
        choose(panel(page), "责任岗位", post)
    back, forth = (page.get_by_role("button", name=one) for one in ("撤销", "重做"))
    for without in ("决定", "审查", "受理"):
        back.click()
        expect(step(page, without)).to_have_accessible_name(re.compile("未定责任岗位"))
    for _ in range(2):
        forth.click()
    expect(step(page, "受理")).to_have_accessible_name(re.compile("资金拨付岗"))
    expect(step(page, "审查")).to_have_accessible_name(re.compile("预算科科长"))
    expect(step(page, "决定")).to_have_accessible_name(re.compile("未定责任岗位"))

    before = place(page, "审查")
    push(page, step(page, "审查"), 160, 30)
    assert place(page, "审查") != before
    press(page, "自动排版")
    expect(step(page, "审查")).to_be_visible()
    assert place(page, "审查") == before

    page.get_by_role("main").click(position={"x": 5, "y": 5})
    press(page, "校验")
    found = page.get_by_role("alert").filter(has_text="处必须修改")
    expect(found).to_contain_text("「决定」没有写明由哪个岗位办理")
    expect(panel(page).get_by_label("环节名称")).to_have_value("决定")
    expect(step(page, "决定")).to_have_class(re.compile("selected"))


@pytest.mark.full
def test_a_head_of_another_section_looks_at_the_flow_and_is_told_who_draws_it(
    page_as, section: Desk
):
    made = section.drawn(power_ids=[section.power()["id"]])
    address = f"/flows/{made['id']}/edit"
    at_home = page_as(section.bureau, "section_head", address).page
    expect(at_home.get_by_role("button", name="加环节")).to_be_visible()
    page = page_as(section.bureau, "section_head_2", address).page
    keep = page.get_by_role("button", name="保存")
    expect(keep).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_role("button", name="加环节")).to_have_count(0)
    step(page, "审查").click()
    expect(panel(page).get_by_label("环节名称")).to_be_disabled()
    keep.hover()
    told = page.get_by_role("tooltip").filter(has_text="谁能办")
    expect(told).to_contain_text(section.bureau.people["section_head"].name)


def draw(visit: Visit) -> None:
    """Build the flow with the mouse: steps one after the other, the last way drawn by hand."""
    page = visit.page
    for title, kind, post in STEPS:
        add(page, title, kind)
        choose(panel(page), "责任岗位", post)
    page.get_by_role("group", name="从决定到结束").click(force=True)
    press(panel(page), "删除连线")
    expect(page.get_by_role("group", name="从决定到结束")).to_have_count(0)
    join(page, *LAST)
    expect(page.get_by_role("group", name="从决定到结束")).to_have_count(1)
    press(page, "保存")
    expect(page.get_by_text("流程图已保存")).to_be_visible()


def spell(visit: Visit) -> None:
    """Write the same flow line by line, without a mouse."""
    page = visit.page
    bar = page.get_by_role("toolbar", name="流程图工具栏")
    reach(page, bar.get_by_role("radio").first)
    page.keyboard.press("ArrowRight")
    table = page.get_by_role("table")
    expect(table).to_be_visible()
    before = "开始"
    for title, kind, post in STEPS:
        strike(page, table.get_by_role("button", name=f"在{before}后加环节"))
        expect(field(table, "新环节", "环节名称")).to_be_focused()
        page.keyboard.type(title)
        pick(page, field(table, title, "类型"), kind)
        pick(page, field(table, title, "责任岗位"), post)
        before = title
    follows = field(table, LAST[0], "下一环节")
    assert reach(page, follows, back=True) == []
    page.keyboard.press("Backspace")
    pick(page, follows, LAST[1])
    page.keyboard.press("Escape")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("流程图已保存")).to_be_visible()


def graph(section: Desk, made: dict[str, Any]) -> dict[str, Any]:
    """Read a flow without what names its records."""
    told = section["auditor"].get(f"/flowcharts/{made['id']}/graph").get_json()
    return {
        "steps": [{k: v for k, v in one.items() if k != "id"} for one in told["steps"]],
        "edges": [{k: v for k, v in one.items() if k != "id"} for one in told["edges"]],
    }


def add(page: Page, title: str, kind: str) -> None:
    """Put a step after the one that is chosen, and say what it is."""
    press(page, "加环节")
    panel(page).get_by_label("环节名称").fill(title)
    choose(panel(page), "环节类型", kind)


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="环节内容")


def step(page: Page, title: str) -> Locator:
    """Find a step on the drawing by how it is read aloud."""
    return page.get_by_role("group", name=re.compile(f"^{title}，"))


def field(table: Locator, title: str, name: str) -> Locator:
    return table.get_by_label(f"{title}：{name}", exact=True)


def place(page: Page, title: str) -> tuple[int, int]:
    """Say where a step stands relative to the first."""
    (own, first) = (step(page, one).bounding_box() for one in (title, "开始"))
    assert own is not None
    assert first is not None
    return round(own["x"] - first["x"]), round(own["y"] - first["y"])


def push(page: Page, one: Locator, right: int, down: int) -> None:
    """Drag something with the mouse."""
    box = one.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=5)
    page.mouse.move(x + right, y + down, steps=5)
    page.mouse.up()


def join(page: Page, source: str, target: str) -> None:
    """Draw a way from the dot below one step to the dot above another."""
    start = step(page, source).locator(".react-flow__handle-bottom").bounding_box()
    end = step(page, target).locator(".react-flow__handle-top").bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=12)
    page.mouse.up()
