"""T10 and T13: what one may not do says who may; two who write at once keep their words."""

import pytest
from playwright.sync_api import expect

from tenants.database import owned, unit_of_work
from tenants.models.organisation import Person
from tests import api
from tests.browser.hands import press
from tests.make import Bureau
from tests.risks.scenes import Scene

HIGH = "审定等级"
PHONE = "0870-2000123"


def test_a_deputy_before_a_high_risk_is_told_who_decides_it(page_as, bureau: Bureau, app):
    """The words of the page are the words of the refusal."""
    with unit_of_work(bureau.tenant_id) as session:
        clerk = owned(session, Person, bureau.people["administrator"].person_id)
        clerk.office_phone = PHONE
    point = Scene(bureau).high()
    browser = page_as(bureau, "deputy_leader", f"/risks/{point}")
    page = browser.page
    refused = page.get_by_role("button", name=HIGH)
    expect(refused).to_have_attribute("aria-disabled", "true")
    refused.hover()
    refused.click(force=True)
    told = page.get_by_role("tooltip").filter(has_text="谁能办")
    deputy = api.client(app, bureau, "deputy_leader")
    answer = deputy.put(f"/risk-points/{point}/grade", {"rank": 2, "reason": "已整改"}, if_match=1)
    assert answer.status_code == 403, answer.get_data(as_text=True)
    refusal = answer.get_json()
    expect(told).to_contain_text(refusal["detail"])
    leader = next(one for one in refusal["who_can"] if one["role"] == "main_leader")
    assert leader["name"] == bureau.people["main_leader"].name
    reason = f"等级为「高」，须由主要领导审定风险等级：{leader['name']}（{leader['post']}）"
    expect(told).to_contain_text(reason)
    expect(told).to_contain_text("查看")
    expect(told).to_contain_text("编号")
    for may in refusal["you_can_labels"]:
        expect(told).to_contain_text(may)
    expect(told).to_contain_text(refusal["contact"]["name"])
    expect(told).to_contain_text(PHONE)
    assert refusal["contact"]["phone"] == PHONE
    assert refusal["contact"]["name"] == bureau.people["administrator"].name


@pytest.mark.full
def test_two_who_write_at_once_choose_field_by_field(page_as, bureau: Bureau):
    """The head of section keeps his own title and takes over what the other wrote elsewhere."""
    point = Scene(bureau).draft()
    mine, other = (
        page_as(bureau, role, f"/risks/{point}").page for role in ("section_head", "post_holder")
    )
    for page in (mine, other):
        press(page, "修改")
    write(other, "分配方案未经集体研究", "个人说了算")
    press(other.get_by_role("dialog"), "保存修改")
    expect(other.get_by_role("dialog")).to_have_count(0)
    write(mine, "资金分配随意性大", "随意调整分配系数")
    press(mine.get_by_role("dialog"), "保存修改")
    conflict = mine.get_by_role("dialog").filter(has_text="别人刚刚修改了这条记录")
    expect(conflict).to_contain_text("分配方案未经集体研究")
    expect(conflict).to_contain_text("资金分配随意性大")
    expect(conflict).to_contain_text(bureau.people["post_holder"].name)
    conflict.get_by_role("radiogroup", name="表现形式").get_by_text("用对方的").click()
    press(conflict, "按选择保存")
    expect(mine.get_by_role("heading", name="资金分配随意性大")).to_be_visible()
    expect(mine.get_by_role("main")).to_contain_text("个人说了算")
    after = Scene(bureau).read(point)
    assert after.title == "资金分配随意性大"


def write(page, title: str, manifestation: str) -> None:
    form = page.get_by_role("dialog")
    form.get_by_label("风险点名称").fill(title)
    form.get_by_label("表现形式").first.fill(manifestation)


@pytest.mark.full
def test_only_what_a_bulk_act_tried_in_vain_stays_ticked(page_as, bureau: Bureau):
    """One of two was changed by somebody else meanwhile: that one is left to look at."""
    desk, (kept, gone) = Scene(bureau), ("项目评审走过场", "合同审核把关不严")
    changed, _retired = (desk.draft(title=one) for one in (kept, gone))
    page = page_as(bureau, "section_head", "/risks").page
    for title in (kept, gone):
        page.get_by_role("row").filter(has_text=title).get_by_role("checkbox").click()
    expect(page.get_by_text("已选2项")).to_be_visible()
    press(page, "废止")
    desk.change("section_head", changed, manifestations=["评审只看结论"])
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("废止原因").fill("职能已划转")
    press(dialog, "废止")
    expect(dialog).to_contain_text("成功1项，失败1项")
    dialog.get_by_role("button", name="关闭").last.click()
    expect(page.get_by_text("已选1项")).to_be_visible()
    row = page.get_by_role("row").filter(has_text=kept)
    expect(row.get_by_role("checkbox")).to_be_checked()
