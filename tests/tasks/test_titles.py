"""What waits is called by a sentence in the language of its reader; only words of records stay."""

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from policies.acting import Holder
from service.notices.rules import conclusion_in_english, tally
from service.tasks.boxes import title_in
from service.tasks.models import Task
from service.tasks.titles import GAP, Title, said_title, written
from service.tasks.use_cases import open_task
from tenants.database import new_id, unit_of_work
from tests.api import Caller, client
from tests.procedures.scenes import Desk
from tests.tasks.scenes import open_task_of, sent
from tests.tasks.test_kinds_have_words import ROOT, kinds_of

LANGUAGES = ("zh-CN", "en")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
CODES = sorted(written()["titles"])
ENGLISH = {"Accept-Language": "en"}


def facts_of(titled: str) -> dict[str, object]:
    """Facts for every gap of a title; one of them is known in both languages."""
    gaps = sorted(set(GAP.findall(written()["titles"][titled][0])))
    both = {"zh": "双语事实", "en": "a fact in both"}
    return {one: both if place == 0 else f"fact {one}" for place, one in enumerate(gaps)}


def laid(work: Desk, titled: str, kind: str = "", box: str = "act") -> None:
    """Something called so waits for the head of section."""
    head = work.bureau.people["section_head"]
    with unit_of_work(work.bureau.tenant_id) as session:
        open_task(
            session,
            kind=kind or titled,
            titled=titled,
            said=facts_of(titled),
            subject_kind="circular",
            subject_id=new_id(),
            persons=[Holder(head.person_id, head.post_id, None, "", head.name)],
            box=box,
        )


def titles(caller: Caller, where: str, **headers: str) -> set[str]:
    items = caller.get(where, headers=headers).get_json()["items"]
    return {one["title"] for one in items}


def opened_anywhere() -> set[str]:
    """Every kind the service opens, as far as it is spelt out; the first words of the others."""
    files = [
        one
        for one in (ROOT / "service").rglob("*.py")
        if "open_task" in (text := one.read_text("utf-8")) or "Task(" in text
    ]
    return {kind for file in files for kind in kinds_of(Path(file))}


def test_every_kind_opened_anywhere_is_called_something_in_both_languages():
    kinds = opened_anywhere()
    assert {"case_step", "meeting.notice.changed", "task.overdue", "filing."} <= kinds
    named = {*written()["titles"], *written()["around"]}
    assert [one for one in kinds if not any(other.startswith(one) for other in named)] == []
    assert [one for one in kinds if not one.endswith(".") and one not in named] == []


@pytest.mark.parametrize("group", sorted(written()))
def test_both_sentences_stand_there_and_ask_for_the_same_facts(group):
    for code, (zh, en) in written()[group].items():
        assert zh.strip(), code
        assert en.strip(), code
        assert sorted(GAP.findall(zh)) == sorted(GAP.findall(en)), code
        assert not CHINESE.search(en), code


@pytest.mark.parametrize("titled", CODES)
def test_an_english_title_has_no_chinese_but_in_its_facts(titled):
    title = Title(titled, titled, facts_of(titled))
    assert not CHINESE.search(said_title(title, "en"))
    around = Title("task.overdue", titled, facts_of(titled))
    assert said_title(around, "en").startswith("Overdue · ")
    assert said_title(around, "zh-CN").startswith("逾期 · ")


def test_what_cannot_be_said_does_not_wait(work: Desk):
    with pytest.raises(LookupError):
        Task(
            kind="x", titled="sheet.fill", said={}, subject_kind="x", subject_id=new_id(), acting=""
        )
    with pytest.raises(KeyError):
        Task(kind="x", titled="x", said={}, subject_kind="x", subject_id=new_id(), acting="")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_calls_everything_what_its_reader_reads(work: Desk, language):
    for one in CODES:
        laid(work, one)
        laid(work, one, "task.overdue", "read")
    with unit_of_work(work.bureau.tenant_id) as session:
        rows = session.execute(select(Task, title_in(language).label("read"))).all()
        assert len(rows) == 2 * len(CODES)
        assert [row.read for row in rows] == [said_title(row.Task, language) for row in rows]


def test_words_are_found_in_the_language_they_are_read_in(work: Desk, app: Flask):
    laid(work, "commitment.countersign")
    laid(work, "sheet.fill")
    head = client(app, work.bureau, "section_head")
    assert titles(head, "/tasks?q=会签双语事实") == set()
    assert titles(head, "/tasks?q=填报排查表：双语") == {"填报排查表：双语事实"}
    english = {"Fill in the survey sheet: a fact in both"}
    assert titles(head, "/tasks?q=survey both", **ENGLISH) == english
    assert titles(head, "/tasks?q=填报排查表", **ENGLISH) == set()


def test_a_case_is_called_by_its_chain_in_the_language_of_its_reader(work: Desk, app: Flask):
    case = sent(work)
    head = client(app, work.bureau, "section_head")
    (zh,) = titles(head, "/tasks")
    (en,) = titles(head, "/tasks", **ENGLISH)
    point = zh.partition("：")[2]
    assert en.partition(": ")[2] == point
    assert not CHINESE.search(en.removesuffix(point))
    assert titles(head, "/cases", **ENGLISH) == {en}
    assert head.get(f"/cases/{case}", headers=ENGLISH).get_json()["title"] == en
    assert head.get(f"/cases/{case}").get_json()["title"] == zh
    task = open_task_of(work, case)
    assert head.get(f"/tasks/{task.id}", headers=ENGLISH).get_json()["title"] == en


def test_messages_speak_the_language_of_their_reader_too(work: Desk, app: Flask):
    laid(work, "notice.body_missing", box="read")
    head = client(app, work.bureau, "section_head")
    (message,) = head.get("/messages", headers=ENGLISH).get_json()["items"]
    assert not CHINESE.search(message["title"] + message["note"])
    (message,) = head.get("/messages").get_json()["items"]
    assert message["note"].startswith("设置“双语事实”")


def test_a_case_may_have_titles_of_its_own_in_both_languages(work: Desk, app: Flask):
    own = {"title": "风险等级下调：FX-1", "title_en": "Lowering of a grade: FX-1"}
    case = work.send("section_head", work.draft(), **own)
    head = client(app, work.bureau, "section_head")
    assert head.get(f"/cases/{case}").get_json()["title"] == own["title"]
    assert head.get(f"/cases/{case}", headers=ENGLISH).get_json()["title"] == own["title_en"]


def test_a_note_of_the_service_is_said_in_both_languages(work: Desk, app: Flask):
    head = work.bureau.people["section_head"]
    with unit_of_work(work.bureau.tenant_id) as session:
        open_task(
            session,
            kind="notice.concluded",
            said={"notice": "fact"},
            subject_kind="notice",
            subject_id=new_id(),
            persons=[Holder(head.person_id, head.post_id, None, "", head.name)],
            box="read",
            facts={"note": {"zh": "公示期满，无异议。", "en": conclusion_in_english(tally([]), 0)}},
        )
    caller = client(app, work.bureau, "section_head")
    (message,) = caller.get("/messages", headers=ENGLISH).get_json()["items"]
    assert message["note"] == "The notice is over; nobody objected."
    (message,) = caller.get("/messages").get_json()["items"]
    assert message["note"] == "公示期满，无异议。"
    assert conclusion_in_english(tally(["adopted", "not_adopted"]), 1).endswith("Sent back: 1.")
