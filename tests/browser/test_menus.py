"""What stands in the menu: what one works with; the rest in the help."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rooms import ALL_PAGES, MENU
from tests.make import Bureau

CADRE = ["工作台", "待办中心", "我的岗位", "风险台账", "征求意见", "公示", "帮助与制度"]
FEW = 8


@pytest.mark.full
def test_a_cadre_has_seven_entries_and_finds_the_rest_in_the_help(page_as, bureau: Bureau):
    page = page_as(bureau, "post_holder", "/").page
    assert entries(page) == CADRE
    page.get_by_role("navigation", name=MENU).get_by_role("link", name="帮助与制度").click()
    everything = page.get_by_role("navigation", name=ALL_PAGES)
    everything.get_by_role("link", name="职权目录").click()
    expect(page.get_by_role("heading", level=1, name="职权目录")).to_be_visible()


@pytest.mark.full
@pytest.mark.parametrize("role", ["section_head", "deputy_leader", "main_leader", "auditor"])
def test_who_leads_or_looks_finds_no_more_than_eight(page_as, bureau: Bureau, role: str):
    found = entries(page_as(bureau, role, "/").page)
    assert len(found) <= FEW
    assert "导入导出" not in found
    assert "单位设置" not in found


@pytest.mark.full
def test_the_register_office_finds_all_it_may_open(page_as, bureau: Bureau):
    found = entries(page_as(bureau, "register_office", "/").page)
    assert {"导入导出", "单位设置", "决策公示备案"} <= set(found)


def entries(page: Page) -> list[str]:
    """Read the first level of the menu."""
    menu = page.get_by_role("navigation", name=MENU)
    menu.wait_for()
    return [one.strip() for one in menu.locator(".ant-menu-root > li").all_inner_texts()]
