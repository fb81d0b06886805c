"""Sound requests of the organisation and the registers."""

from tests.platform.matrices.sound import (
    DAY,
    DRAFT,
    HIGH,
    LATER,
    LOWER,
    NEW_BODY,
    NEW_POST,
    POWER,
    SCORES,
    STANDARD,
    Sound,
)

ORGANISATION = (
    Sound("organisation.Persons.post", body={"name": "新某", "staff_number": "N-001"}),
    Sound("organisation.PersonById.put", body={"name": "新某", "staff_number": "N-002"}),
    Sound("accounts.Accounts.post", body={"person_id": "$person_id", "login": "xinmou"}),
    Sound(
        "organisation.Departments.post",
        body={"code": "D-99", "name": "新科室", "kind": "section"},
    ),
    Sound(
        "organisation.Posts.post",
        body={"code": "G-99", "title": "新岗", "department_id": "$department_id"},
        where=NEW_POST,
    ),
    Sound(
        "organisation.PostById.put",
        body={"code": "G-98", "title": "新岗", "department_id": "$department_id"},
        where=NEW_POST,
    ),
    Sound(
        "organisation.Appointments.post",
        body={"starts_on": DAY, "person_id": "$person_id", "post_id": "$post_id"},
        where=NEW_POST,
    ),
    Sound(
        "organisation.Bodies.post",
        body={"code": "HY-1", "name": "领导班子会议", "kind": "leadership_meeting"},
    ),
    Sound(
        "organisation.BodyById.put",
        body={"code": "HY-1", "name": "局领导班子会议"},
        where=NEW_BODY,
    ),
    Sound(
        "organisation.BodyMembers.post",
        body={"starts_on": DAY, "person_id": "$person_id"},
        where=NEW_BODY | {"person_id": "name = '钱某'"},
    ),
    Sound(
        "organisation.Portfolios.post",
        body={"starts_on": DAY, "post_id": "$post_id", "department_id": "$department_id"},
        where=NEW_POST | {"post_id": "title = '副局长乙'"},
    ),
    Sound(
        "organisation.Delegations.post",
        body={
            "post_id": "$post_id",
            "delegate_id": "$delegate_id",
            "starts_on": DAY,
            "ends_on": LATER,
            "reason": "培训",
        },
        where={"post_id": "title = '采购科科长'", "delegate_id": "name = '褚某'"},
    ),
    Sound(
        "organisation.DelegationEnding.put",
        body={"on": DAY},
        where={"delegation_id": "reason = '培训'"},
    ),
    Sound(
        "organisation.RoleGrants.post",
        body={"starts_on": DAY, "person_id": "$person_id", "role": "auditor", "reason": "任命"},
    ),
    Sound(
        "organisation.DepartmentById.put",
        body={"code": "D-99", "name": "新科室", "kind": "section", "position": 9},
        where={"department_id": "name = '新科室'"},
    ),
)
REGISTERS = (
    Sound(
        "powers.Powers.post",
        "section_head",
        {"name": "新增职权", "category": "licensing", "department_id": "$department_id"},
    ),
    Sound("powers.PowerById.put", "section_head", {"content": "审核预算调整"}, POWER),
    Sound("powers.PowerEntryIntoForce.put", "deputy_leader", where=POWER),
    Sound("powers.StandardsOfPower.post", "section_head", STANDARD, POWER),
    Sound(
        "powers.PowerCleanup.put",
        "section_head",
        {"decision": "retain", "sources": [{"kind": "law_regulation", "citation": "预算法"}]},
        POWER,
    ),
    Sound("powers.PowerCleanup.delete", "section_head", where=POWER),
    Sound(
        "powers.PowerChange.put",
        "section_head",
        {
            "cause": "error_corrected",
            "reason": "更正内容",
            "citation": "工作实际",
            "proposed": {"content": "批复并公开"},
        },
        {"power_id": "name = '部门预算批复'"},
    ),
    Sound(
        "powers.PowerReview.put",
        "section_head",
        where={"power_id": "name = '部门预算批复'"},
    ),
    Sound(
        "powers.PowerChange.delete",
        "section_head",
        where={"power_id": "name = '部门预算批复'"},
    ),
    Sound(
        "powers.PowerSplit.put",
        "section_head",
        {"parts": [{"name": "预算批复"}, {"name": "预算公开"}], "reason": "职责拆分"},
        {"power_id": "name = '部门预算批复'"},
    ),
    Sound(
        "powers.SuccessionWithdrawal.put",
        "section_head",
        {"reason": "暂不拆分"},
        {"power_id": "name = '部门预算批复'"},
    ),
    Sound(
        "risks.RiskPoints.post",
        "section_head",
        {
            "title": "合同审核把关不严",
            "subject_type": "work_post",
            "post_id": "$post_id",
            "category": "post_duty",
            "manifestations": ["擅自变更合同条款"],
        },
    ),
    Sound(
        "risks.RiskPointTags.put",
        "section_head",
        {
            "items": [
                {
                    "risk_point_id": "$risk_point_id",
                    "version": 1,
                    "focus_tags": ["财权"],
                    "key_tags": ["field"],
                }
            ]
        },
        DRAFT,
    ),
    Sound("risks.RiskPointById.put", "section_head", {"content": "批复迟延"}, DRAFT),
    Sound("risks.RiskPointGradingProposal.post", "section_head", SCORES, DRAFT),
    Sound("gradings.SelfAssessments.post", "post_holder", SCORES, DRAFT),
    Sound(
        "measures.MeasuresOfPoint.post",
        "section_head",
        {"text": "批复限时办结并公示", "kind": "lawful_disclosure", "phase": "early"},
        DRAFT,
    ),
    Sound(
        "procedures.Cases.post",
        "section_head",
        {"object_kind": "risk_point", "item_ids": ["$risk_point_id"]},
        {"risk_point_id": "title = '合同审核把关不严'"},
    ),
    Sound("risks.RiskPointGrade.put", "main_leader", {"rank": 2, "reason": "一般"}, DRAFT),
    Sound("risks.RiskPointEntryIntoForce.put", "deputy_leader", where=DRAFT),
    Sound(
        "cycles.ConfirmationById.put", "section_head", {"outcome": "revised", "note": "流程已变"}
    ),
    Sound(
        "risks.RiskPointReview.put",
        "section_head",
        {"outcome": "unchanged", "note": "风险依旧"},
        {"risk_point_id": "review_required"},
    ),
    Sound(
        "measures.MeasureTasks.post",
        "section_head",
        {"title": "公示批复", "post_id": "$post_id", "due_on": LATER, "deliverable": "公示截图"},
        {"measure_id": "text = '分配方案集体研究并公示'"},
    ),
    Sound(
        "measures.MeasureReminders.post",
        "section_head",
        {"items": [{"measure_id": "$measure_id"}]},
        {"measure_id": "text = '按季通报抽查结果'"},
    ),
    Sound(
        "measures.MeasureDoings.post",
        "section_head",
        {"done_on": DAY, "what": "逐笔复核", "result": "未发现问题"},
        {"measure_id": "text = '分配方案集体研究并公示'"},
    ),
    Sound(
        "measures.DoingSpotChecks.post",
        "main_leader",
        {"checked_on": DAY, "conclusion": "carried_out", "text": "查看原始凭证，与登记一致"},
    ),
    Sound(
        "measures.MeasurePostponements.post",
        "post_holder",
        {"due_on": LATER, "reason": "系统改造推迟完成"},
        {"measure_id": "text = '按季通报抽查结果'"},
    ),
    Sound("measures.MeasurePostponementDecision.put", "main_leader", {"granted": True}),
    Sound("gradings.LoweringRequests.post", "section_head", LOWER, HIGH),
    Sound("risks.RiskPointLowering.post", "main_leader", LOWER, HIGH),
)
