"""What a flow shows by itself becomes a risk point, and the printed diagram shows them together."""

from itertools import pairwise

import pytest
from lxml import etree

from tests import api, make
from tests.flowcharts.desk import Desk

SVG = {"s": "http://www.w3.org/2000/svg"}


@pytest.fixture
def desk(app, settings, tag):
    return Desk(app, settings, f"risky-{tag}")


def words(picture: bytes) -> str:
    return "".join(etree.fromstring(picture).xpath("//s:text/text()", namespaces=SVG))


def unwatched(desk, **values):
    """A chart in which nobody watches over the clerk who examines."""
    made = desk.chart(**values)
    bare = [{**one, "supervising_posts": []} if one["code"] == "H" else one for one in desk.steps()]
    desk.draw(made, bare, desk.edges())
    path = f"/flowcharts/{made['id']}/candidates"
    (found,) = desk["auditor"].get(path).get_json()["items"]
    return made, f"{path}/{found['id']}"


def test_the_library_counts_the_steps_and_the_risks_its_reader_may_see(desk):
    power = desk.power()
    _, path = unwatched(desk, power_ids=[power["id"]])
    desk["section_head"].post(f"{path}/acceptance", {"manifestations": ["放宽审查标准"]})
    desk.chart(title="空白流程图")
    listed = {
        role: {
            one["title"]: (one["step_count"], one["risk_count"])
            for one in desk[role].get("/flowcharts").get_json()["items"]
        }
        for role in ("section_head", "section_head_2")
    }
    assert listed["section_head"] == {"专项资金拨付流程图": (4, 1), "空白流程图": (0, 0)}
    assert listed["section_head_2"]["专项资金拨付流程图"] == (4, 0)


def test_the_section_takes_up_a_risk_that_the_flow_shows(desk):
    power = desk.power()
    _, path = unwatched(desk, power_ids=[power["id"]])
    answer = desk["section_head"].post(f"{path}/acceptance", {"manifestations": ["放宽审查标准"]})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    point = answer.get_json()
    assert point["title"] == "“审查”环节监督制约缺失"
    assert (point["post_id"], point["power_id"]) == (desk.post("post_holder"), power["id"])
    assert (point["status"], point["flow_step"], point["causes"]) == (
        "draft",
        "审查",
        ["supervision"],
    )
    (settled,) = desk["auditor"].get(path.rsplit("/", 1)[0]).get_json()["items"]
    assert (settled["state"], settled["risk_point_id"]) == ("accepted", point["id"])
    assert settled["step_id"] == point["flow_step_id"]
    again = desk["section_head"].post(f"{path}/acceptance", {})
    assert (again.status_code, again.get_json()["code"]) == (409, "candidate-settled")


def test_a_candidate_is_dismissed_only_with_a_reason_and_only_by_the_section(desk):
    _, path = unwatched(desk)
    assert desk["section_head_2"].put(f"{path}/dismissal", {"reason": "无"}).status_code == 403
    assert desk["section_head_2"].post(f"{path}/acceptance", {}).status_code == 403
    empty = desk["section_head"].put(f"{path}/dismissal", {"reason": "无"})
    assert empty.status_code == 422
    done = desk["section_head"].put(f"{path}/dismissal", {"reason": "系统自动比对，无人工裁量"})
    assert done.status_code == 204
    (settled,) = desk["auditor"].get(path.rsplit("/", 1)[0]).get_json()["items"]
    assert (settled["state"], settled["reason"]) == ("dismissed", "系统自动比对，无人工裁量")


def test_a_point_names_only_steps_of_its_own_bureau(desk, app, settings, tag):
    made = desk.drawn()
    (step, *_) = desk["auditor"].get(f"/flowcharts/{made['id']}/graph").get_json()["steps"]
    point = desk.point(flow_step_id=step["id"])
    assert point["flow_step_id"] == step["id"]
    other = Desk(app, settings, f"beside-{tag}")
    wrong = other["section_head"].post(
        "/risk-points",
        {
            "title": "越权审批",
            "subject_type": "work_post",
            "category": "post_duty",
            "post_id": other.post("post_holder"),
            "flow_step_id": step["id"],
        },
    )
    assert wrong.status_code == 422
    assert {one["pointer"] for one in wrong.get_json()["errors"]} == {"/flow_step_id"}


def test_the_picture_shows_posts_and_grades_inside_and_neither_to_the_public(desk):
    made = desk.drawn(complaint_phone="0000-8888888")
    steps = {
        one["code"]: one["id"]
        for one in desk["auditor"].get(f"/flowcharts/{made['id']}/graph").get_json()["steps"]
    }
    point = desk.point(flow_step_id=steps["H"])
    desk["main_leader"].put(f"/risk-points/{point['id']}/grade", {"rank": 1}, if_match=1)
    path = f"/flowcharts/{made['id']}/svg"
    inside = desk["auditor"].get(path)
    assert inside.mimetype == "image/svg+xml"
    told = words(inside.get_data())
    assert "预算编制岗" in told
    assert "▲高" in told
    outside = words(desk["auditor"].get(f"{path}?view=public").get_data())
    assert "预算编制岗" not in outside
    assert "▲高" not in outside
    assert "0000-8888888" in outside
    assert "限3个工作日" in outside


