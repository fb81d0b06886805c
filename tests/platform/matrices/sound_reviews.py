"""Sound requests of rounds, cases, meetings, catalogues, regulations and searches."""

from tests.platform.matrices.flowcharts import EDGES, STEPS
from tests.platform.matrices.sound import (
    ASKED,
    DAY,
    FINDINGS,
    LATER,
    MEETING,
    NEW_BODY,
    SCORES,
    SHEET,
    Sound,
)

REVIEWS = (
    Sound(
        "gradings.Appraisers.post",
        "register_office",
        {"name": "王代表", "capacity": "representative", "risk_point_ids": ["$risk_point_id"]},
    ),
    Sound(
        "gradings.GradingRounds.post",
        "section_head",
        {
            "title": "第二轮评估",
            "department_id": "$department_id",
            "risk_point_ids": ["$risk_point_id"],
        },
        {"risk_point_id": "title = '资金拨付复核流于形式'"},
    ),
    Sound(
        "gradings.GradingRoundPoint.put",
        "section_head",
        SCORES,
        {"risk_point_id": "title = '资金拨付复核流于形式'", "round_id": "title = '第二轮评估'"},
        held="round_id",
    ),
    Sound(
        "procedures.CaseCopies.post",
        "section_head",
        {"person_ids": ["$person_id"], "note": "请阅"},
        ASKED | {"person_id": "name = '王某'"},
    ),
    Sound("procedures.CaseOpinions.post", "discipline_group", {"text": "请说明测算依据"}, ASKED),
    Sound(
        "procedures.CaseOpinionById.put",
        "section_head",
        {"adopted": True, "reply": "已补充测算依据"},
        ASKED,
    ),
    Sound(
        "procedures.CaseOpinionWithdrawal.put",
        "section_head",
        {"reason": "已当面商定"},
        ASKED | {"opinion_id": "asked = 'person'"},
    ),
    Sound("procedures.CaseAdvance.put", "section_head", {"opinion": "同意"}, ASKED),
    Sound(
        "procedures.Meetings.post",
        body={
            "kind": "body",
            "title": "局领导班子会议",
            "held_on": DAY,
            "body_id": "$body_id",
            "chair_id": "$chair_id",
        },
        where=NEW_BODY | MEETING,
    ),
    Sound(
        "procedures.MeetingAgenda.put",
        "register_office",
        {"case_ids": ["$case_id"]},
        ASKED | MEETING,
    ),
    Sound(
        "procedures.MeetingDecisions.put",
        "register_office",
        {"decisions": [{"case_id": "$case_id", "decision": "approve"}]},
        ASKED | MEETING,
    ),
    Sound("procedures.MeetingSignature.put", "deputy_leader", where=MEETING),
    Sound(
        "catalogues.Catalogues.post", body={"kind": "section", "department_id": "$department_id"}
    ),
    Sound("flowcharts.FlowchartById.put", "section_head", {"remarks": "已核"}),
    Sound(
        "flowcharts.FlowchartGraph.put",
        "section_head",
        {"steps": list(STEPS), "edges": list(EDGES)},
    ),
    Sound(
        "regulations.RegulationById.put",
        "section_head",
        {"issuer": "示范市财政局", "effective_on": DAY},
    ),
    Sound(
        "regulations.RegulationLinks.put", "section_head", {"links": [{"power_id": "$power_id"}]}
    ),
    Sound("regulations.RegulationEntryIntoForce.put", "section_head"),
    Sound(
        "regulations.RegulationAnnouncedChange.put",
        "section_head",
        {"description": "上位法修订", "effective_on": LATER},
    ),
    Sound(
        "regulations.RegulationEvaluations.post",
        "section_head",
        {"year": 2026, "verdict": "keep", "findings": FINDINGS, "reason": "管用"},
    ),
    Sound(
        "regulations.RegulationGapClosure.put",
        "section_head",
        {"regulation_id": "$regulation_id"},
    ),
)
SEARCHES = (
    Sound("searches.SheetById.put", "post_holder", {"step": 2}, SHEET),
    Sound("searches.SheetCarryIn.post", "post_holder", where=SHEET),
    Sound("searches.SheetContributions.post", "section_head", {"text": "注意评审"}, SHEET),
    Sound(
        "searches.SheetContributionById.put", "post_holder", {"reply": "已并入第二项风险点"}, SHEET
    ),
    Sound(
        "searches.SheetExaminedCells.post",
        "post_holder",
        {"power_id": "$power_id", "reason": "依统一标准办理，没有裁量余地"},
        SHEET | {"power_id": "name = '部门预算批复'"},
    ),
    Sound(
        "searches.SheetPoints.post",
        "post_holder",
        {"part": "duties", "title": "编制口径不一", "category": "post_duty"},
        SHEET,
    ),
    Sound(
        "searches.SheetPointById.put",
        "post_holder",
        {"answer": "dropped", "reason": "不属本岗"},
        SHEET | {"risk_point_id": "title = '评审专家选取不规范'"},
    ),
    Sound("searches.SheetSubmission.put", "post_holder", {"statement": "已逐项查找"}, SHEET),
    Sound(
        "searches.SheetReturn.put",
        "section_head",
        {"reason": "表现形式不具体", "defects": ["empty"]},
        SHEET,
    ),
    Sound("searches.Campaigns.post", body={"opens_on": DAY, "due_on": LATER, "title": "第二轮"}),
    Sound(
        "searches.CampaignById.put",
        body={"title": "第二轮排查"},
        where={"campaign_id": "state = 'planned'"},
    ),
    Sound("searches.CampaignOpening.put", where={"campaign_id": "state = 'planned'"}),
)
