"""Notices over HTTP: shown to whom, commented, answered, ended at the end of the last day."""

from datetime import date, timedelta

import pytest

from service.notices.use_cases.concluding import close_notices
from tenants import clock
from tenants.calendar import add_working_days
from tenants.clock import today
from tenants.database import unit_of_work
from tests.commitments.desk import Desk
from tests.risks.scenes import Scene

ITEM = {"type": "procurement", "title": "办公设备采购结果", "text": "中标单位甲，金额二十万元。"}
NOTICE = {"title": "关于办公设备采购结果的公示", "channels": [{"code": "notice_board"}]}


@pytest.fixture
def desk(app, settings, tag):
    return Desk(app, settings, f"notices-{tag}", profile="region_pilot")


def draft(desk, role: str = "register_office", **values):
    answer = desk[role].post("/notices", NOTICE | {"items": [ITEM]} | values)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def publish(desk, **values):
    notice = draft(desk, **values)
    answer = desk["register_office"].put(
        f"/notices/{notice['id']}/publication", if_match=notice["version"]
    )
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def comment(desk, notice, role: str = "post_holder", **values):
    answer = desk[role].post(
        f"/notices/{notice['id']}/comments", {"text": "建议公开评分细则。"} | values
    )
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def reply(desk, comment_id: str, **values):
    words = {"verdict": "adopted", "reply": "评分细则已补充公开。"} | values
    version = desk["register_office"].get(f"/notice-comments/{comment_id}").get_json()["version"]
    return desk["register_office"].put(
        f"/notice-comments/{comment_id}/answer", words, if_match=version
    )


def end_of(desk, notice) -> int:
    """The day after the last day comes, and the clock closes what has run out."""
    desk.live_on(date.fromisoformat(notice["ends_on"]) + timedelta(days=1))
    with unit_of_work(desk.bureau.tenant_id) as session:
        return close_notices(session)


def test_a_notice_runs_five_working_days_to_the_end_of_the_last(desk):
    notice = publish(desk)
    assert notice["working_days"] == 5
    assert notice["ends_on"] == add_working_days(today(), 5).isoformat()
    assert notice["state"] == "published"


def test_everybody_of_the_bureau_reads_it_and_nobody_reads_a_draft(desk):
    hidden, notice = draft(desk), publish(desk)
    assert desk["post_holder"].get(f"/notices/{notice['id']}").status_code == 200
    assert desk["post_holder"].get(f"/notices/{hidden['id']}").status_code == 404
    listed = desk["post_holder"].get("/notices").get_json()["items"]
    assert [one["id"] for one in listed] == [notice["id"]]


def test_a_sections_notice_is_for_that_section(desk):
    section = str(desk.bureau.departments["预算科"])
    notice = publish(desk, scope="section", department_ids=[section])
    assert desk["post_holder"].get(f"/notices/{notice['id']}").status_code == 200
    assert desk["post_holder_2"].get(f"/notices/{notice['id']}").status_code == 404
    assert desk["supervision_office"].get(f"/notices/{notice['id']}").status_code == 200


def test_a_selected_group_is_named_person_by_person(desk):
    chosen = str(desk.bureau.people["post_holder_2"].person_id)
    unnamed = draft(desk, scope="selected_group")
    refused = desk["register_office"].put(
        f"/notices/{unnamed['id']}/publication", if_match=unnamed["version"]
    )
    assert refused.get_json()["code"] == "notice-not-ready"
    assert refused.get_json()["missing"] == ["person_ids"]
    notice = publish(desk, scope="selected_group", person_ids=[chosen])
    assert desk["post_holder_2"].get(f"/notices/{notice['id']}").status_code == 200
    assert desk["post_holder"].get(f"/notices/{notice['id']}").status_code == 404


