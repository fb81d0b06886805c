"""Flowcharts over HTTP: drawn by the section that cleans the power up, kept edition by edition."""

import pytest
from sqlalchemy import event

from service.flowcharts.schemas import FlowchartSchema
from service.http.paging import page_schema
from tests import api, make
from tests.flowcharts.desk import HEAD, Desk


@pytest.fixture
def desk(app, settings, tag):
    return Desk(app, settings, f"flow-{tag}")


def codes(desk, made):
    return [one["code"] for one in lint(desk, made)["findings"]]


def lint(desk, made):
    return desk["auditor"].get(f"/flowcharts/{made['id']}/lint").get_json()


def test_a_section_draws_the_chart_of_its_power_and_finds_it_sound(desk):
    power = desk.power()
    made = desk.drawn(power_ids=[power["id"]])
    assert (made["number"], made["status"], made["edition"]) == ("LC-0001", "draft", 0)
    assert [one["number"] for one in made["powers"]] == [power["number"]]
    found = lint(desk, made)
    assert found["clean"]
    assert {one["severity"] for one in found["findings"]} == {"warn"}
    topics = desk["auditor"].get(f"/journal?subject_id={made['id']}").get_json()["items"]
    assert [one["topic"] for one in topics] == ["flowchart.redrawn", "flowchart.drafted"]


def test_another_section_reads_it_and_cannot_draw_it(desk):
    made = desk.drawn()
    path = f"/flowcharts/{made['id']}"
    assert desk["section_head_2"].get(path).status_code == 200
    for call in (
        lambda who: who.put(path, {"title": "改"}, if_match=made["version"]),
        lambda who: who.put(
            f"{path}/graph", {"steps": desk.steps(), "edges": []}, if_match=made["version"]
        ),
        lambda who: who.put(f"{path}/abolition", {"reason": "改"}, if_match=made["version"]),
        lambda who: who.post(
            "/flowcharts", HEAD | {"department_id": str(desk.bureau.departments["预算科"])}
        ),
    ):
        refused = call(desk["section_head_2"])
        assert refused.status_code == 403
        assert "李某" in {one["name"] for one in refused.get_json()["who_can"]}


def test_a_chart_serves_no_power_of_a_section_that_is_not_the_drawers(desk):
    theirs = (
        desk["section_head_2"]
        .post(
            "/powers",
            {
                "name": "国库支付审核",
                "category": "payment",
                "legal_basis": "《条例》",
                "exercising_subject": "国库科",
                "department_id": str(desk.bureau.departments["国库科"]),
            },
        )
        .get_json()
    )
    made = desk.chart()
    answer = desk["section_head"].put(
        f"/flowcharts/{made['id']}", {"power_ids": [theirs["id"]]}, if_match=made["version"]
    )
    assert answer.status_code == 403


def test_steps_keep_their_ids_when_the_graph_is_drawn_anew(desk):
    made = desk.chart()
    first = desk.draw(made, desk.steps(), desk.edges())
    ids = {one["code"]: one["id"] for one in first["steps"]}
    steps = [
        {**one, "code": "H2", "id": ids["H"]} if one["code"] == "H" else one for one in desk.steps()
    ]
    edges = [{"source": a, "target": b} for a, b in (("S", "A"), ("A", "H2"), ("H2", "R"))]
    again = {one["code"]: one["id"] for one in desk.draw(made, steps, edges)["steps"]}
    assert again["H2"] == ids["H"]
    assert {again[code] for code in "SARDE"} == {ids[code] for code in "SARDE"}
    shorter = desk.draw(made, [one for one in steps if one["code"] != "A"], [])
    assert "A" not in {one["code"] for one in shorter["steps"]}
    back = desk.draw(made, [{**one, "id": ids[one["code"]]} for one in desk.steps()], desk.edges())
    assert {one["code"]: one["id"] for one in back["steps"]} == ids


