"""Files from other modellers come in, and go out again with nothing lost.

The files were written by bpmn-moddle and laid out by bpmn-auto-layout, as bpmn-js, the Camunda
Modeler and Signavio write theirs: prefixes, lanes, default flows, timers, foreign extensions.
"""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from service.flowcharts.bpmn.names import BPMN, OWN
from service.flowcharts.bpmn.reading import Unreadable, parse, read
from service.flowcharts.bpmn.writing import write
from tests.flowcharts import samples
from tests.flowcharts.desk import HEAD, Desk

FILES = sorted((Path(__file__).parent / "files").glob("*.bpmn"))


def document_of(xml: str) -> dict[str, Any]:
    """What a chart made of this file would be kept as."""
    found = read(parse(xml))
    steps = [
        {
            **samples.BLANK,
            "id": one["code"],
            **{k: v for k, v in one.items() if k not in ("lane", "posts")},
        }
        for one in found.steps
    ]
    for one, told in zip(steps, found.steps, strict=True):
        for name, post_id, title in told.get("posts") or ():
            value = str(post_id or title)
            one[name] = [*one[name], value] if name == "supervising_posts" else value
    return {**samples.chart(), "title": found.title, "steps": steps, "edges": found.edges}


def bare(xml: bytes) -> bytes:
    """The file without what this service put into it, and without its spaces."""
    root = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    for own in root.findall(f".//{{{OWN}}}step"):
        holder = own.getparent()
        holder.remove(own)
        if len(holder) == 0:
            holder.getparent().remove(holder)
    for one in root.iter():
        one.text = (one.text or "").strip() or None
        one.tail = None
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n", exclusive=True)


@pytest.mark.parametrize("path", FILES, ids=lambda one: one.stem)
def test_a_file_goes_out_as_it_came_in(path):
    xml = path.read_text("utf-8")
    written = write(document_of(xml), {}, xml)
    assert bare(written) == bare(xml.encode())
    again = document_of(written.decode())
    assert again == document_of(xml)


@pytest.mark.parametrize("path", FILES, ids=lambda one: one.stem)
def test_a_change_is_written_into_the_file_it_came_from(path):
    xml = path.read_text("utf-8")
    document = document_of(xml)
    gone = document["steps"].pop(1)
    document["edges"] = [
        one for one in document["edges"] if gone["code"] not in (one["source"], one["target"])
    ]
    first = document["steps"][0]
    document["steps"].append(
        samples.step("新 增", "回访", "monitoring", content="<&>\x01", key_step=True)
    )
    document["edges"].append(samples.edge(first["code"], "新 增", "抽中"))
    found = read(parse(write(document, {}, xml).decode()))
    codes = [one["code"] for one in found.steps]
    assert gone["code"] not in codes
    added = found.steps[codes.index("新 增")]
    assert (added["title"], added["type"], added["content"]) == ("回访", "monitoring", "<&>")
    assert ("新 增", "抽中") in {(one["target"], one["condition"]) for one in found.edges}
    assert all("bounds" in one["shape"] for one in found.steps)
    assert all(len(one["shape"]["waypoints"]) >= 2 for one in found.edges)
    root = parse(write(document, {}, xml).decode())
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    flows = {one.get("id") for one in root.iter(f"{{{BPMN}}}sequenceFlow")}
    named = {one.text for one in root.iter(f"{{{BPMN}}}incoming", f"{{{BPMN}}}outgoing")}
    assert named <= flows


def test_a_chart_of_our_own_comes_back_word_for_word():
    chart = samples.chart()
    chart["steps"][4] |= {
        "handling_post_id": "01a2026f-0000-7000-8000-000000000001",
        "supervising_posts": ["01a2026f-0000-7000-8000-000000000002"],
        "supervising_steps": ["R"],
        "content": "逐项核对\n合同与发票",
        "authority_limit": "五十万元以下",
        "is_disclosed": False,
    }
    again = document_of(write(chart, {}).decode())
    for before, after in zip(chart["steps"], again["steps"], strict=True):
        assert {k: v for k, v in after.items() if k not in ("id", "shape")} == {
            k: v for k, v in before.items() if k not in ("id", "shape")
        }
        assert len(after["shape"]["bounds"]) == 4
    kept = ("source", "target", "condition", "is_default")
    assert [{k: one[k] for k in kept} for one in again["edges"]] == [
        {k: one[k] for k in kept} for one in chart["edges"]
    ]


