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
        "register_office": ("办公(监察)室", "register office"),
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
        "lowering": ("高风险降级", "the lowering of a high grade"),
        "responsibility": ("责任关系", "responsibilities"),
        "policy": ("权限规则", "policy"),
        "organisation": ("组织机构", "the organisation"),
        "account": ("账号", "accounts"),
        "session": ("登录会话", "sessions"),
        "profile": ("业务配置", "the profile"),
        "import": ("导入", "imports"),
        "export": ("导出", "exports"),
        "journal": ("日志", "the journal"),
        "summary": ("汇总", "summaries"),
        "comparison": ("单位对比", "comparisons of bureaus"),
        "exchange": ("往来文件", "exchanged documents"),
        "visit": ("检查访问", "inspection visits"),
        "cycle_plan": ("年度方案", "cycle plans"),
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
        "put_in_force": ("批准生效", "put in force"),
        "retire": ("停用", "retire"),
        "manage": ("管理", "manage"),
        "monitor": ("监控", "monitor"),
        "propose": ("建议", "propose"),
        "decide": ("审定", "decide"),
        "request": ("申请", "request"),
        "explain": ("解释", "explain"),
        "appoint": ("任免", "appoint in"),
        "import": ("导入", "import"),
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
        "provision": ("开通", "provision"),
        "suspend": ("暂停", "suspend"),
        "retry": ("重试", "retry"),
    }
)