def test_society_sees_only_what_may_be_shown_so_widely_and_was_decided_on(desk):
    inside = draft(
        desk, scope="society", items=[{"type": "leadership_decision", "title": "会议决定"}]
    )
    answer = desk["register_office"].put(
        f"/notices/{inside['id']}/publication", if_match=inside["version"]
    )
    assert answer.get_json()["code"] == "scope-not-allowed"
    assert "society" not in answer.get_json()["allowed"]
    undecided = draft(desk, scope="society")
    answer = desk["register_office"].put(
        f"/notices/{undecided['id']}/publication", if_match=undecided["version"]
    )
    assert answer.get_json()["code"] == "scope-undecided"
    assert publish(desk, scope="society", scope_decision="局长办公会2026年第9次会议")


def test_only_the_register_office_publishes(desk):
    notice = draft(desk)
    answer = desk["section_head"].put(
        f"/notices/{notice['id']}/publication", if_match=notice["version"]
    )
    assert answer.status_code in (403, 404)


def test_what_is_published_stands_and_is_not_taken_back_before_its_end(desk):
    notice = publish(desk)
    changed = desk["register_office"].put(
        f"/notices/{notice['id']}", {"working_days": 1}, if_match=notice["version"]
    )
    assert changed.get_json()["code"] == "notice-published"
    ended = desk["register_office"].put(
        f"/notices/{notice['id']}/withdrawal", {"reason": "提前结束"}, if_match=notice["version"]
    )
    assert ended.get_json()["code"] == "notice-of-step"
    with clock.simulated():
        desk.live_on(date.fromisoformat(notice["ends_on"]))
        with unit_of_work(desk.bureau.tenant_id) as session:
            assert close_notices(session) == 0
        assert end_of(desk, notice) == 1
        done = desk["register_office"].get(f"/notices/{notice['id']}").get_json()
        assert (done["state"], done["conclusion"]) == ("concluded", "公示期满，无异议。")


def test_an_open_comment_keeps_a_notice_from_being_concluded(desk):
    notice = publish(desk)
    made = comment(desk, notice)
    with clock.simulated():
        assert end_of(desk, notice) == 0
        waiting = desk["register_office"].get(f"/notices/{notice['id']}").get_json()
        assert waiting["state"] == "ended"
        late = desk["post_holder"].post(f"/notices/{notice['id']}/comments", {"text": "迟到的意见"})
        assert late.get_json()["code"] == "notice-not-open"
        assert reply(desk, made["id"]).status_code == 200
        result = desk["register_office"].get(f"/notices/{notice['id']}/result").get_json()
        assert (result["comments"], result["adopted"], result["open_comments"]) == (1, 1, 0)
        assert result["conclusion"].startswith("公示期满，收到意见1条，采纳或部分采纳1条")
        done = desk["register_office"].get(f"/notices/{notice['id']}").get_json()
        assert done["state"] == "concluded"


def test_of_an_anonymous_comment_nobody_can_tell_whose_it_was(desk):
    notice = publish(desk)
    made = comment(desk, notice, anonymous=True)
    seen = desk["register_office"].get(f"/notice-comments/{made['id']}").get_json()
    assert seen["person_name"] == ""
    person = str(desk.bureau.people["post_holder"].person_id)
    entries = desk["auditor"].get("/journal?topic=notice.commented").get_json()["items"]
    assert len(entries) == 1
    assert person not in str(entries)
    assert "郑某" not in str(entries)
    assert made["receipt"] not in str(entries)
    assert desk["post_holder"].get(f"/notice-comments/{made['id']}").status_code == 404


def test_an_anonymous_comment_keeps_no_answer_under_a_key(desk):
    notice = publish(desk)
    answer = desk["post_holder"].post(
        f"/notices/{notice['id']}/comments", {"text": "匿名意见", "anonymous": True}, key="k1"
    )
    assert answer.get_json()["code"] == "key-refused"


def test_a_named_comment_is_seen_by_its_maker_and_those_who_answer(desk):
    notice = publish(desk)
    made = comment(desk, notice)
    path = f"/notices/{notice['id']}/comments"
    assert len(desk["post_holder"].get(path).get_json()["items"]) == 1
    assert desk["post_holder_2"].get(path).get_json()["items"] == []
    assert desk["post_holder_2"].get(f"/notice-comments/{made['id']}").status_code == 404
    assert desk["discipline_group"].get(path).get_json()["items"][0]["person_name"] == "郑某"