def test_lanes_name_posts_and_what_has_no_place_is_reported():
    (path,) = [one for one in FILES if "camunda" in one.name]
    found = read(parse(path.read_text("utf-8")))
    assert found.title == "财政局专项资金拨付"
    by = {one["code"]: one for one in found.steps}
    assert (by["Task_check"]["lane"], by["Task_check"]["content"]) == (
        "预算编制岗",
        "核对合同、发票与进度。",
    )
    assert by["Timer_wait"]["type"] == "gateway"
    assert (by["Task_accept"]["type"], by["Task_deputy"]["type"]) == ("acceptance", "deciding")
    amount = {one["target"]: one for one in found.edges if one["source"] == "Gateway_amount"}
    assert amount["Task_deputy"]["is_default"]
    assert amount["Task_meeting"]["condition"] == "${amount > 500000}"
    assert {element for element, _ in found.passed_over} == {
        "boundaryEvent",
        "sequenceFlow",
        "dataObject",
        "dataObjectReference",
        "textAnnotation",
        "association",
        "messageFlow",
    }


def test_what_happens_inside_a_sub_process_is_reported_and_all_ways_of_a_fork_are_taken():
    (path,) = [one for one in FILES if "signavio" in one.name]
    found = read(parse(path.read_text("utf-8")))
    assert found.passed_over["task", "抽取评标专家"] == 1
    assert [one["condition"] for one in found.edges].count("同时进行") == 2


BOMB = '<!DOCTYPE d [<!ENTITY a "1"><!ENTITY b "&a;&a;">]><d>&b;</d>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><d>&f;</d>'
MANY_TASKS = "".join(f'<task id="t{n}"/>' for n in range(151))
DEFINED = f'<definitions xmlns="{BPMN}">%s</definitions>'


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        ("", "not-xml"),
        ("<a>", "not-xml"),
        ("<a/>", "not-bpmn"),
        (BOMB, "has-doctype"),
        (OUTSIDE, "has-doctype"),
        (DEFINED % "", "no-process"),
        (DEFINED % '<process id="p"><task name="甲"/></process>', "step-without-id"),
        (DEFINED % ("<x>" * 300 + "</x>" * 300), "not-xml"),
        (DEFINED % ("<process/>" * 20_001), "too-large"),
        (DEFINED % f"<process>{MANY_TASKS}</process>", "too-large"),
    ],
)
def test_a_hostile_or_foreign_file_is_refused(xml, why):
    with pytest.raises(Unreadable, match=why):
        read(parse(xml))


@pytest.fixture
def desk(app, settings, tag):
    return Desk(app, settings, f"bpmn-{tag}")


def test_a_file_becomes_a_chart_with_the_bureaus_posts(desk):
    (path,) = [one for one in FILES if "camunda" in one.name]
    home = {"department_id": str(desk.bureau.departments["预算科"]), "procedure_source": "practice"}
    answer = desk["section_head"].post(
        "/flowcharts/import", home | {"xml": path.read_text("utf-8")}
    )
    assert answer.status_code == 201, answer.get_data(as_text=True)
    told = answer.get_json()
    assert told["flowchart"]["title"] == "财政局专项资金拨付"
    assert told["unknown_posts"] == ["局长办公会"]
    assert {one["element"] for one in told["passed_over"]} >= {"dataObject", "messageFlow"}
    address = f"/flowcharts/{told['flowchart']['id']}"
    steps = {
        one["code"]: one for one in desk["auditor"].get(f"{address}/graph").get_json()["steps"]
    }
    assert steps["Task_check"]["handling_post_id"] == desk.post("post_holder")
    assert steps["Task_deputy"]["deciding_post_id"] == desk.post("deputy_leader")
    assert steps["Task_meeting"]["post_written"] == "局长办公会"
    out = desk["auditor"].get(f"{address}/bpmn")
    assert out.mimetype == "application/bpmn+xml"
    assert bare(out.get_data()) == bare(path.read_bytes())
    version = desk.read(told["flowchart"])["version"]
    again = desk["section_head"].put(
        f"{address}/bpmn", {"xml": out.get_data(as_text=True)}, if_match=version
    )
    assert again.status_code == 200, again.get_data(as_text=True)
    kept = {one["code"]: one for one in desk["auditor"].get(f"{address}/graph").get_json()["steps"]}
    assert {c: one["id"] for c, one in kept.items()} == {c: one["id"] for c, one in steps.items()}
    assert kept["Task_check"]["handling_post_id"] == desk.post("post_holder")


def test_an_unreadable_file_says_why_and_another_section_brings_none(desk):
    home = {"department_id": str(desk.bureau.departments["预算科"]), "procedure_source": "practice"}
    wrong = desk["section_head"].post("/flowcharts/import", home | {"xml": BOMB})
    assert (wrong.status_code, wrong.get_json()["code"]) == (422, "diagram-unreadable")
    assert wrong.get_json()["reason"] == "has-doctype"
    xml = FILES[0].read_text("utf-8")
    assert desk["section_head_2"].post("/flowcharts/import", home | {"xml": xml}).status_code == 403
    huge = desk["section_head"].post("/flowcharts/import", HEAD | home | {"xml": "x" * 1_100_000})
    assert huge.status_code == 413
