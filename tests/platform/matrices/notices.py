"""A notice somebody commented on, a draft, and something withheld."""

from datetime import timedelta

from service.notices.use_cases.commenting import comment_on
from service.notices.use_cases.drafting import draft_notice
from service.notices.use_cases.publishing import publish_notice
from service.notices.use_cases.withholding import withhold
from service.organisation.queries import today
from tests import make
from tests.risks.scenes import Scene

ITEM = {"type": "procurement", "title": "办公设备采购结果", "text": "中标单位甲。"}
WORDS = {"title": "采购结果公示", "items": [ITEM], "channels": [{"code": "notice_board"}]}


def furnish_notices(bureau: make.Bureau) -> None:
    """Publish one notice, draft another, withhold one risk point."""
    scene = Scene(bureau)
    notice = scene.act("register_office", draft_notice, kind="notice", scope="unit", **WORDS)
    scene.act("register_office", publish_notice, notice.id, if_version=notice.version)
    scene.act(
        "post_holder", comment_on, notice.id, anonymous=False, kind="opinion", text="建议公开细则"
    )
    scene.act("register_office", draft_notice, kind="disclosure", scope="unit", **WORDS)
    scene.act(
        "main_leader",
        withhold,
        object_kind="risk_point",
        object_id=scene.high(),
        reason="涉及正在办理的案件",
        basis="条例第十五条",
        expires_on=today() + timedelta(days=30),
    )
