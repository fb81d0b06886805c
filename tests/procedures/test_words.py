"""Every word of every shipped chain is answered by somebody; lists cost the same at any length."""

from importlib import import_module

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from policies.chains import chain_files, load_chains, words_in_place
from service.procedures.objects import CRITERION_ROOMS, OBJECTS, STEP_ROOMS, kind_of
from tests.api import client
from tests.procedures.scenes import Desk

SETS = [load_chains(profile, version) for profile, version in chain_files()]


@pytest.mark.parametrize("chains", SETS, ids=lambda chains: chains.profile)
def test_every_word_in_place_is_answered_by_an_area(chains):
    unknown = [
        (kind, word)
        for kind, word in words_in_place(chains)
        if word not in kind_of(kind).CRITERIA and word not in CRITERION_ROOMS
    ]
    assert unknown == []


@pytest.mark.parametrize("kind", OBJECTS)
def test_every_kind_of_record_has_its_room(kind):
    room = kind_of(kind)
    assert all(callable(getattr(room, name)) for name in ("matters", "missing", "settle"))
    assert isinstance(room.CRITERIA, frozenset)


def test_every_step_room_opens_and_withdraws():
    for name in STEP_ROOMS.values():
        room = import_module(name)
        assert callable(room.open_step)
        assert callable(room.withdraw_step)


def test_a_longer_list_and_a_larger_case_take_no_more_statements(
    work: Desk, app: Flask, engine: Engine
):
    caller = client(app, work.bureau, "section_head")
    seen: list[str] = []
    bound = app.extensions["lianfang.engine"]
    event.listen(bound, "before_cursor_execute", lambda *told: seen.append(told[2]))

    def cost(path: str) -> int:
        caller.get(path)
        del seen[:]
        assert caller.get(path).status_code == 200
        return len(seen)

    def points(count: int, word: str) -> list:
        return [work.draft(title=f"{word}第{n}类资金审批") for n in range(count)]

    one = work.send("section_head", *points(1, "甲"))
    few = cost("/cases"), cost(f"/cases/{one}")
    many = work.send("section_head", *points(6, "乙"))
    for n in range(3):
        work.send("section_head", *points(1, f"丙{n}"))
    assert cost("/cases") == few[0]
    assert cost(f"/cases/{many}") <= few[1] + 1
