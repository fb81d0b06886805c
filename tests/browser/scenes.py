"""What several tests begin with."""

import re

from playwright.sync_api import Page, expect

from tests.browser.hands import choose, heading, mark, press

POWER = "临时救助给付"


def begin_a_power(page: Page) -> None:
    """Tell what the power is, as a head of section does."""
    page.get_by_role("link", name="登记职权").first.click()
    heading(page, "登记职权")
    page.get_by_label("职权名称").fill(POWER)
    page.get_by_label("职权内容").fill("对遭遇突发困难的家庭给予临时救助")
    choose(page, "职权类别", "行政给付")
    page.get_by_label("实施依据").fill("《社会救助暂行办法》第四十七条")
    press(page, "下一步")


def draw_the_flow(page: Page, *, step: str = "入户核查") -> None:
    """Take the flow of its kind, and mark the step where it can be abused."""
    press(page, "从模板")
    page.get_by_role("menuitem", name="行政给付类").first.click()
    press(page, "下一步")
    expect(page.get_by_role("region", name="流程图")).to_be_visible()
    page.get_by_role("group", name=re.compile(f"^{step}，")).click()
    press(page, "标为风险点")


def mark_a_risk(page: Page) -> None:
    """Tell how the power can be abused, and how grave that is."""
    page.get_by_label("风险点", exact=True).fill("核查走过场，不符合条件的得到给付")
    mark(page, "风险类别", "岗位职责风险")
    page.get_by_label("表现形式1").fill("不入户，凭材料填表")
    for factor, score in (("发生机率", "4 大"), ("危害程度", "3 较大")):
        mark(page, factor, score)
        page.get_by_label(f"{factor}的评分理由").fill("近三年发生过，涉及群众利益")


def write_a_measure(page: Page) -> None:
    """Tell what is done against it."""
    measure = page.get_by_role("group", name="防控措施1")
    measure.get_by_label("措施内容").fill("核查两人以上，全过程留痕")
    mark(measure, "措施类型", "改进业务流程")
    measure.get_by_label("制度依据").fill("工作规则第三条")
    mark(measure, "落实频次", "每季度")


def write_the_power(page: Page, *, step: str = "入户核查") -> None:
    """Fill in the five steps as a head of section would, up to the check page."""
    begin_a_power(page)
    draw_the_flow(page, step=step)
    mark_a_risk(page)
    press(page, "下一步")
    write_a_measure(page)
    press(page, "下一步")
    expect(page.get_by_role("button", name="提交审核")).to_be_visible()