def test_a_comment_is_answered_once_with_a_reason_and_not_by_its_maker(desk):
    notice = publish(desk)
    own = comment(desk, notice, role="register_office")
    assert reply(desk, own["id"]).get_json()["code"] == "own-comment"
    made = comment(desk, notice)
    assert reply(desk, made["id"], reply="无").status_code == 422
    assert reply(desk, made["id"]).status_code == 200
    assert reply(desk, made["id"]).get_json()["code"] == "comment-answered"
    told = desk["post_holder"].get(f"/notice-comments/{made['id']}").get_json()
    assert (told["verdict"], told["reply"]) == ("adopted", "评分细则已补充公开。")


def test_each_comment_tells_its_reader_beforehand_who_may_answer_it(desk):
    notice = publish(desk)
    comment(desk, notice)
    comment(desk, notice, role="register_office")
    path = f"/notices/{notice['id']}/comments"
    others, own = desk["register_office"].get(path).get_json()["items"]
    assert (others["answering"]["allowed"], others["answering"]["reason"]) == (True, "")
    assert (own["answering"]["allowed"], own["answering"]["code"]) == (False, "own-comment")
    office = desk.bureau.people["register_office"].name
    assert office not in {one["name"] for one in own["answering"]["who_can"]}
    (mine,) = desk["post_holder"].get(path).get_json()["items"]
    assert mine["answering"]["reason"] == "您现任的职务不能答复公示意见。"
    assert office in {one["name"] for one in mine["answering"]["who_can"]}
    refused = reply(desk, own["id"]).get_json()
    assert refused["who_can"] == own["answering"]["who_can"]


def test_a_head_of_section_reads_that_what_he_said_elsewhere_is_not_his_to_answer(desk):
    notice = publish(desk)
    made = comment(desk, notice, role="section_head")
    assert made["answering"]["allowed"] is False
    office = desk.bureau.people["register_office"].name
    assert [one["name"] for one in made["answering"]["who_can"]] == [office]


def test_proof_of_a_channel_is_noted_after_publication(desk):
    notice = publish(desk)
    proof = {"code": "notice_board", "proof": "照片 2026-11-23 一楼公开栏"}
    answer = desk["register_office"].put(
        f"/notices/{notice['id']}/channel-proof", proof, if_match=notice["version"]
    )
    assert answer.get_json()["channels"] == [proof]
    other = desk["register_office"].put(
        f"/notices/{notice['id']}/channel-proof",
        {"code": "website", "proof": "https://example.cn"},
        if_match=answer.get_json()["version"],
    )
    assert other.status_code == 422


def test_readers_are_counted_once_each_and_whoever_publishes_is_none(desk):
    notice = publish(desk)
    for role in ("post_holder", "post_holder", "post_holder_2", "register_office"):
        desk[role].get(f"/notices/{notice['id']}")
    for role in ("post_holder", "register_office"):
        page = desk[role].http.get(f"/board/{desk.bureau.code}/{notice['id']}")
        assert page.status_code == 200
    result = desk["register_office"].get(f"/notices/{notice['id']}/result").get_json()
    assert result["readers"] == 2


def test_a_draft_proposes_who_supervises_and_the_boards_word_goes_first(desk):
    assert draft(desk)["supervisor"] == desk.bureau.people["supervision_office"].name
    desk["register_office"].put("/board-setting", {"supervisor": "机关纪委"}, if_match=0)
    assert draft(desk)["supervisor"] == "机关纪委"
    assert draft(desk, supervisor="职工代表陈某")["supervisor"] == "职工代表陈某"


def test_a_list_tells_what_was_said_of_each_notice(desk):
    notice, quiet = publish(desk), publish(desk)
    comment(desk, notice, kind="objection")
    made = comment(desk, notice)
    reply(desk, made["id"], verdict="not_adopted")
    listed = desk["register_office"].get("/notices").get_json()["items"]
    figures = {
        one["id"]: (one["comment_count"], one["objection_count"], one["open_comment_count"])
        for one in listed
    }
    assert figures == {notice["id"]: (2, 1, 1), quiet["id"]: (0, 0, 0)}