@pytest.mark.parametrize(
    ("steps", "edges", "pointer"),
    [
        ([{"code": "A", "title": "受理", "type": "dance"}], [], "/steps/0/type"),
        ([{"code": "A", "title": " ", "type": "start"}], [], "/steps/0/title"),
        ([{"code": "A", "title": "受理", "type": "start"}] * 2, [], "/steps/codes"),
        (
            [{"code": "A", "title": "受理", "type": "start"}],
            [{"source": "A", "target": "B"}],
            "/edges/0/target",
        ),
        (
            [
                {
                    "code": "A",
                    "title": "受理",
                    "type": "handling",
                    "handling_post_id": "01a2026f-0000-7000-8000-000000000000",
                }
            ],
            [],
            "/steps/0/handling_post_id",
        ),
        (
            [{"code": "A", "title": "甲", "type": "handling", "supervising_steps": ["B"]}],
            [],
            "/steps/0/supervising_steps",
        ),
    ],
)
def test_what_is_wrong_in_a_graph_is_named(desk, steps, edges, pointer):
    made = desk.chart()
    answer = desk["section_head"].put(
        f"/flowcharts/{made['id']}/graph", {"steps": steps, "edges": edges}, if_match=1
    )
    assert answer.status_code == 422, answer.get_data(as_text=True)
    assert pointer in {one["pointer"] for one in answer.get_json()["errors"]}


def test_an_old_version_a_missing_one_and_a_neighbour_are_refused(desk, app, settings, tag):
    made = desk.chart()
    path = f"/flowcharts/{made['id']}"
    assert desk["section_head"].put(path, {"title": "改"}, if_match=9).status_code == 412
    assert desk["section_head"].put(path, {"title": "改"}).status_code == 428
    neighbour = api.client(app, make.bureau(settings, f"beside-{tag}"), "main_leader")
    for tail in ("", "/graph", "/lint", "/candidates", "/bpmn", "/versions"):
        assert neighbour.get(path + tail).status_code == 404


def test_each_fault_is_explained_in_the_readers_language(desk):
    made = desk.chart(citation="")
    desk.draw(made, desk.steps()[1:], desk.edges()[1:])
    found = {one["code"]: one for one in lint(desk, made)["findings"]}
    assert found["start-missing"]["explanation"] == "缺少开始环节。"
    assert found["citation-missing"]["severity"] == "block"
    english = desk["auditor"].get(
        f"/flowcharts/{made['id']}/lint", headers={"Accept-Language": "en"}
    )
    said = {one["code"]: one["explanation"] for one in english.get_json()["findings"]}
    assert said["start-missing"] == "The flow has no start."


def test_every_fault_has_its_words_in_both_languages():
    import re
    from pathlib import Path

    from service.flowcharts.rules import lint as folder
    from service.flowcharts.rules.lint.form import REQUIRED
    from service.http.messages import LANGUAGES, catalogue

    source = "".join(one.read_text() for one in Path(folder.__file__).parent.glob("*.py"))
    named = set(re.findall(r'Finding\(\s*"([a-z-]+)"', source))
    named |= {f"{one.replace('_', '-')}-missing" for one in REQUIRED}
    assert len(named) > 25
    for language in LANGUAGES:
        patterns = [pattern for pattern, _ in catalogue(language).fields]
        for code in named:
            assert any(one.fullmatch(f"flowchart {code}") for one in patterns), (language, code)


def test_an_unsupervised_step_stands_as_a_candidate_until_it_is_mended(desk):
    made = desk.chart()
    bare = [{**one, "supervising_posts": []} if one["code"] == "A" else one for one in desk.steps()]
    desk.draw(made, bare, desk.edges())
    path = f"/flowcharts/{made['id']}/candidates"
    (found,) = desk["auditor"].get(path).get_json()["items"]
    assert (found["step_code"], found["code"], found["state"]) == ("A", "unsupervised", "open")
    desk.draw(made, desk.steps(), desk.edges())
    assert desk["auditor"].get(path).get_json()["items"] == []


