"""What a flowchart's own shape gives away."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.flowcharts.rules.comparing import compare
from service.flowcharts.rules.graphs import Chart, Edge, Step, chart_of
from service.flowcharts.rules.lint import blocking, lint

CLERK, CHECKER, CHIEF, WINDOW = "clerk", "checker", "chief", "window"
SAID: dict[str, Any] = {
    "basis": "《办法》第三条",
    "rule": "内部规程",
    "duty_requirement": "逐项核对",
    "limit_value": 1,
    "is_restraint": True,
}


def step(code: str, kind: str = "handling", post: str = CLERK, **values: Any) -> Step:
    place = {"reviewing": "reviewing_post_id", "deciding": "deciding_post_id"}
    name = place.get(kind, "handling_post_id")
    acting = {name: post, "supervising_posts": ("office",)} if kind not in MARKS else {}
    return Step(**{"code": code, "title": code, "type": kind, **acting, **SAID, **values})


MARKS = ("start", "end", "gateway")


def ways(*pairs: str) -> tuple[Edge, ...]:
    return tuple(Edge(source=one[0], target=one[1], condition=one[2:].strip()) for one in pairs)


def sound(**values: Any) -> Chart:
    """A flow in which four posts hold each other in check."""
    whole: dict[str, Any] = {
        "citation": "《办法》第三条",
        "handling_subject": "预算科",
        "conditions": "材料齐全",
        "materials": ("申请书",),
        "limit_value": 20,
        "supervision_channels": "监察室",
        "counterpart_rights": "陈述、申辩",
        "complaint_route": "12388",
        "steps": (
            step("S", "start"),
            step("A", "acceptance", WINDOW),
            step("H", key_step=True),
            step("R", "reviewing", CHECKER),
            step("D", "deciding", CHIEF),
            step("I", "issuing", "sealkeeper"),
            step("E", "end"),
        ),
        "edges": ways("SA", "AH", "HR", "RD", "DI", "IE"),
    }
    return Chart(**(whole | values))


def codes(chart: Chart, **values: Any) -> list[str]:
    return [one.code for one in lint(chart, **values)]


def changed(code: str, **values: Any) -> tuple[Step, ...]:
    from dataclasses import replace

    return tuple(replace(one, **values) if one.code == code else one for one in sound().steps)


def test_a_flow_in_which_posts_check_each_other_shows_no_fault():
    assert codes(sound()) == []


@pytest.mark.parametrize(
    ("chart", "fault", "severity"),
    [
        (sound(steps=sound().steps[1:], edges=sound().edges[1:]), "start-missing", "block"),
        (sound(steps=sound().steps[:-1], edges=sound().edges[:-1]), "end-missing", "block"),
        (sound(steps=(*sound().steps, step("X", post="other"))), "unreachable", "block"),
        (
            sound(
                steps=(*sound().steps, step("X", post="o")), edges=(*sound().edges, *ways("HX补"))
            ),
            "dead-end",
            "block",
        ),
        (sound(edges=(*sound().edges, *ways("DH"))), "cycle-without-gateway", "block"),
        (sound(edges=(*sound().edges, *ways("EH"))), "leads-on-from-end", "block"),
        (sound(edges=(*sound().edges, *ways("AR"))), "branch-without-conditions", "warn"),
        (sound(edges=(*sound().edges, *ways("AQ"))), "step-unknown", "block"),
        (sound(steps=(*sound().steps, step("H"))), "code-repeated", "block"),
        (sound(steps=changed("H", handling_post_id="")), "post-missing", "block"),
        (sound(steps=changed("H", reviewing_post_id=CLERK)), "reviews-own-work", "block"),
        (sound(steps=changed("R", reviewing_post_id=CLERK)), "reviews-own-work", "block"),
        (
            sound(steps=changed("H", handling_post_id=CHIEF, supervising_posts=(CHIEF,))),
            "all-on-one-post",
            "block",
        ),
        (sound(steps=changed("I", handling_post_id=WINDOW)), "acceptance-is-issuing", "warn"),
        (sound(steps=changed("A", supervising_posts=())), "unsupervised", "warn"),
        (sound(steps=changed("A", supervising_posts=(WINDOW,))), "supervises-itself", "warn"),
        (sound(citation=" "), "citation-missing", "block"),
        (sound(materials=()), "materials-missing", "block"),
        (sound(limit_value=None), "limit-value-missing", "block"),
        (sound(limit_value=3), "limit-exceeded", "warn"),
        (sound(complaint_route=""), "complaint-route-missing", "warn"),
        (sound(steps=changed("A", basis="", rule="")), "basis-missing", "warn"),
        (sound(steps=changed("A", limit_value=None)), "step-limit-missing", "warn"),
    ],
)
def test_each_fault_is_named(chart, fault, severity):
    assert (fault, severity) in {(one.code, one.severity) for one in lint(chart)}


def test_a_gateway_says_when_it_goes_which_way():
    steps = (*sound().steps, step("G", "gateway"))
    edges = ways("SA", "AH", "HR", "RG", "GD", "GH不合格", "DI", "IE")
    (fault,) = lint(sound(steps=steps, edges=edges))
    assert (fault.code, fault.step, fault.facts) == (
        "gateway-without-conditions",
        "G",
        {"targets": ["D"]},
    )
    spoken = ways("SA", "AH", "HR", "RG", "GD合格", "GH不合格", "DI", "IE")
    assert codes(sound(steps=steps, edges=spoken)) == []


def test_one_clerk_who_could_do_it_all_is_found_even_beside_a_better_way():
    steps = (
        *sound().steps,
        step("G", "gateway"),
        step("F", post=CLERK),
    )
    edges = (*ways("SG", "GA一般", "GF简易", "FE"), *sound().edges[1:])
    assert "one-post-path" in codes(sound(steps=steps, edges=edges))


def test_a_key_step_may_not_be_bypassed_to_the_end():
    steps = (*sound().steps, step("G", "gateway"))
    edges = ways("SA", "AH", "HG", "GR重大", "GI一般", "RD", "DI", "IE")
    alone = tuple(
        Step(**{**{f: getattr(one, f) for f in Step.__slots__}, "supervising_posts": ()})
        if one.code == "H"
        else one
        for one in steps
    )
    assert "key-step-unreviewed" in codes(sound(steps=alone, edges=edges))
    checked = ways("SA", "AH", "HG", "GR重大", "GD一般", "RD", "DI", "IE")
    assert "key-step-unreviewed" not in codes(sound(steps=alone, edges=checked))


def test_too_much_in_one_hand_is_told_with_its_share():
    steps = tuple(
        step(one.code, one.type, CLERK) if one.code in "AHI" else one for one in sound().steps
    )
    (found,) = [one for one in lint(sound(steps=steps)) if one.code == "concentration"]
    assert found.facts == {"post": CLERK, "share": 60}
    assert "concentration" not in codes(sound(steps=steps), threshold=0.6)


def test_a_flow_by_practice_says_more_of_every_step():
    bare = tuple(
        Step(
            **{
                **{f: getattr(one, f) for f in Step.__slots__},
                "duty_requirement": "",
                "is_restraint": False,
            }
        )
        for one in sound().steps
    )
    found = codes(sound(procedure_source="practice", citation="", steps=bare))
    assert found.count("duty-requirement-missing") == 5
    assert found.count("handling-post-missing") == 2
    assert "no-restraint" in found
    assert "citation-missing" not in found


def test_a_statutory_order_is_changed_only_with_another_law():
    turned = ways("SH", "HA", "AR", "RD", "DI", "IE")
    assert "statutory-reordered" in codes(sound(edges=turned), valid=sound())
    assert codes(sound(edges=turned, citation="《新法》第八条"), valid=sound()) == []
    assert codes(sound(), valid=sound()) == []


def test_blocking_faults_are_told_from_warnings():
    found = lint(sound(limit_value=3, citation=""))
    assert [one.code for one in blocking(found)] == ["citation-missing"]
    assert found[0].defect is None


def document(*steps: dict[str, Any], edges: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"materials": [], "steps": list(steps), "edges": edges or []}


def written(name: str, **values: Any) -> dict[str, Any]:
    return {"id": name, "code": name, "title": name, "type": "handling", **values}


def test_two_editions_are_compared_in_figures_and_step_by_step():
    before = document(written("a", limit_value=5), written("b", type="reviewing"))
    after = document(written("a", limit_value=3), written("c", type="monitoring"))
    found = compare(before, after)
    assert (found.added, found.removed, found.changed) == (("c",), ("b",), ("a",))
    assert (found.before.hours, found.after.hours) == (40, 24)
    assert (found.before.levels, found.after.levels, found.after.monitoring) == (1, 0, 1)


graphs = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(["", "是"])), max_size=20
)
kinds = st.lists(
    st.sampled_from(["start", "end", "gateway", "handling", "reviewing", "deciding"]),
    min_size=8,
    max_size=8,
)


@given(kinds, graphs)
def test_no_graph_whatever_breaks_the_rules(types, arrows):
    chart = chart_of(
        document(
            *(written(str(n), type=kind) for n, kind in enumerate(types)),
            edges=[{"source": str(a), "target": str(b), "condition": c} for a, b, c in arrows],
        )
    )
    found = lint(chart)
    if not {"unreachable", "dead-end", "start-missing", "end-missing"} & {f.code for f in found}:
        assert all(one.code in chart.network for one in chart.steps)
