"""What one was told is found again, sorted by what it is about, and put away with one press."""

import pytest
from sqlalchemy import func, select

from policies.acting import Holder
from service.tasks.use_cases import open_task, settle_tasks
from tenants.context import system_actor
from tenants.database import new_id, unit_of_work
from tenants.models.journal import JournalEntry
from tests import make

KINDS = {
    "filing.accepted": "task",
    "task.overdue": "warning",
    "lowering.notice": "warning",
    "notice.concluded": "notice",
    "export.done": "system",
}


def tell(bureau: make.Bureau, kind: str, *roles: str, title: str = "", box: str = "read"):
    """Let people read something, or do it."""
    subject = new_id()
    people = [bureau.people[role] for role in roles]
    with unit_of_work(bureau.tenant_id) as session:
        open_task(
            session,
            kind=kind,
            titled="stage_task",
            said={"task": title or kind},
            subject_kind="circular",
            subject_id=subject,
            persons=[Holder(one.person_id, one.post_id, None, "", one.name) for one in people],
            box=box,
            sender=system_actor(bureau.tenant_id),
            facts={"note": "请于今日办结"},
        )
    return subject


@pytest.fixture
def told(bureau):
    for kind in KINDS:
        tell(bureau, kind, "section_head")
    tell(bureau, "circular", "post_holder")
    tell(bureau, "commitment.sign", "section_head", box="act")
    return bureau


def messages(caller, query=""):
    answer = caller.get(f"/messages{query}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()["items"]


def counts(caller):
    return caller.get("/messages/counts").get_json()


def readings(bureau):
    with unit_of_work(bureau.tenant_id) as session:
        topic = JournalEntry.topic == "task.read"
        return session.scalar(select(func.count()).select_from(JournalEntry).where(topic))


def test_messages_are_sorted_by_what_they_are_about_the_newest_first(told, people):
    found = messages(people["section_head"])
    assert [one["kind"] for one in found] == list(KINDS)[::-1]
    assert {one["kind"]: one["category"] for one in found} == KINDS
    assert found[0]["note"] == "请于今日办结"
    assert found[0]["read_at"] is None
    chosen = messages(people["section_head"], "?category=warning,system")
    assert [one["kind"] for one in chosen] == ["export.done", "lowering.notice", "task.overdue"]


def test_nobody_reads_what_another_was_told(told, people):
    assert [one["kind"] for one in messages(people["post_holder"])] == ["circular"]
    assert messages(people["main_leader"]) == []
    assert people["main_leader"].put("/messages/reading", {}).get_json() == {"read_count": 0}
    assert counts(people["post_holder"])["unread"] == 1


def test_what_was_read_stays_to_be_found_and_counts_no_more(told, people):
    head = people["section_head"]
    (system,) = messages(head, "?category=system")
    assert head.put(f"/tasks/{system['id']}/reading").status_code == 200
    (read,) = messages(head, "?category=system")
    assert read["read_at"] is not None
    assert messages(head, "?category=system&unread=true") == []
    assert counts(head) == {
        "unread": 4,
        "badge": 4,
        "by_category": {"task": 1, "warning": 2, "notice": 1, "system": 0},
    }


def test_all_of_a_category_is_read_with_one_press_then_all_the_rest(told, people):
    head = people["section_head"]
    answer = head.put("/messages/reading", {"categories": ["warning"]})
    assert answer.get_json() == {"read_count": 2}
    assert counts(head)["by_category"] == {"task": 1, "warning": 0, "notice": 1, "system": 1}
    assert readings(told) == 2
    assert head.put("/messages/reading", {}).get_json() == {"read_count": 3}
    assert counts(head)["unread"] == 0
    assert len(messages(head)) == len(KINDS)
    assert head.put("/messages/reading", {}).get_json() == {"read_count": 0}
    assert readings(told) == 5
    assert head.put("/messages/reading", {"categories": ["gossip"]}).status_code == 422


def test_whoever_reads_leaves_it_unread_for_the_others(bureau, people):
    tell(bureau, "circular", "section_head", "post_holder")
    people["section_head"].put("/messages/reading", {})
    assert counts(people["section_head"])["unread"] == 0
    assert counts(people["post_holder"])["unread"] == 1


def test_what_one_does_not_want_counted_stays_out_of_the_badge_only(told, people):
    head = people["section_head"]
    head.put("/me/preferences", {"muted_messages": ["warning", "system"]})
    found = counts(head)
    assert (found["unread"], found["badge"]) == (5, 2)
    assert found["by_category"]["warning"] == 2
    assert len(messages(head)) == len(KINDS)
    assert head.put("/me/preferences", {"muted_messages": ["gossip"]}).status_code == 422


def test_what_no_longer_holds_is_no_message_any_more(bureau, people):
    subject = tell(bureau, "task.overdue", "section_head")
    with unit_of_work(bureau.tenant_id) as session:
        settle_tasks(session, subject_id=subject, kind="task.overdue", outcome="withdrawn")
    assert messages(people["section_head"]) == []
    assert counts(people["section_head"])["unread"] == 0


def test_a_long_list_goes_on_page_by_page(bureau, people):
    for number in range(3):
        tell(bureau, "circular", "section_head", title=str(number))
    head = people["section_head"]
    first = head.get("/messages?limit=2&total=true").get_json()
    assert ([one["title"] for one in first["items"]], first["total"]) == (["2", "1"], 3)
    rest = head.get(f"/messages?limit=2&cursor={first['next_cursor']}").get_json()
    assert [one["title"] for one in rest["items"]] == ["0"]
