"""The closed alphabet policy is written in, and how each word reads in Chinese and English."""

from types import MappingProxyType
from typing import Final

ROLES: Final = MappingProxyType(
    {
        "post_holder": ("在岗人", "post holder"),
        "section_head": ("科室负责人", "head of section"),
        "deputy_leader": ("分管领导", "deputy leader in charge"),
        "main_leader": ("主要领导", "main leader"),
        "discipline_group": ("纪检组", "discipline group"),
        "supervision_office": ("监察室", "supervision office"),
        "register_office": ("办公（监察）室", "register office"),
        "party_group": ("党组", "Party group"),
        "administrator": ("单位管理员", "bureau administrator"),
        "auditor": ("审计人员", "auditor"),
        "leading_group": ("领导小组", "leading group"),
        "leading_group_office": ("领导小组办公室", "leading group's office"),
        "system_administrator": ("系统管理员", "system administrator"),
        "security_administrator": ("安全管理员", "security administrator"),
        "audit_administrator": ("审计管理员", "audit administrator"),
        "system": ("系统", "system"),
    }
)
RANKS: Final = MappingProxyType(
    {
        "1": ("高风险", "high rank"),
        "2": ("中风险", "medium rank"),
        "3": ("低风险", "low rank"),
        "none": ("未定级", "ungraded"),
    }
)
RANKED: Final = MappingProxyType({"1": ("高", "high"), "2": ("中", "medium"), "3": ("低", "low")})
SCOPES: Final = MappingProxyType(
    {
        "tenant": ("本单位", "the whole bureau"),
        "portfolio": ("分管的科室", "the departments in charge"),
        "department": ("本科室", "the own section"),
        "post": ("本岗位", "the own post"),
        "own": ("本人的事项", "an item of one's own"),
        "superior": ("上级领导的事项", "an item of one's superior"),
        "recused": ("应当回避、上提一级的事项", "an item whose regular decider must stand aside"),
    }
)
NOUNS: Final = MappingProxyType(
    {
        "power": ("职权", "powers"),
        "risk_point": ("廉政风险点", "risk points"),
        "measure": ("防控措施", "measures"),
        "grading": ("风险等级", "grades"),
        "lowering": ("风险等级的降低", "the lowering of a grade"),
        "responsibility": ("责任关系", "responsibilities"),
        "policy": ("权限规则", "policy"),
        "organisation": ("组织机构", "the organisation"),
        "delegation": ("委托代办", "delegations of offices"),
        "account": ("账号", "accounts"),
        "session": ("登录会话", "sessions"),
        "profile": ("业务配置", "the profile"),
        "saved_filter": ("全单位共用的查询方案", "filters shared with the bureau"),
        "import": ("导入", "imports"),
        "export": ("导出", "exports"),
        "journal": ("日志", "the journal"),
        "summary": ("汇总", "summaries"),
        "comparison": ("单位对比", "comparisons of bureaus"),
        "pilot": ("试点单位", "pilot bureaus"),
        "exchange": ("往来文件", "exchanged documents"),
        "visit": ("对下级单位的检查", "inspection visits"),
        "cycle_plan": ("年度方案", "cycle plans"),
        "case": ("审核事项", "cases under review"),
        "meeting": ("会议", "meetings"),
        "limit": ("审批权限", "limits of authority"),
        "flowchart": ("权力运行流程图", "flowcharts"),
        "catalogue": ("职权目录", "catalogues of powers"),
        "matter": ("“三重一大”事项", "major matters"),
        "regulation": ("制度", "regulations"),
        "campaign": ("风险排查工作", "search campaigns"),
        "sheet": ("排查表", "search forms"),
        "source": ("排查线索", "sources of a search"),
        "notice": ("公示", "public notices"),
        "commitment": ("承诺书", "commitment letters"),
        "paper": ("文书", "papers"),
        "template": ("文书模板", "templates of papers"),
        "filing": ("备案", "filings"),
        "tenant": ("接入单位", "tenants"),
        "operator": ("平台人员", "operators"),
        "queue": ("任务队列", "queues"),
        "platform_journal": ("平台日志", "the platform's journal"),
    }
)
ACTS: Final = MappingProxyType(
    {
        "read": ("查看", "read"),
        "draft": ("起草", "draft"),
        "edit": ("修改", "change"),
        "tag": ("标注", "tag"),
        "put_in_force": ("批准生效", "put in force"),
        "retire": ("停用", "retire"),
        "manage": ("管理", "manage"),
        "monitor": ("监控", "monitor"),
        "propose": ("建议", "propose"),
        "decide": ("审定", "decide"),
        "request": ("申请", "request"),
        "convene": ("召集评估", "convene an assessment of"),
        "explain": ("解释", "explain"),
        "appoint": ("任免", "appoint in"),
        "import": ("导入", "import"),
        "give": ("登记", "register"),
        "revoke": ("注销", "revoke"),
        "choose": ("选定", "choose"),
        "upload": ("上传", "upload"),
        "commit": ("提交", "commit"),
        "revert": ("撤销", "revert"),
        "make": ("生成", "make"),
        "verify": ("校验", "verify"),
        "compute": ("计算", "compute"),
        "send": ("发送", "send"),
        "acknowledge": ("签收", "acknowledge"),
        "open": ("发起", "open"),
        "look": ("在访问中查看", "look at a record in"),
        "close": ("结束", "close"),
        "issue": ("下发", "issue"),
        "adopt": ("采用", "adopt"),
        "approve": ("批准", "approve"),
        "perform": ("落实", "carry out"),
        "urge": ("催办", "urge"),
        "postpone": ("批准推迟", "grant more time for"),
        "review": ("审核", "review"),
        "start": ("送审", "send for review"),
        "act": ("办理", "act on"),
        "record": ("记录", "record"),
        "sign": ("签署", "sign"),
        "grant": ("授予", "grant"),
        "plan": ("部署", "plan"),
        "fill": ("填报", "fill in"),
        "publish": ("发布", "publish"),
        "answer": ("答复", "answer comments on"),
        "comment": ("提意见", "comment on"),
        "withhold": ("决定不公开", "withhold from disclosure"),
        "provision": ("开通", "provision"),
        "suspend": ("暂停", "suspend"),
        "retry": ("重试", "retry"),
    }
)
# Where the act and its noun, put side by side, would not be said so.
SAID_OTHERWISE: Final = MappingProxyType(
    {
        "notice:comment": ("对公示提意见", "comment on public notices"),
        "notice:answer": ("答复公示意见", "answer comments on public notices"),
        "notice:withhold": ("决定不予公示", "withhold from public notices"),
        "case:start": ("送审", "send for review"),
        "meeting:sign": ("签发会议纪要", "sign the minutes of meetings"),
    }
)
