"""A notice as a step of a chain: letters of sections are shown before they are reported (R-260)."""

from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from service.commitments.models import Commitment
from service.commitments.use_cases.closing import close
from service.notices.models import Notice
from service.notices.use_cases.concluding import close_notices
from service.procedures.models import Case
from service.procedures.use_cases import advance_case, start_case, withdraw_case
from tenants import clock
from tenants.context import system_actor
from tenants.database import owned, unit_of_work
from tenants.errors import Forbidden
from tenants.models.organisation import Cycle
from tests import make
from tests.commitments.desk import Desk
from tests.procedures.scenes import Desk as Work
from tests.risks.scenes import Scene
from tests.risks.test_ledger_api import SHEET


class Hall(Desk):
    """A bureau whose sections report their letters."""

    def act(self, role, use_case, *args, **values):
        with unit_of_work(self.bureau.tenant_id) as session:
            return use_case(session, make.actor(self.bureau, role), *args, **values)

    def signed_section_letter(self):
        """The head of the budget section signs, his deputy countersigns."""
        self.issue("section")
        signed = self.sign("section_head", "section")
        answer = self["deputy_leader"].put(
            f"/commitments/{signed['id']}/countersignature", if_match=signed["version"]
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def report(self, *letters):
        """The head sends letters on their way; they come to their notice."""
        ids = [UUID(one["id"]) for one in letters]
        case = self.act("section_head", start_case, object_kind="commitment", ids=ids)
        return self.act("section_head", advance_case, case.id, if_version=case.version)

    def go_on(self, case):
        """Whoever sits in the acting seat takes the case a step further."""
        for role in ("post_holder", "section_head", "deputy_leader", "main_leader"):
            with suppress(Forbidden):
                return self.act(role, advance_case, case.id, if_version=case.version)
        raise AssertionError(case.step_code)

    def case(self, case_id):
        with unit_of_work(self.bureau.tenant_id) as session:
            found = owned(session, Case, case_id)
            assert found is not None
            return found

    def notice(self, case_id):
        with unit_of_work(self.bureau.tenant_id) as session:
            statement = select(Notice).where(Notice.case_id == case_id).order_by(Notice.id.desc())
            found = session.scalars(statement.limit(1)).one()
        return self["register_office"].get(f"/notices/{found.id}").get_json()

    def publish(self, notice):
        answer = self["register_office"].put(
            f"/notices/{notice['id']}/publication", if_match=notice["version"]
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def let_run_out(self, notice):
        self.live_on(date.fromisoformat(notice["ends_on"]) + timedelta(days=1))
        with unit_of_work(self.bureau.tenant_id) as session:
            return close_notices(session)


@pytest.fixture
def hall(app, settings, tag):
    hall = Hall(app, settings, f"steps-{tag}")
    Scene(hall.bureau).high()
    hall.open_year()
    return hall


def object_to(hall, notice, item, **values):
    words = {"kind": "objection", "text": "承诺事项没有写明自由裁量的控制。"} | values
    made = (
        hall["post_holder"]
        .post(f"/notices/{notice['id']}/comments", words | {"notice_item_id": item["id"]})
        .get_json()
    )
    answer = hall["register_office"].put(
        f"/notice-comments/{made['id']}/answer",
        {"verdict": "adopted", "reply": "意见成立，退回修改。"},
        if_match=made["version"],
    )
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def test_a_letter_is_not_reported_unsigned(hall):
    hall.issue("section")
    letter = hall.letter_of("section_head", "section")
    case = hall.act("section_head", start_case, object_kind="commitment", ids=[UUID(letter["id"])])
    with pytest.raises(Exception, match="place") as refused:
        hall.act("section_head", advance_case, case.id, if_version=case.version)
    assert {one["code"] for one in refused.value.facts["missing"]} == {"signature-missing"}


def test_the_chain_drafts_the_notice_and_the_register_office_publishes_it(hall):
    case = hall.report(hall.signed_section_letter())
    notice = hall.notice(case.id)
    assert (notice["state"], notice["scope"], notice["working_days"]) == ("draft", "unit", 5)
    assert notice["channels"] == [{"code": "board_page", "proof": ""}]
    rows = {one["zh"]: one["value"] for one in notice["items"][0]["rows"]}
    assert rows["承诺人"] == "李某"
    assert hall.publish(notice)["state"] == "published"


def test_a_notice_without_objection_ends_by_itself_and_the_case_goes_on(hall):
    letter = hall.signed_section_letter()
    case = hall.report(letter)
    notice = hall.publish(hall.notice(case.id))
    with clock.simulated():
        assert hall.let_run_out(notice) == 1
        assert hall.case(case.id).step_code == "report"
        shown = hall["register_office"].get(f"/commitments/{letter['id']}").get_json()
        assert shown["state"] == "noticed"
        filed = hall.act(
            "register_office", advance_case, case.id, if_version=hall.case(case.id).version
        )
        assert filed.state == "completed"
        shown = hall["register_office"].get(f"/commitments/{letter['id']}").get_json()
        assert shown["state"] == "reported"


def test_nobody_leaves_the_notice_before_its_last_day(hall):
    case = hall.report(hall.signed_section_letter())
    hall.publish(hall.notice(case.id))
    with pytest.raises(Exception, match="ends by itself"):
        hall.act("register_office", advance_case, case.id, if_version=hall.case(case.id).version)


def test_an_upheld_objection_sends_the_letter_back_and_it_is_shown_anew(hall):
    letter = hall.signed_section_letter()
    case = hall.report(letter)
    notice = hall.publish(hall.notice(case.id))
    answered = object_to(hall, notice, notice["items"][0])
    assert answered["reopened_case_id"] == str(case.id)
    assert hall.case(case.id).step_code == "fill"
    runs = hall["register_office"].get(f"/notices/{notice['id']}").get_json()
    assert (runs["state"], runs["items"][0]["state"]) == ("published", "returned")
    assert (runs["item_count"], runs["returned_count"], runs["objection_count"]) == (1, 1, 1)
    board = hall["post_holder"].http.get(f"/board/{hall.bureau.code}/{notice['id']}")
    assert "按公示意见修改中" in board.get_data(as_text=True)
    listed = hall["post_holder"].http.get(f"/board/{hall.bureau.code}").get_data(as_text=True)
    assert "按公示意见修改中" in listed
    again = hall["section_head"].get(f"/commitments/{letter['id']}").get_json()
    assert (again["state"], again["signed_at"]) == ("issued", None)
    anew = sign_and_report_again(hall, case)
    assert anew["follows_id"] == notice["id"]
    assert anew["title"] == f"{notice['title']}（更正）"
    hall.publish(anew)
    before = hall["register_office"].get(f"/notices/{notice['id']}").get_json()
    assert (before["state"], before["conclusion"]) == (
        "replaced",
        f"内容已更正，由{anew['number']}重新公示。",
    )
    replaced = hall["auditor"].get("/journal?topic=notice.replaced").get_json()["items"]
    assert len(replaced) == 1


def test_a_notice_whose_only_item_went_back_still_ends_with_its_last_day(hall):
    case = hall.report(hall.signed_section_letter())
    notice = hall.publish(hall.notice(case.id))
    object_to(hall, notice, notice["items"][0])
    more = hall["post_holder_2"].post(
        f"/notices/{notice['id']}/comments", {"text": "建议写明监督电话。"}
    )
    assert more.status_code == 201
    answer = hall["register_office"].put(
        f"/notice-comments/{more.get_json()['id']}/answer",
        {"verdict": "not_adopted", "reply": "已在承诺书末尾写明。"},
        if_match=1,
    )
    assert answer.status_code == 200
    with clock.simulated():
        assert hall.let_run_out(notice) == 1
        done = hall["register_office"].get(f"/notices/{notice['id']}").get_json()
        assert done["state"] == "concluded"
        assert done["conclusion"].endswith("其中1项退回修改。")
        assert hall.case(case.id).step_code == "fill"


def test_a_notice_ends_with_its_case_when_its_sender_takes_that_back(hall):
    case = hall.report(hall.signed_section_letter())
    notice = hall.publish(hall.notice(case.id))
    hall.act("section_head", withdraw_case, case.id, if_version=None, reason="承诺事项要重写")
    gone = hall["register_office"].get(f"/notices/{notice['id']}").get_json()
    assert (gone["state"], gone["items"][0]["state"]) == ("withdrawn", "shown")


def test_a_notice_broken_off_is_drafted_anew_for_a_whole_term(hall):
    case = hall.report(hall.signed_section_letter())
    notice = hall.publish(hall.notice(case.id))
    answer = hall["register_office"].put(
        f"/notices/{notice['id']}/termination",
        {"reason": "张贴的承诺书缺页"},
        if_match=notice["version"],
    )
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.get_json()["state"] == "withdrawn"
    assert hall.case(case.id).step_code == "notice"
    anew = hall.notice(case.id)
    assert (anew["state"], anew["follows_id"]) == ("draft", notice["id"])
    with clock.simulated():
        hall.live_on(date.fromisoformat(notice["ends_on"]) + timedelta(days=1))
        running = hall.publish(anew)
        assert running["ends_on"] > notice["ends_on"]
        assert hall.let_run_out(notice) == 0
        assert hall.let_run_out(running) == 1
        assert hall.case(case.id).step_code == "report"


def test_what_was_objected_to_is_not_hidden_by_breaking_its_notice_off(hall):
    case = hall.report(hall.signed_section_letter())
    notice = hall.publish(hall.notice(case.id))
    object_to(hall, notice, notice["items"][0])
    version = hall["register_office"].get(f"/notices/{notice['id']}").get_json()["version"]
    answer = hall["register_office"].put(
        f"/notices/{notice['id']}/termination", {"reason": "不再公示"}, if_match=version
    )
    assert answer.get_json()["code"] == "notice-objected"


def test_a_letter_that_ends_takes_its_case_and_its_notice_with_it(hall):
    letter = hall.signed_section_letter()
    case = hall.report(letter)
    notice = hall.publish(hall.notice(case.id))
    with unit_of_work(hall.bureau.tenant_id) as session:
        held = owned(session, Commitment, UUID(letter["id"]))
        close(session, system_actor(hall.bureau.tenant_id), held, "任职变动，前任承诺书存档")
    read = hall["section_head"].get(f"/cases/{case.id}")
    assert (read.status_code, read.get_json()["state"]) == (200, "withdrawn")
    gone = hall["register_office"].get(f"/notices/{notice['id']}").get_json()
    assert gone["state"] == "withdrawn"
    kept = hall["section_head"].get(f"/commitments/{letter['id']}").get_json()
    assert kept["state"] == "archived"
    assert hall["register_office"].get("/tasks?box=waiting").get_json()["items"] == []


def sign_and_report_again(hall, case):
    """The head signs once more, his deputy countersigns, and it comes to its notice again."""
    signed = hall.sign("section_head", "section")
    hall["deputy_leader"].put(
        f"/commitments/{signed['id']}/countersignature", if_match=signed["version"]
    )
    hall.act("section_head", advance_case, case.id, if_version=hall.case(case.id).version)
    return hall.notice(case.id)


def test_letters_of_persons_are_reported_without_a_notice(hall):
    post = [str(hall.bureau.people["post_holder"].post_id)]
    hall.issue("personal", post_ids=post)
    signed = hall.sign("post_holder")
    answer = hall["section_head"].put(
        f"/commitments/{signed['id']}/countersignature", if_match=signed["version"]
    )
    ids = [UUID(answer.get_json()["id"])]
    case = hall.act("post_holder", start_case, object_kind="commitment", ids=ids)
    case = hall.act("post_holder", advance_case, case.id, if_version=case.version)
    assert case.step_code == "report"


def two_points_on_notice(app, settings, tag):
    """Two findings of one post come to their notice together."""
    hall = Hall(app, settings, f"two-{tag}", profile="logistics_province")
    hall.open_year()
    scene, points = Scene(hall.bureau), []
    for number in (1, 2):
        points.append(scene.draft("post_holder", of="post_holder_b", title=f"预算分配风险{number}"))
        hall["post_holder"].post(f"/risk-points/{points[-1]}/grading-proposal", SHEET, if_match=1)
    case = hall.act("post_holder", start_case, object_kind="risk_point", ids=points)
    while case.step_code != "notice":
        case = hall.go_on(case)
    return hall, case, hall.publish(hall.notice(case.id))


def test_what_is_said_of_the_whole_goes_back_by_the_item_the_answer_names(app, settings, tag):
    hall, case, notice = two_points_on_notice(app, settings, tag)
    made = (
        hall["post_holder"]
        .post(f"/notices/{notice['id']}/comments", {"text": "两项表述重复，应当合并。"})
        .get_json()
    )
    path = f"/notice-comments/{made['id']}/answer"
    words = {"verdict": "partly_adopted", "reply": "第二项退回合并表述。", "revise": True}
    unnamed = hall["register_office"].put(path, words, if_match=1)
    assert unnamed.status_code == 422
    assert "notice_item_id" in str(unnamed.get_json()["errors"])
    second = notice["items"][1]["id"]
    answered = hall["register_office"].put(path, words | {"notice_item_id": second}, if_match=1)
    assert answered.status_code == 200
    shown = hall["register_office"].get(f"/notices/{notice['id']}").get_json()
    assert [one["state"] for one in shown["items"]] == ["shown", "returned"]
    assert hall.case(case.id).step_code == "notice"
    back = hall["register_office"].get(f"/cases/{answered.get_json()['reopened_case_id']}")
    assert back.get_json()["remarks"][0]["text"].startswith("公示意见部分采纳：")


def test_an_objection_to_one_item_leaves_the_others_on_their_way(app, settings, tag):
    hall, case, notice = two_points_on_notice(app, settings, tag)
    assert notice["title"] == "关于预算审核岗廉政风险点的公示"
    answered = object_to(hall, notice, notice["items"][0])
    sibling = hall.case(UUID(answered["reopened_case_id"]))
    assert (sibling.split_from, sibling.step_code) == (case.id, chain_start(case))
    shown = hall["register_office"].get(f"/notices/{notice['id']}").get_json()
    assert shown["state"] == "published"
    assert [one["state"] for one in shown["items"]] == ["returned", "shown"]
    back = hall["register_office"].get(f"/cases/{sibling.id}").get_json()
    [remark] = back["remarks"]
    assert (remark["field"], remark["resolved"]) == ("manifestations", False)
    assert remark["item_id"] == back["items"][0]["item_id"]
    with clock.simulated():
        assert hall.let_run_out(notice) == 1
        assert hall.case(case.id).state == "completed"
        result = hall["register_office"].get(f"/notices/{notice['id']}/result").get_json()
        assert result["conclusion"].endswith("其中1项退回修改。")
        back, went_on = (one["object_id"] for one in notice["items"])
        year = notice["ends_on"][:4]
        assert filing_numbers(hall, back, went_on) == {back: "", went_on: f"内备〔{year}〕1号"}


def test_a_section_is_filed_under_a_number_once_its_notice_is_over(app, settings, tag):
    hall = Hall(app, settings, f"filed-{tag}", profile="civil_affairs_2011")
    hall.open_year()
    section = {"subject_type": "section", "post_id": None, "category": "business_process"}
    section["department_id"] = hall.bureau.departments["预算科"]
    work = Work(hall.bureau)
    point = work.draft(**section)
    case = hall.act("section_head", start_case, object_kind="risk_point", ids=[point])
    work.hold_section_meeting(case.id)
    while case.step_code != "notice":
        case = hall.act("section_head", advance_case, case.id, if_version=None)
    notice = hall.publish(hall.notice(case.id))
    assert notice["title"] == "关于预算科廉能风险点的公示"
    with clock.simulated():
        assert hall.let_run_out(notice) == 1
        assert filing_numbers(hall, str(point)) == {str(point): ""}
        hall.act("register_office", advance_case, case.id, if_version=None)
        year = notice["ends_on"][:4]
        assert filing_numbers(hall, str(point)) == {str(point): f"内备〔{year}〕1号"}


def filing_numbers(hall, *points):
    """Read the filing numbers in the ledger of the register office."""
    asked = "id=" + ",".join(points)
    items = hall["register_office"].get(f"/risk-points/standing?{asked}").get_json()["items"]
    return {one["id"]: one["filing"] for one in items}


def chain_start(case) -> str:
    return str(case.chain["steps"][0]["code"])


def test_an_answer_stands_though_the_case_cannot_go_on_yet(hall):
    case = hall.report(hall.signed_section_letter())
    notice = hall.publish(hall.notice(case.id))
    made = (
        hall["post_holder"]
        .post(f"/notices/{notice['id']}/comments", {"text": "建议公布监督电话。"})
        .get_json()
    )
    with unit_of_work(hall.bureau.tenant_id) as session:
        cycle = session.scalars(select(Cycle)).one()
        cycle.state = "closed"
    with clock.simulated():
        assert hall.let_run_out(notice) == 0
        answer = hall["register_office"].put(
            f"/notice-comments/{made['id']}/answer",
            {"verdict": "adopted", "reply": "已公布。"},
            if_match=made["version"],
        )
        assert answer.status_code == 200
        found = hall["register_office"].get(f"/notices?case_id={case.id}").get_json()["items"]
        assert [one["state"] for one in found] == ["ended"]
        assert hall.case(case.id).step_code == "notice"
