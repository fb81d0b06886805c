"""T09, T12 and J3: a leader clears his desk, and what is returned leads to its field."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine, update

from service.tasks.models import Task
from tenants.database import unit_of_work
from tenants.settings import Settings
from tests.browser.hands import choose, passed, press
from tests.procedures.scenes import Desk as Work
from tests.procedures.scenes import desk as working
from tests.tasks.scenes import delegate, open_task_of, sent

BUDGET, WHOLE_DESK = 7, 16
TOGETHER = 10


@pytest.fixture
def work(settings: Settings, engine: Engine, tag: str) -> Work:
    """Where every level reviews what a clerk found: the section, then the leader in charge."""
    return working(settings, f"{tag}-browser", profile="logistics_province")


@pytest.mark.full
def test_ten_are_passed_at_once_but_not_the_grave_ones(page_as, work: Work, clicks):
    """Ten in seven presses; what is high or lowered says why it stays; all comes back in time."""
    for rank in (*([3] * TOGETHER), 1):
        sent(work, rank=rank)
    lowering = open_task_of(work, sent(work))
    with unit_of_work(work.bureau.tenant_id) as session:
        session.execute(update(Task).where(Task.id == lowering.id).values(lowers=True))
    head = page_as(work.bureau, "section_head")
    page, counted = head.page, clicks(head)
    tick(page, of=TOGETHER + 2, first=TOGETHER + 2)
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("有2件须逐件办理")
    expect(asked).to_contain_text("等级为「高」，须逐件办理")
    expect(asked).to_contain_text("涉及下调等级，须逐件办理")
    press(asked, "同意。")
    press(asked, f"通过{TOGETHER}件")
    expect(page.get_by_text(f"已通过{TOGETHER}件")).to_be_visible(timeout=20_000)
    assert counted.spent <= BUDGET
    page.get_by_role("button", name=re.compile("^撤销")).click()
    expect(page.get_by_text(f"已撤销{TOGETHER}件")).to_be_visible()
    expect(page.get_by_text("共12条")).to_be_visible()


def tick(page: Page, *, of: int, first: int) -> None:
    """Look at powers and risks alone, and say yes to the first of them together."""
    page.get_by_role("link", name=re.compile("^待办|待办$")).last.click()
    page.get_by_text("职权/风险").click()
    expect(page.get_by_text(f"共{of}条")).to_be_visible()
    boxes = page.get_by_role("row").get_by_role("checkbox")
    boxes.nth(1).click()
    page.keyboard.down("Shift")
    boxes.nth(first).click()
    page.keyboard.up("Shift")
    press(page, "批量通过")


@pytest.mark.full
def test_twelve_are_off_the_desk_before_the_meeting(page_as, work: Work, clicks):
    """J3: ten in one go, one back to the cell it is about, one to whoever stands in for him.

    What went back waits for its whole section now, and he is of it.
    """
    for _ in range(TOGETHER + 2):
        sent(work)
    delegate(work, "section_head", "section_head_2")
    stand_in = work.bureau.people["section_head_2"]
    head = page_as(work.bureau, "section_head")
    page, counted = head.page, clicks(head)
    tick(page, of=TOGETHER + 2, first=TOGETHER)
    bar = page.get_by_role("region", name="批量操作")
    asked = page.get_by_role("dialog")
    press(asked, "同意。")
    press(asked, f"通过{TOGETHER}件")
    expect(page.get_by_text(f"已通过{TOGETHER}件")).to_be_visible(timeout=20_000)
    expect(bar).to_have_count(0)
    expect(page.get_by_text("共2条")).to_be_visible()

    page.get_by_role("main").get_by_role("link").filter(has_text="专项资金").first.click()
    page.get_by_role("cell", name=re.compile("收受好处|接受请托|擅自调整")).first.click()
    page.get_by_label("批注此栏：表现形式").last.fill("请写明具体环节")
    press(page, "退回修改")
    asked = page.get_by_role("dialog")
    expect(asked.get_by_label("退回理由").first).to_have_value("请写明具体环节")
    press(asked, "退回修改")
    expect(page.get_by_text("已退回修改").first).to_be_visible()

    press(page, "下一件")
    press(page, "转办")
    asked = page.get_by_role("dialog")
    choose(asked, "转给", stand_in.name)
    asked.get_by_label("理由").fill("外出开会，请代为办理")
    press(asked, "转办")
    expect(page.get_by_text(f"已转给{stand_in.name}").first).to_be_visible()
    assert counted.spent <= WHOLE_DESK
    page = page_as(work.bureau, "section_head", "/tasks").page
    expect(page.get_by_text("共1条")).to_be_visible()
    expect(page.get_by_text("退回意见：请写明具体环节")).to_be_visible()


@pytest.mark.full
def test_the_bar_for_many_stays_in_sight(page_as, work: Work):
    """Twelve rows are higher than the screen: what is ticked below is still acted on."""
    for _ in range(TOGETHER + 2):
        sent(work)
    page = page_as(work.bureau, "section_head", "/tasks").page
    expect(page.get_by_text(f"共{TOGETHER + 2}条")).to_be_visible()
    last = page.get_by_role("row").get_by_role("checkbox").last
    last.scroll_into_view_if_needed()
    last.click()
    page.mouse.wheel(0, 2000)
    expect(page.get_by_role("region", name="批量操作")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="批量通过")).to_be_in_viewport(ratio=1)


@pytest.mark.full
def test_what_is_returned_leads_to_the_cell_it_is_about(page_as, work: Work):
    """The deputy's words stand at the cell; mended and ticked off, they are settled."""
    work.advance("section_head", sent(work))
    page = page_as(work.bureau, "deputy_leader", "/tasks").page
    page.get_by_role("main").get_by_role("link").filter(has_text="专项资金").first.click()
    page.get_by_role("button", name="批注此栏：表现形式").click()
    page.get_by_label("批注此栏：表现形式").last.fill("请写明具体环节")
    press(page, "保留批注")
    press(page, "退回修改")
    asked = page.get_by_role("dialog")
    expect(asked.get_by_label("退回理由").first).to_have_value("请写明具体环节")
    press(asked, "退回修改")
    expect(page.get_by_text("已退回修改").first).to_be_visible()

    page = page_as(work.bureau, "post_holder").page
    page.get_by_role("region", name="我的待办").get_by_role("link").filter(
        has_text="专项资金"
    ).first.click()
    remark = page.get_by_text("请写明具体环节").last
    expect(remark).to_be_in_viewport()
    page.get_by_role("checkbox", name="已改好").click()
    expect(page.get_by_text("已解决")).to_be_visible()
    press(page, "提交审核")
    press(page.get_by_role("dialog"), "提交审核")
    passed(page)