def test_the_control_diagram_prints_every_word_with_each_measure_beside_its_risk(desk):
    made = desk.drawn(power_ids=[desk.power()["id"]])
    steps = {
        one["code"]: one["id"]
        for one in desk["auditor"].get(f"/flowcharts/{made['id']}/graph").get_json()["steps"]
    }
    for place in range(9):
        desk.point(
            flow_step_id=steps["H"],
            title=f"第{place}种裁量过大的情形",
            manifestations=[f"擅自调整第{place}类分配系数", f"第{place}类接受请托虚报项目" * 6],
        )
    path = f"/flowcharts/{made['id']}/control-diagram"
    first = desk["auditor"].get(path)
    pages = int(first.headers["X-Total-Pages"])
    assert pages > 1
    sheets = [first.get_data()] + [
        desk["auditor"].get(f"{path}?page={page}").get_data() for page in range(2, pages + 1)
    ]
    told = "".join(words(one) for one in sheets)
    for place in range(9):
        assert f"第{place}种裁量过大的情形" in told
        assert f"第{place}类接受请托虚报项目" * 6 in told
    assert told.count("分配方案集体研究并公示") == 9
    assert f"图号：{made['number']}" in told
    for word in ("廉政风险防控图", "W-JF-0001", "专项资金拨付", "草稿", "监督渠道：监察室"):
        assert word in told
    for one in sheets:
        root = etree.fromstring(one)
        boxes = root.xpath("//s:rect[@stroke='#1B6E3C']", namespaces=SVG)
        marks = root.xpath("//s:rect[@stroke-width='1.6']", namespaces=SVG)
        assert [b.get("y") for b in boxes] == [m.get("y") for m in marks]
        assert [b.get("height") for b in boxes] == [m.get("height") for m in marks]
    assert desk["auditor"].get(f"{path}?page={pages + 1}").status_code == 404
    large = desk["auditor"].get(f"{path}?paper=a3")
    assert 'width="297mm"' in large.get_data(as_text=True)
    assert int(large.headers["X-Total-Pages"]) <= pages


def test_a_long_flow_goes_on_where_the_circles_say(desk):
    made = desk.chart()
    steps = [{"code": f"N{n}", "title": f"第{n}道环节", "type": "handling"} for n in range(1, 29)]
    edges = [{"source": f"N{n}", "target": f"N{n + 1}"} for n in range(1, 28)]
    desk.draw(made, steps, [*edges, {"source": "N28", "target": "N2", "condition": "退回"}])
    path = f"/flowcharts/{made['id']}/control-diagram"
    first = desk["auditor"].get(path)
    pages = int(first.headers["X-Total-Pages"])
    assert pages > 1
    circles = [
        etree.fromstring(desk["auditor"].get(f"{path}?page={page}").get_data()).xpath(
            "//s:circle/following-sibling::s:text[1]/text()", namespaces=SVG
        )
        for page in range(1, pages + 1)
    ]
    for before, after in pairwise(circles):
        assert set(before) & set(after)
    assert set.intersection(*map(set, circles)), "the way back passes through every sheet"


def test_no_step_or_box_is_cut_by_a_page_and_circles_are_met_in_order(desk):
    made = desk.chart(power_ids=[desk.power()["id"]])
    names = range(1, 17)
    steps = [{"code": f"N{n}", "title": f"第{n}道环节", "type": "handling"} for n in names]
    edges = [{"source": f"N{n}", "target": f"N{n + 1}"} for n in range(1, 16)]
    desk.draw(made, steps, [*edges, {"source": "N6", "target": "N13"}])
    graph = desk["auditor"].get(f"/flowcharts/{made['id']}/graph").get_json()
    for one in graph["steps"][2::3]:
        for number in (1, 2):
            desk.point(flow_step_id=one["id"], title=f"{one['title']}第{number}种把关不严的情形")
    path = f"/flowcharts/{made['id']}/control-diagram"
    pages = int(desk["auditor"].get(path).headers["X-Total-Pages"])
    assert pages > 1
    met, titles = [], []
    for page in range(1, pages + 1):
        sheet = etree.fromstring(desk["auditor"].get(f"{path}?page={page}").get_data())
        bottom = float(sheet.get("viewBox").split()[3])
        boxes = sheet.xpath("//s:rect[@y]", namespaces=SVG)
        assert all(float(one.get("y")) + float(one.get("height")) <= bottom for one in boxes)
        told = "".join(sheet.xpath("//s:text//text()", namespaces=SVG))
        titles += [one["title"] for one in graph["steps"] if f"环节：{one['title']}" in told]
        circles = "//s:circle/following-sibling::s:text[1]/text()"
        met += [one for one in sheet.xpath(circles, namespaces=SVG) if one not in met]
    assert met == sorted(met, key=int)
    assert titles == [one["title"] for one in graph["steps"][2::3]]


def test_pictures_are_nobody_elses(desk, app, settings, tag):
    made, path = unwatched(desk)
    neighbour = api.client(app, make.bureau(settings, f"near-{tag}"), "section_head")
    for tail in ("svg", "control-diagram"):
        assert neighbour.get(f"/flowcharts/{made['id']}/{tail}").status_code == 404
    assert neighbour.post(f"{path}/acceptance", {}).status_code == 404
    assert neighbour.put(f"{path}/dismissal", {"reason": "没有风险"}).status_code == 404


def test_words_in_a_picture_stay_words(desk):
    made = desk.chart(title="<script>alert(1)</script>")
    steps = [{"code": "S", "title": '"><script>x</script>', "type": "start"}]
    desk.draw(made, steps, [])
    for tail in ("svg", "svg?view=public", "control-diagram"):
        picture = desk["auditor"].get(f"/flowcharts/{made['id']}/{tail}").get_data()
        assert not etree.fromstring(picture).xpath("//*[local-name()='script']")
