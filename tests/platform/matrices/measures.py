"""A measure made a task, carried out, with proof attached, and one asked more time for."""

from datetime import timedelta

from service.evidence.use_cases import attach_file
from service.measures.use_cases.carrying_out import assign_task, record_doing
from service.measures.use_cases.postponing import ask_to_postpone
from service.organisation.queries import today
from tests import make
from tests.evidence.files import PDF
from tests.risks.scenes import Scene


def furnish_measures(bureau: make.Bureau) -> None:
    """Carry a measure out and prove it."""
    scene = Scene(bureau)
    point = scene.draft(title="资金拨付复核流于形式")
    measure = scene.measure(point)
    scene.decide("main_leader", point, 1)
    scene.enforce("main_leader", point)
    scene.act(
        "post_holder",
        assign_task,
        measure,
        title="制定复核清单",
        post_id=scene.post("post_holder"),
        due_on=today(),
        deliverable="复核清单",
    )
    doing = scene.act(
        "post_holder",
        record_doing,
        measure,
        done_on=today(),
        what="对照清单逐笔复核",
        result="未发现问题",
    )
    scene.act(
        "post_holder",
        attach_file,
        owner_kind="doing",
        owner_id=doing.id,
        file_name="复核记录.pdf",
        content=PDF,
        limit=1 << 20,
    )
    soon = today() + timedelta(days=5)  # what is due within a week may be urged
    scene.measure(point, text="按季通报抽查结果", due_on=soon)
    timed = scene.measure(point, text="按月抽查并通报", due_on=soon)
    scene.act(
        "post_holder",
        ask_to_postpone,
        timed,
        due_on=today() + timedelta(days=40),
        reason="系统改造推迟完成",
    )
