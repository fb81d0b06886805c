"""What is decided, announced, sent on, handed over: minutes, notices, filings, handovers."""

from typing import Any

from service.papers.layout import blocks, tables, text
from service.papers.layout.pages import LANDSCAPE_WIDTH, sheet


def minutes() -> Any:
    """The minutes of a meeting, with what it decided on each item."""
    drawn = sheet()
    blocks.issuer(drawn, "{{ bureau }}会议纪要")
    blocks.title(drawn, "{{ title }}")
    blocks.blank(drawn)
    blocks.say(
        drawn,
        "{{ held_on }}，{{ chair }}在{{ place }}主持召开{{ title }}。"
        "应到{{ expected }}人，实到{{ present_count }}人。会议议定事项如下：",
    )
    blocks.steer(drawn, "for i in items")
    blocks.say(drawn, "{{ i.chinese_no }}、{{ i.title }}", text.HEITI, keep=True)
    blocks.say(drawn, "会议{{ i.decision }}。{{ i.vote }}{{ i.reason }}")
    blocks.steer(drawn, "endfor")
    blocks.steer(drawn, "if changes")
    blocks.say(drawn, "等级变动情况：", text.KAITI, keep=True)
    columns = (
        ("序号", 12, "{{ c.no }}"),
        ("编号", 30, "{{ c.number }}"),
        ("事项", 60, "{{ c.title }}"),
        ("原等级", 20, "{{ c.before }}"),
        ("审定等级", 20, "{{ c.after }}"),
        ("说明", 30, "{{ c.mark }}"),
    )
    blocks.list_block(drawn, columns, "c in changes", centred=frozenset({0, 1, 3, 4, 5}))
    blocks.steer(drawn, "endif")
    blocks.steer(drawn, "if words")
    blocks.say(drawn, "{{ words }}")
    blocks.steer(drawn, "endif")
    blocks.say(drawn, "出席：{{ present }}", keep=True)
    blocks.say(drawn, "列席：{{ attending }}", keep=True)
    blocks.say(drawn, "请假：{{ absent }}", keep=True)
    blocks.signature(drawn, ("{{ bureau }}", "{{ date }}"), stamped=True)
    blocks.imprint(drawn, ("抄送：", "{{ bureau }}　　　　　　　　{{ date }}印发"))
    return drawn


def decision_sheet() -> Any:
    """The sheet on which a deciding body signs for each record it decided."""
    drawn = sheet(landscape=True, numbered=False)
    blocks.title(drawn, "{{ term }}审定表", size=20)
    blocks.note(drawn, "{{ title }}　　{{ held_on }}　　主持：{{ chair }}　　编号：{{ number }}")
    columns = (
        ("序号", 10, "{{ r.no }}"),
        ("议题", 44, "{{ r.item }}"),
        ("编号", 28, "{{ r.number }}"),
        ("名称", 62, "{{ r.title }}"),
        ("建议等级", 18, "{{ r.proposed }}"),
        ("审定等级", 18, "{{ r.decided }}"),
        ("审定结果", 20, "{{ r.decision }}"),
        ("修改意见", 25, "{{ r.reason }}"),
    )
    blocks.list_block(
        drawn, columns, "r in rows", width=LANDSCAPE_WIDTH, centred=frozenset({0, 2, 4, 5, 6})
    )
    tables.between(drawn)
    boxes = (("出席人员签名", "{{ present }}", ""), ("审定机构", "", blocks.STAMPED))
    blocks.opinion_boxes(drawn, boxes, LANDSCAPE_WIDTH)
    return drawn


def notice_sheet() -> Any:
    """A public notice of risk points and measures, as a letter to everybody it concerns."""
    drawn = sheet()
    blocks.title(drawn, "{{ title }}")
    blocks.note(drawn, "公示编号：{{ number }}", right=True)
    blocks.say(drawn, "{{ introduction }}")
    columns = (
        ("序号", 10, "{{ r.no }}"),
        ("编号", 24, "{{ r.number }}"),
        ("科室、岗位", 26, "{{ r.place }}"),
        ("公示内容", 46, "{{ r.title }}"),
        ("等级", 14, "{{ r.grade }}"),
        ("具体内容", 36, "{{ r.details }}"),
    )
    blocks.list_block(drawn, columns, "r in rows", centred=frozenset({0, 1, 2, 4}))
    blocks.say(
        drawn,
        "公示期：{{ starts_on }}至{{ ends_on }}（{{ working_days }}个工作日），截至最后一日24时。",
    )
    blocks.say(drawn, "公示范围：{{ scope }}。公示渠道：{{ channels }}。")
    blocks.say(
        drawn,
        "公示期内如有意见，可实名或匿名提出。意见渠道：{{ contact }}。每条意见均将登记并答复。",
        keep=True,
    )
    blocks.signature(drawn, ("{{ bureau }}（盖章）", "{{ date }}"), stamped=True)
    return drawn