def test_a_comment_tells_by_when_it_is_answered(desk):
    made = comment(desk, publish(desk))
    assert made["due_on"] == add_working_days(today(), 5).isoformat()
    assert made["remaining_working_days"] == 5
    assert reply(desk, made["id"]).get_json()["remaining_working_days"] is None


class TestDisclosure:
    @pytest.fixture
    def scene(self, desk):
        return Scene(desk.bureau)

    def disclose(self, desk, **values):
        words = {"title": "廉政风险公开", "types": ["risk_point"]} | values
        words["channels"] = [{"code": "board_page"}]
        made = desk["register_office"].post("/disclosures", words)
        assert made.status_code == 201, made.get_data(as_text=True)
        answer = desk["register_office"].put(
            f"/notices/{made.get_json()['id']}/publication", if_match=1
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def test_all_points_in_force_are_disclosed_with_grade_and_measures(self, desk, scene):
        scene.high()
        notice = self.disclose(desk)
        rows = {one["zh"]: one["value"] for one in notice["items"][0]["rows"]}
        assert rows["科室（部门）"] == "预算科"
        assert rows["岗位"] == "预算编制岗（郑某）"
        assert rows["防控措施"] == "分配方案集体研究并公示"
        assert notice["ends_on"] is None

    def test_the_office_reads_how_far_each_record_is_and_other_readers_do_not(self, desk, scene):
        scene.high()
        notice = self.disclose(desk)
        assert [one["standing"] for one in notice["items"]] == ["in_force"]
        read = desk["post_holder"].get(f"/notices/{notice['id']}").get_json()
        assert [one["standing"] for one in read["items"]] == [None]

    def test_what_the_main_leader_withholds_stays_out_until_the_decision_ends(self, desk, scene):
        point = str(scene.high())
        decision = {
            "object_kind": "risk_point",
            "object_id": point,
            "reason": "涉及正在办理的案件",
            "basis": "条例第十五条",
            "expires_on": (today() + timedelta(days=30)).isoformat(),
        }
        denied = desk["register_office"].post("/non-disclosures", decision)
        assert denied.status_code == 403
        made = desk["main_leader"].post("/non-disclosures", decision)
        assert made.status_code == 201
        twice = desk["main_leader"].post("/non-disclosures", decision)
        assert twice.get_json()["code"] == "already-disclosed"
        empty = desk["register_office"].post(
            "/disclosures",
            {"title": "公开", "types": ["risk_point"], "channels": [{"code": "board_page"}]},
        )
        assert empty.get_json()["items"] == []
        hidden = desk["post_holder"].get("/non-disclosures").get_json()["items"]
        assert hidden == []
        desk["main_leader"].put(
            f"/non-disclosures/{made.get_json()['id']}/ending",
            if_match=made.get_json()["version"],
        )
        assert len(self.disclose(desk)["items"]) == 1

    def test_a_decision_that_comes_after_the_draft_blocks_publication(self, desk, scene):
        point = str(scene.high())
        made = (
            desk["register_office"]
            .post(
                "/disclosures",
                {"title": "公开", "types": ["risk_point"], "channels": [{"code": "board_page"}]},
            )
            .get_json()
        )
        desk["main_leader"].post(
            "/non-disclosures",
            {
                "object_kind": "risk_point",
                "object_id": point,
                "reason": "涉及正在办理的案件",
                "basis": "条例第十五条",
                "expires_on": today().isoformat(),
            },
        )
        answer = desk["register_office"].put(
            f"/notices/{made['id']}/publication", if_match=made["version"]
        )
        assert answer.get_json()["code"] == "object-withheld"

    def test_a_release_takes_the_place_of_the_one_before(self, desk, scene):
        scene.high()
        first = self.disclose(desk)
        second = self.disclose(desk)
        assert second["follows_id"] == first["id"]
        before = desk["register_office"].get(f"/notices/{first['id']}").get_json()
        assert before["state"] == "replaced"

    def test_the_wider_audience_reads_posts_and_no_names(self, desk, scene):
        scene.act("section_head", _draft_named, scene.post("post_holder"))
        point = _named_point(scene)
        self.disclose(desk)
        notice = draft(
            desk,
            kind="disclosure",
            scope="system",
            scope_decision="局长办公会第9次会议",
            items=[{"type": "risk_point", "object_id": str(point)}],
        )
        item = notice["items"][0]
        assert item["title"] == "预算编制岗审批专项资金时裁量过大"
        labels = {one["zh"]: one["value"] for one in item["rows"]}
        assert labels == {
            "科室（部门）": "预算科",
            "岗位": "预算编制岗",
            "风险等级": labels["风险等级"],
            "防控措施": "预算编制岗逐笔公示（责任岗位：预算编制岗）",
        }
        assert "郑某" not in str(notice["items"])

    def test_what_goes_outside_was_disclosed_inside_first(self, desk, scene):
        point = str(scene.high())
        notice = draft(
            desk,
            kind="disclosure",
            scope="system",
            scope_decision="局长办公会第9次会议",
            items=[{"type": "risk_point", "object_id": point}],
        )
        answer = desk["register_office"].put(
            f"/notices/{notice['id']}/publication", if_match=notice["version"]
        )
        assert answer.get_json()["code"] == "not-disclosed-inside"

    def test_the_completeness_check_names_what_is_missing(self, desk, scene):
        scene.draft()
        told = desk["register_office"].get("/disclosure/completeness").get_json()
        assert told["complete"] is False
        gaps = {one["part"]: one["missing_count"] for one in told["checks"]}
        assert gaps["risk_points"] == 1
        assert gaps["sections"] == 3

    def test_a_standing_disclosure_is_taken_back_for_a_reason(self, desk, scene):
        scene.high()
        notice = self.disclose(desk)
        answer = desk["register_office"].put(
            f"/notices/{notice['id']}/withdrawal",
            {"reason": "内容有误，更正后重新公开"},
            if_match=notice["version"],
        )
        assert answer.get_json()["state"] == "withdrawn"


def _draft_named(session, actor, post):
    from service.risks.use_cases.points import draft_risk_point

    return draft_risk_point(
        session,
        actor,
        title="郑某审批专项资金时裁量过大",
        subject_type="work_post",
        post_id=post,
        category="post_duty",
        manifestations=["郑某擅自调整系数"],
    )


def _named_point(scene):
    from sqlalchemy import select

    from service.risks.models import RiskPoint

    with unit_of_work(scene.bureau.tenant_id) as session:
        point = session.scalars(select(RiskPoint.id)).one()
    post = scene.post("post_holder")
    scene.measure(point, text="郑某逐笔公示", responsible_post_id=post)
    scene.decide("main_leader", point, 1)
    scene.enforce("main_leader", point)
    return point


def test_what_is_withheld_later_disappears_from_the_standing_disclosure(desk):
    point = str(Scene(desk.bureau).high())
    notice = publish(
        desk, kind="disclosure", items=[{"type": "risk_point", "object_id": point}, ITEM]
    )
    desk["main_leader"].post(
        "/non-disclosures",
        {
            "object_kind": "risk_point",
            "object_id": point,
            "reason": "涉及正在办理的案件",
            "basis": "条例第十五条",
            "expires_on": today().isoformat(),
        },
    )
    shown = desk["post_holder"].get(f"/notices/{notice['id']}").get_json()
    assert [one["type"] for one in shown["items"]] == ["procurement"]
    page = desk["post_holder"].http.get(f"/board/{desk.bureau.code}/{notice['id']}")
    assert "专项资金" not in page.get_data(as_text=True)
    with clock.simulated():
        desk.live_on(today() + timedelta(days=1))
        again = desk["post_holder"].get(f"/notices/{notice['id']}").get_json()
        assert len(again["items"]) == 2


def test_a_head_answers_what_is_said_of_his_section_and_no_other(desk):
    point = str(Scene(desk.bureau).high())
    notice = publish(
        desk, kind="disclosure", items=[{"type": "risk_point", "object_id": point}, ITEM]
    )
    about = next(one["id"] for one in notice["items"] if one["type"] == "risk_point")
    made = comment(desk, notice, notice_item_id=about)
    words = {"verdict": "not_adopted", "reply": "分配方案已集体研究，不再调整。"}
    path = f"/notice-comments/{made['id']}/answer"
    seen = desk["section_head"].get(f"/notices/{notice['id']}/comments").get_json()["items"]
    assert [one["id"] for one in seen] == [made["id"]]
    assert desk["section_head_2"].put(path, words, if_match=1).status_code == 404
    assert desk["section_head"].put(path, words, if_match=1).status_code == 200


def test_an_adopted_comment_on_a_disclosed_point_asks_its_section_to_revise_it(desk):
    point = str(Scene(desk.bureau).high())
    notice = publish(desk, kind="disclosure", items=[{"type": "risk_point", "object_id": point}])
    made = comment(desk, notice, kind="objection")
    assert reply(desk, made["id"]).status_code == 200
    waiting = desk["section_head"].get("/tasks?box=waiting").get_json()["items"]
    assert [one["title"] for one in waiting] == ["按公示意见修改：专项资金分配环节自由裁量权过大"]
    version = desk["section_head"].get(f"/risk-points/{point}").get_json()["version"]
    mended = desk["main_leader"].put(
        f"/risk-points/{point}", {"content": "评分细则已经公开"}, if_match=version
    )
    assert mended.status_code == 200, mended.get_data(as_text=True)
    assert desk["section_head"].get("/tasks?box=waiting").get_json()["items"] == []


def test_the_register_office_is_asked_to_answer_each_comment(desk):
    notice = publish(desk)
    made = comment(desk, notice)
    waiting = desk["register_office"].get("/tasks?box=waiting").get_json()["items"]
    assert [one["title"] for one in waiting] == [f"答复公示意见：{NOTICE['title']}"]
    reply(desk, made["id"])
    assert desk["register_office"].get("/tasks?box=waiting").get_json()["items"] == []


def test_what_is_in_force_waits_for_its_notice_until_it_lies_in_one(desk):
    scene = Scene(desk.bureau)
    point = str(scene.high())
    office = desk["register_office"]
    waiting = office.get("/disclosure/pool?total=true").get_json()
    assert point in [one["object_id"] for one in waiting["items"]]
    notice = draft(desk, items=[{"type": "risk_point", "object_id": point}])
    left = office.get("/disclosure/pool?total=true").get_json()
    assert left["total"] == waiting["total"] - 1
    version = notice["version"]
    office.put(f"/notices/{notice['id']}/withdrawal", {"reason": "题目写错"}, if_match=version)
    again = office.get("/disclosure/pool?total=true").get_json()
    assert again["total"] == waiting["total"]
    assert desk["post_holder"].get("/disclosure/pool").status_code == 403


def test_a_head_of_section_finds_his_sections_records_waiting(desk):
    section = str(desk.bureau.departments["预算科"])
    point = str(Scene(desk.bureau).high())
    mine = desk["section_head"].get("/disclosure/pool").get_json()["items"]
    there = desk["register_office"].get(f"/disclosure/pool?department_id={section}").get_json()
    assert [one["object_id"] for one in mine] == [one["object_id"] for one in there["items"]]
    assert point in [one["object_id"] for one in mine]


def test_the_term_is_told_before_anything_is_published(desk):
    term = desk["post_holder"].get("/disclosure/term?working_days=5").get_json()
    assert term["starts_on"] == today().isoformat()
    assert term["ends_on"] == add_working_days(today(), 5).isoformat()
    span = (add_working_days(today(), 5) - today()).days
    assert len(term["free_days"]) == span - 5


def lengthened(desk, notice, role: str = "register_office", **values):
    words = {"working_days": 3, "reason": "节假日前后看到的人少，延长三个工作日。"} | values
    return desk[role].put(f"/notices/{notice['id']}/extension", words, if_match=notice["version"])


def broken_off(desk, notice, role: str = "register_office", reason: str = "附表与原件不一致。"):
    return desk[role].put(
        f"/notices/{notice['id']}/termination", {"reason": reason}, if_match=notice["version"]
    )


def test_a_running_notice_is_shown_longer_and_its_readers_see_why(desk):
    notice = publish(desk)
    answer = lengthened(desk, notice)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    longer = answer.get_json()
    until = add_working_days(date.fromisoformat(notice["ends_on"]), 3)
    assert (longer["ends_on"], longer["working_days"]) == (until.isoformat(), 8)
    read = desk["post_holder"].get(f"/notices/{notice['id']}").get_json()
    assert read["extensions"][0]["former_ends_on"] == notice["ends_on"]
    address = f"/board/{desk.bureau.code}/{notice['id']}"
    board = desk["post_holder"].http.get(address).get_data(as_text=True)
    assert "节假日前后看到的人少" in board
    assert until.isoformat() in board
    with clock.simulated():
        desk.live_on(date.fromisoformat(notice["ends_on"]) + timedelta(days=1))
        with unit_of_work(desk.bureau.tenant_id) as session:
            assert close_notices(session) == 0
        comment(desk, notice)
    told = desk["auditor"].get("/journal?topic=notice.extended").get_json()["items"]
    assert len(told) == 1


def test_what_is_not_shown_is_neither_shown_longer_nor_broken_off(desk):
    waiting = draft(desk)
    assert lengthened(desk, waiting).get_json()["code"] == "notice-not-running"
    assert broken_off(desk, waiting).get_json()["code"] == "notice-not-running"
    notice = publish(desk)
    assert lengthened(desk, notice, "section_head").status_code == 403
    assert broken_off(desk, notice, "main_leader").status_code == 403
    assert lengthened(desk, notice, working_days=0).status_code == 422
    assert lengthened(desk, notice, reason="无").status_code == 422
    assert lengthened(desk, notice).status_code == 200
    assert lengthened(desk, notice).status_code == 412
    with clock.simulated():
        desk.live_on(date.fromisoformat(notice["ends_on"]) + timedelta(days=30))
        read = desk["register_office"].get(f"/notices/{notice['id']}").get_json()
        assert lengthened(desk, read).get_json()["code"] == "notice-not-running"
        assert broken_off(desk, read).get_json()["code"] == "notice-not-running"


def test_a_notice_of_another_bureau_cannot_be_found_to_end_it(app, settings, desk, tag):
    notice = publish(desk)
    other = Desk(app, settings, f"other-{tag}", profile="region_pilot")
    assert lengthened(other, notice).status_code == 404
    assert broken_off(other, notice).status_code == 404


def test_a_notice_broken_off_takes_no_comments_and_says_why(desk):
    notice = publish(desk)
    said = comment(desk, notice)
    assert broken_off(desk, notice).get_json()["code"] == "comments-unanswered"
    assert reply(desk, said["id"], verdict="not_adopted").status_code == 200
    gone = broken_off(desk, notice).get_json()
    assert (gone["state"], gone["withdrawn_reason"]) == ("withdrawn", "附表与原件不一致。")
    late = desk["post_holder"].post(f"/notices/{notice['id']}/comments", {"text": "晚了一步。"})
    assert late.status_code in (404, 409)
    told = desk["register_office"].get("/messages?category=notice").get_json()["items"]
    assert [one["title"] for one in told] == [f"公示终止：{NOTICE['title']}"]


def test_notices_are_found_by_title_audience_and_what_they_show(desk):
    one = publish(desk)
    draft(desk, title="干部任用公示", items=[{"type": "appointment", "title": "任用"}])
    office = desk["register_office"]

    def found(asked: str):
        return [line["title"] for line in office.get(f"/notices?{asked}").get_json()["items"]]

    assert found("q=设备") == found("type=procurement") == [NOTICE["title"]]
    assert found(f"q={one['number'].lower()}") == [NOTICE["title"]]
    assert found("scope=unit&type=appointment") == ["干部任用公示"]
    assert found("q=%25") == found("scope=society") == []
    line = office.get("/notices?q=设备").get_json()["items"][0]
    assert line["content"] == "政府采购"