def test_the_approved_edition_stays_valid_while_the_next_is_drawn(desk):
    power = desk.power()
    made = desk.drawn(power_ids=[power["id"]])
    desk.publish(made)
    read = desk.read(made)
    assert (read["status"], read["edition"], read["powers"][0]["approved"]) == ("approved", 1, True)
    graph = f"/flowcharts/{made['id']}/graph"
    before = desk["auditor"].get(graph).get_json()
    steps = [*before["steps"], {"code": "M", "title": "抽查", "type": "monitoring"}]
    desk.draw(made, [{k: v for k, v in one.items() if k != "position"} for one in steps], [])
    assert desk.read(made)["status"] == "revising"
    assert desk["auditor"].get(f"{graph}?edition=0").get_json() == before
    assert desk["auditor"].get(f"{graph}?edition=2").status_code == 404
    desk.publish(made)
    (second, first) = desk["auditor"].get(f"/flowcharts/{made['id']}/versions").get_json()["items"]
    assert (second["edition"], first["edition"], first["decided_by"]) == (2, 1, "局长办公会")
    found = desk["auditor"].get(f"/flowcharts/{made['id']}/comparison?before=1&after=2").get_json()
    assert (found["before"]["monitoring"], found["after"]["monitoring"]) == (0, 1)
    assert len(found["added"]) == 1
    assert found["removed"] == []


def test_every_power_must_be_covered_and_its_own_chart_goes_before_a_shared_one(desk):
    powers = [desk.power(name=name) for name in ("拨付甲", "拨付乙", "拨付丙")]
    shared = desk.drawn(
        title="通用流程图", is_generic=True, power_ids=[one["id"] for one in powers[:2]]
    )
    own = desk.drawn(title="甲的流程图", power_ids=[powers[0]["id"]])
    found = desk["auditor"].get("/flowcharts/coverage").get_json()
    assert (found["powers"], found["drawn"], found["uncovered"]) == (3, 2, 1)
    by = {one["id"]: one for one in found["items"]}
    assert by[powers[0]["id"]]["flowchart_id"] == own["id"]
    assert by[powers[1]["id"]]["flowchart_id"] == shared["id"]
    desk.publish(shared)
    found = desk["auditor"].get("/flowcharts/coverage").get_json()
    by = {one["id"]: one["flowchart_id"] for one in found["items"]}
    assert by[powers[0]["id"]] == shared["id"]
    desk.publish(own)
    found = desk["auditor"].get("/flowcharts/coverage").get_json()
    by = {one["id"]: one["flowchart_id"] for one in found["items"]}
    assert by[powers[0]["id"]] == own["id"]
    assert found["approved"] == 2


def test_an_abolished_chart_is_drawn_no_further_and_covers_nothing(desk):
    made = desk.drawn(power_ids=[desk.power()["id"]])
    desk.publish(made)
    path = f"/flowcharts/{made['id']}"
    version = desk.read(made)["version"]
    gone = desk["section_head"].put(f"{path}/abolition", {"reason": "职能划转"}, if_match=version)
    assert gone.get_json()["status"] == "abolished"
    again = desk["section_head"].put(path, {"title": "改"}, if_match=version + 1)
    assert (again.status_code, again.get_json()["code"]) == (409, "flowchart-abolished")
    assert desk["auditor"].get("/flowcharts/coverage").get_json()["uncovered"] == 1
    assert desk["auditor"].get(f"{path}/graph?edition=1").status_code == 200


def test_the_list_takes_the_same_statements_however_long_it_is(desk):
    def counted() -> int:
        from tenants.database import make_session

        seen: list[str] = []
        engine = make_session.kw["bind"]
        listen = lambda *args: seen.append(args[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", listen)
        answer = desk["auditor"].get("/flowcharts?total=true").get_json()
        event.remove(engine, "before_cursor_execute", listen)
        page_schema(FlowchartSchema)().load(answer)
        return len(seen)

    power = desk.power()
    desk.chart(power_ids=[power["id"]])
    counted()
    few = counted()
    for _ in range(4):
        desk.chart(power_ids=[power["id"]])
    assert counted() == few
    assert len(desk["auditor"].get("/flowcharts?status=approved").get_json()["items"]) == 0
    wanted = f"/flowcharts?power_id={power['id']}&department_id={desk.bureau.departments['预算科']}"
    assert len(desk["auditor"].get(wanted).get_json()["items"]) == 5
