"""Whoever follows a record hears once what others did to it, as long as he may read it."""

from datetime import timedelta
from typing import Any

import pytest

from service.organisation.use_cases.appointments import end_appointment
from service.tasks.models import TaskPerson
from tenants.clock import today
from tenants.database import new_id, unit_of_work
from tenants.models.journal import JournalEntry
from tenants.models.organisation import Appointment
from tests import api, make
from tests.risks.scenes import TITLE, Scene


@pytest.fixture
def work(bureau) -> Scene:
    return Scene(bureau)


def follow(caller: Any, point: object) -> None:
    answer = caller.put(f"/follows/risk-points/{point}")
    assert answer.status_code == 204, answer.get_data(as_text=True)


def follows(caller: Any) -> list[dict[str, Any]]:
    answer = caller.get("/follows")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()["items"]


def told(caller: Any) -> list[dict[str, Any]]:
    found = caller.get("/messages?category=system").get_json()["items"]
    return [one for one in found if one["kind"].startswith("follow.")]


def test_who_follows_a_risk_point_hears_in_words_what_was_done_and_by_whom(work, people):
    point = work.draft()
    follow(people["auditor"], point)
    work.decide("main_leader", point, 1)
    (message,) = told(people["auditor"])
    assert message["title"] == f"您关注的风险点风险等级已审定：{TITLE}"
    assert message["sender_name"] == work.actor("main_leader").name
    assert f"{work.actor('main_leader').name}：风险等级已审定" in message["note"]
    assert (message["subject_kind"], message["subject_id"]) == ("risk_point", str(point))
    assert told(people["main_leader"]) == []


def test_what_is_unread_is_one_message_and_what_was_read_is_told_anew(work, people):
    point = work.draft()
    auditor = people["auditor"]
    follow(auditor, point)
    follow(people["main_leader"], point)
    work.measure(point)
    work.decide("main_leader", point, 1)
    (message,) = told(auditor)
    assert message["note"].index("风险等级已审定") < message["note"].index("新增了防控措施")
    assert auditor.put(f"/tasks/{message['id']}/reading").status_code == 200
    work.enforce("main_leader", point)
    newest, read = told(auditor)
    assert newest["title"].startswith("您关注的风险点已生效")
    assert (newest["read_at"], bool(read["read_at"])) == (None, True)


def test_nobody_is_told_of_his_own_act_but_keeps_what_he_was_told_before(work, people):
    point = work.draft()
    leader, auditor = people["main_leader"], people["auditor"]
    follow(leader, point)
    follow(auditor, point)
    work.measure(point)
    assert [one["read_at"] for one in told(leader)] == [None]
    work.decide("main_leader", point, 1)
    (kept,) = told(leader)
    assert kept["read_at"]
    assert "风险等级已审定" not in kept["title"] + kept["note"]
    (heard,) = told(auditor)
    assert heard["title"].startswith("您关注的风险点风险等级已审定")


def test_a_draft_reworded_is_no_news_and_a_point_in_force_reworded_is(work, people):
    draft, point = work.draft(title="预算调整未经集体研究"), work.high()
    follow(people["auditor"], draft)
    follow(people["auditor"], point)
    work.change("section_head", draft, consequences="造成专项资金流失")
    assert told(people["auditor"]) == []
    work.change("section_head", point, consequences="造成专项资金流失")
    assert [one["subject_id"] for one in told(people["auditor"])] == [str(point)]


def test_who_follows_no_longer_hears_nothing_more(work, people):
    point = work.draft()
    auditor = people["auditor"]
    follow(auditor, point)
    follow(auditor, point)
    (mine,) = follows(auditor)
    assert (mine["kind"], mine["id"], mine["title"]) == ("risk_point", str(point), TITLE)
    assert mine["status"] == "draft"
    assert auditor.delete(f"/follows/risk-points/{point}").status_code == 204
    assert auditor.delete(f"/follows/risk-points/{point}").status_code == 404
    assert follows(auditor) == []
    work.decide("main_leader", point, 1)
    assert told(auditor) == []


def test_who_lost_his_office_is_told_nothing_more(work, people):
    point = work.draft()
    follow(people["section_head"], point)
    follow(people["auditor"], point)
    head = work.bureau.people["section_head"]
    with unit_of_work(work.bureau.tenant_id) as session:
        held = session.query(Appointment).filter_by(person_id=head.person_id).all()
        for one in held:
            end_appointment(
                session,
                work.actor("administrator"),
                one.id,
                if_version=None,
                on=today() - timedelta(days=1),
                reason="调离",
            )
    work.decide("main_leader", point, 1)
    assert len(told(people["auditor"])) == 1
    with unit_of_work(work.bureau.tenant_id) as session:
        assert not session.query(TaskPerson).filter_by(person_id=head.person_id).count()


def test_a_power_is_followed_likewise(work, people):
    home = str(work.bureau.departments["预算科"])
    written = {
        "name": "会计代理记账机构执业资格审批",
        "category": "licensing",
        "legal_basis": "《中华人民共和国会计法》第三十六条",
        "exercising_subject": "预算科",
        "department_id": home,
        "posts": [{"post_id": str(work.post("post_holder")), "duty": "handling"}],
    }
    made = people["section_head"].post("/powers", written).get_json()
    assert people["section_head"].put(f"/follows/powers/{made['id']}").status_code == 204
    path = f"/powers/{made['id']}/entry-into-force"
    assert people["deputy_leader"].put(path, if_match=1).status_code == 200
    (message,) = told(people["section_head"])
    assert message["title"] == f"您关注的职权已生效：{written['name']}"
    (mine,) = follows(people["section_head"])
    assert (mine["number"], mine["status"]) == (made["number"], "in_force")


def test_a_neighbours_record_cannot_be_followed(work, people, app, settings, tag):
    point = work.draft()
    neighbour = make.bureau(settings, f"next-{tag}")
    caller = api.client(app, neighbour, "main_leader")
    theirs = caller.put(f"/follows/risk-points/{point}")
    nowhere = caller.put(f"/follows/risk-points/{new_id()}")
    assert (theirs.status_code, nowhere.status_code) == (404, 404)
    assert theirs.get_json()["detail"] == nowhere.get_json()["detail"]
    assert caller.put(f"/follows/powers/{point}").status_code == 404


def test_following_is_no_matter_of_the_register(work, people):
    point = work.draft()
    with unit_of_work(work.bureau.tenant_id) as session:
        before = session.query(JournalEntry).count()
    follow(people["auditor"], point)
    with unit_of_work(work.bureau.tenant_id) as session:
        assert session.query(JournalEntry).count() <= before + 1  # the sign-in of the auditor