def notice_result() -> Any:
    """The result of a public notice."""
    drawn = sheet()
    blocks.title(drawn, "公示结果表")
    blocks.note(drawn, "编号：{{ number }}", right=True)
    blocks.head_block(
        drawn,
        (
            (("公示标题", "{{ title }}"),),
            (("公示编号", "{{ notice_number }}"), ("公示范围", "{{ scope }}")),
            (("公示期", "{{ period }}"), ("公示渠道", "{{ channels }}")),
            (("阅读数", "{{ readers }}"), ("意见数", "{{ comment_count }}")),
            (("采纳情况", "{{ adoption }}"),),
        ),
    )
    tables.between(drawn)
    columns = (
        ("序号", 10, "{{ c.no }}"),
        ("意见", 52, "{{ c.text }}"),
        ("提出人、日期", 28, "{{ c.by }}\n{{ c.made_on }}"),
        ("处理", 20, "{{ c.outcome }}"),
        ("答复", 46, "{{ c.reply }}"),
    )
    blocks.list_block(drawn, columns, "c in comments", centred=frozenset({0, 2, 3}))
    tables.between(drawn)
    boxes = (
        ("结　论", "{{ conclusion }}", blocks.STAMPED),
        ("监督人", "{{ supervisor }}", blocks.SIGNED),
    )
    blocks.opinion_boxes(drawn, boxes)
    blocks.note(drawn, "附：公开栏照片等公示证明材料。", keep=False)
    return drawn


def filing_form() -> Any:
    """The form under which papers are filed with the leading group."""
    drawn = sheet()
    blocks.title(drawn, "{{ term }}防控备案表")
    blocks.note(drawn, "备案号：{{ filing_number }}", right=True)
    blocks.head_block(
        drawn,
        (
            (("备案单位", "{{ bureau }}"), ("备案类别", "{{ category }}")),
            (("报送日期", "{{ filed_on }}"), ("期　限", "{{ due_on }}")),
            (("审定会议", "{{ meeting }}"),),
            (("变动摘要", "{{ changes }}"),),
        ),
    )
    tables.between(drawn)
    columns = (
        ("序号", 12, "{{ r.no }}"),
        ("材料", 84, "{{ r.title }}"),
        ("件数", 20, "{{ r.count }}"),
        ("版本", 40, "{{ r.version }}"),
    )
    blocks.list_block(
        drawn, columns, "r in materials", size=text.SMALL_FOURTH, centred=frozenset({0, 2, 3})
    )
    tables.between(drawn)
    boxes = (
        ("报送单位", "报送人：", blocks.STAMPED),
        ("受理、审核意见", "受理人：", blocks.STAMPED),
    )
    blocks.opinion_boxes(drawn, boxes, height=tables.STAMP)
    return drawn


def handover_form() -> Any:
    """What passes from one holder of a post to the next, signed by both."""
    drawn = sheet()
    blocks.title(drawn, "{{ term }}防控动态调整（交接）表")
    blocks.note(drawn, "编号：{{ number }}", right=True)
    blocks.head_block(
        drawn,
        (
            (("科　室", "{{ department }}"), ("岗　位", "{{ post }}")),
            (("移交人", "{{ predecessor }}"), ("接收人", "{{ successor }}")),
            (("变动日期", "{{ changed_on }}"), ("变动原因", "{{ reason }}")),
            (("未办结事项", "{{ open_matters }}"),),
        ),
    )
    tables.between(drawn)
    columns = (
        ("序号", 10, "{{ p.no }}"),
        ("风险点编号", 24, "{{ p.number }}"),
        ("风险点", 46, "{{ p.title }}"),
        ("等级", 14, "{{ p.grade }}"),
        ("防控措施", 48, "{{ p.measures }}"),
        ("备注", 14, "{{ p.remarks }}"),
    )
    blocks.list_block(drawn, columns, "p in points", centred=frozenset({0, 1, 3}))
    tables.between(drawn)
    boxes = (
        ("移交人", "以上事项已向接收人交代清楚。", blocks.SIGNED),
        ("接收人", "以上事项已知悉并承接。", blocks.SIGNED),
        ("监交人", "", blocks.SIGNED),
        ("备案", "", blocks.STAMPED),
    )
    blocks.opinion_boxes(drawn, boxes, height=tables.OPINION - 8)
    return drawn
