"""What notices of review chains are called: by what they show and whose it is."""

import pytest

from service.notices.titles import LONGEST, Contents, title_of

FLOW = "民政事业专项资金分配等事项办理流程"
STEP = "“孤儿基本生活保障资金给付”入户核查流于形式"


@pytest.mark.parametrize(
    ("contents", "title"),
    [
        (Contents("power", "救助科", ["临时救助给付"]), "关于“临时救助给付”职权的公示"),
        (Contents("power", "救助科", ["甲", "乙"]), "关于救助科2项职权的公示"),
        (Contents("catalogue", "", ["单位职权目录(2026)"]), "关于单位职权目录（2026年）的公示"),
        (
            Contents("flowchart", "规财科", [FLOW]),
            "关于“民政事业专项资金分配等事项”权力运行流程图的公示",
        ),
        (Contents("flowchart", "规财科", ["甲流程", "乙"]), "关于规财科2张权力运行流程图的公示"),
        (Contents("risk_point", "年检岗", ["甲"]), "关于年检岗廉政风险点的公示"),
        (
            Contents("risk_point", "年检岗", ["甲", "乙"], with_measures=True),
            "关于年检岗廉政风险点及防控措施的公示",
        ),
        (
            Contents("risk_point", "领导班子", ["甲"], risk="廉能风险"),
            "关于领导班子廉能风险点的公示",
        ),
        (
            Contents("grading", "儿童福利科", [STEP]),
            "关于“‘孤儿基本生活保障资金给付’入户核查流于形式”廉政风险等级的公示",
        ),
        (
            Contents("lowering", "儿童福利科", [STEP]),
            "关于“‘孤儿基本生活保障资金给付’入户核查流于形式”廉政风险等级下调的公示",
        ),
        (Contents("lowering", "儿童福利科", ["甲", "乙"]), "关于儿童福利科廉政风险等级下调的公示"),
        (Contents("measure", "会计岗", ["双人复核。"]), "关于会计岗廉政风险防控措施的公示"),
        (
            Contents("commitment", "救助科", ["救助科内设机构廉政风险防控承诺书"]),
            "关于救助科内设机构廉政风险防控承诺书的公示",
        ),
        (
            Contents("commitment", "", ["救助科承诺书", "低保科承诺书"]),
            "关于救助科承诺书等2份承诺书的公示",
        ),
    ],
)
def test_each_kind_has_a_title_without_codes_or_doubled_words(contents, title):
    assert title_of(contents) == title


def test_a_long_name_is_cut_so_that_the_title_can_be_printed():
    title = title_of(Contents("lowering", "", ["核" * 200 + "。"]))
    assert title == f"关于“{'核' * LONGEST}……”廉政风险等级下调的公示"
