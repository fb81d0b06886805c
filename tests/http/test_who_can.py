"""Whoever is refused at a record is told who may do it there, whatever his own duty is."""

import pytest

from tests.risks.test_ledger_api import Office


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"who-{tag}")


@pytest.mark.parametrize("asking", ["administrator", "auditor", "post_holder", "register_office"])
@pytest.mark.parametrize(
    ("rank", "answering"), [(1, "main_leader"), (2, "deputy_leader"), (3, "section_head")]
)
def test_whoever_decides_nothing_is_told_who_decides_on_this_record(
    office, asking, rank, answering
):
    point = office.graded(rank)
    path = f"/risk-points/{point['id']}"
    for address, body in (("grade", {"rank": rank}), ("retirement", {"reason": "事项取消"})):
        refused = office[asking].put(f"{path}/{address}", body, if_match=point["version"])
        problem = refused.get_json()
        assert (refused.status_code, problem["code"]) == (403, "forbidden")
        assert [one["role"] for one in problem["who_can"]] == [answering]
        assert problem["request_id"]


def test_a_measure_of_a_high_risk_is_retired_by_the_main_leader_alone(office):
    point = office.graded(1)
    added = office["section_head"].post(
        f"/risk-points/{point['id']}/measures", {"text": "双人复核并留痕", "phase": "mid"}
    )
    path = f"/measures/{added.get_json()['id']}/retirement"
    for role in ("post_holder", "section_head", "deputy_leader"):
        refused = office[role].put(path, {"reason": "已并入系统控制"}, if_match=1)
        assert refused.status_code == 403
        assert [one["role"] for one in refused.get_json()["who_can"]] == ["main_leader"]
    retired = office["main_leader"].put(path, {"reason": "已并入系统控制"}, if_match=1)
    assert retired.get_json()["status"] == "retired"
