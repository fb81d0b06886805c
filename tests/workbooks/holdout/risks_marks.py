"""Risk registers by what marks a grade or a category: words, brackets, colours, columns."""

from tests.workbooks.holdout import Layout

FLOW = ["序号", "权力事项", "运行环节", "风险点", "风险等级", "防控措施", "责任人"]
POST = ["岗位", "岗位职责", "廉政风险点", "风险等级", "防控措施"]

RISKS_MARKS = [
    Layout(
        "heads with spaces, line breaks, brackets and units",
        (
            [
                [
                    "序 \n号",
                    "责任\n科室",
                    "风 险 点\n（名称）",
                    "风险表现形式（具体描述）",
                    "风险等级（高/中/低）",
                    "防控\n措施",
                    "责任人\n（职务）",
                ],
                [1.0, "执法 大队", "选择性执法", "该查不查", " 高 ", "1．双随机", "队长"],
                [
                    "２",
                    "执法 大队",
                    "吃拿卡要",
                    "索要好处",
                    "低\n",
                    "1）承诺书；2）回访；3）通报",
                    "队长",
                ],
            ],
            [],
        ),
        heads=(1,),
        items=2,
        grades=(1, 0, 1, 0),
        measures=4,
        departments=["执法大队"],
    ),
    Layout(
        "categories of risk as columns of their own",
        (
            [
                ["岗位", "思想道德风险", "岗位职责风险", "制度机制风险", "风险等级", "防控措施"],
                ["局长", "私心杂念", "滥用职权", "", "高", "民主生活会"],
                ["科员", "", "不作为", "制度缺失", "低", "1.学习；2.建章"],
            ],
            [],
        ),
        heads=(1,),
        items=4,
        grades=(2, 0, 2, 0),
        measures=6,
        rows=2,
    ),
    Layout(
        "the grade in brackets behind the risk",
        (
            [
                ["序号", "科室", "风险点", "防控措施"],
                [1, "机要科", "泄密（高）", "1.培训 2.检查"],
                [2, "机要科", "文件丢失（低风险）", "登记"],
                [3, "财务科", "挪用公款【一级】", "对账"],
            ],
            [],
        ),
        heads=(1,),
        items=3,
        grades=(2, 0, 1, 0),
        measures=4,
        codes=frozenset({"grade-in-text"}),
    ),
    Layout(
        "present and further measures both count",
        (
            [
                [
                    "序号",
                    "责任部门",
                    "风险事项",
                    "风险表现",
                    "风险级别",
                    "现有防控措施",
                    "拟补充措施",
                    "完成时限",
                ],
                [
                    1,
                    "药品科",
                    "许可审批",
                    "违规许可",
                    "Ⅰ级",
                    "1.会审；2.公示",
                    "电子监察",
                    "2025年12月底",
                ],
                [2, "药品科", "抽检", "调换样品", "Ⅱ级", "双人抽样", "", "长期"],
            ],
            [],
        ),
        heads=(1,),
        items=2,
        grades=(1, 1, 0, 0),
        measures=4,
        departments=["药品科"],
    ),
    Layout(
        "one risk for each power, measures each in a row of its own",
        (
            [
                ["序号", "权力名称", "风险点", "风险等级", "防控措施", "责任单位"],
                [1, "税务检查", "接受请托", "高", "1.选案公开", "稽查局"],
                ["", "", "", "", "2.主辅查制", ""],
                ["", "", "", "", "3.审理分离", ""],
                [2, "发票管理", "违规代开", "中", "1.实名办税", "征管股"],
                ["", "", "", "", "2.抽查", ""],
            ],
            [
                "A2:A4",
                "B2:B4",
                "C2:C4",
                "D2:D4",
                "F2:F4",
                "A5:A6",
                "B5:B6",
                "C5:C6",
                "D5:D6",
                "F5:F6",
            ],
        ),
        heads=(1,),
        items=2,
        rows=2,
        grades=(1, 1, 0, 0),
        measures=5,
        departments=["稽查局", "征管股"],
    ),
    Layout(
        "colours as grades",
        (
            [
                ["部门", "风险点", "预警等级", "防控措施"],
                ["计生股", "违规发证", "红色", "复核"],
                ["计生股", "乱收费", "黄色", "公示"],
                ["疾控股", "疫苗采购", "红", "招标"],
            ],
            [],
        ),
        heads=(1,),
        items=3,
        grades=(2, 1, 0, 0),
        measures=3,
        departments=["计生股", "疾控股"],
    ),
    Layout(
        "sections that share one merged grade",
        (
            [
                ["序号", "科室", "风险点", "等级", "防控措施"],
                [1, "信访科", "压信不报", "中", "登记"],
                [2, "信访科", "泄露举报人", "", "加密"],
                [3, "案管科", "跑风漏气", "高", "审批"],
            ],
            ["D2:D3"],
        ),
        heads=(1,),
        items=3,
        grades=(1, 2, 0, 0),
        measures=3,
        departments=["信访科", "案管科"],
    ),
    Layout(
        "measures in a column for each kind",
        (
            [
                ["序号", "科室", "风险点", "等级", "防控措施", "", "", "责任人"],
                ["", "", "", "", "教育措施", "制度措施", "监督措施", ""],
                [1, "运管科", "甲", "高", "学习", "1.建制；2.公开", "检查", "张"],
            ],
            ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "H1:H2"],
        ),
        heads=(1,),
        items=1,
        grades=(1, 0, 0, 0),
        measures=4,
        departments=["运管科"],
    ),
    Layout(
        "three colours without orange",
        ([["部门", "风险点", "等级", "措施"], *[["科", f"点{c}", c, "措"] for c in "红黄蓝"]], []),
        heads=(1,),
        items=3,
        grades=(1, 1, 1, 0),
        measures=3,
    ),
    Layout(
        "several grades in one cell are asked after",
        (
            [
                ["序号", "科室", "风险点", "风险等级", "防控措施"],
                [1, "办公室", "1.甲 2.乙 3.丙", "1.高 2.中 3.低", "1.子 2.丑 3.寅"],
            ],
            [],
        ),
        heads=(1,),
        items=1,
        grades=(0, 0, 0, 1),
        measures=3,
        codes=frozenset({"several-grades"}),
    ),
]
