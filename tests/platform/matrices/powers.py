"""A bureau that cleans up its powers."""

from decimal import Decimal

from service.powers.models import Power
from service.powers.use_cases import draft_power, draft_standard, put_power_in_force
from tests import make
from tests.risks.scenes import Scene


def furnish_powers(bureau: make.Bureau) -> Power:
    """Give a bureau a confirmed power, and bounds to what is chosen within another."""
    scene = Scene(bureau)
    home, posts = bureau.departments["预算科"], [{"post_id": scene.post("post_holder")}]
    words = {
        "category": "other_administrative",
        "legal_basis": "《中华人民共和国预算法》第五十二条",
        "exercising_subject": "预算科",
        "content": "批复各部门预算",
        "department_id": home,
        "posts": [{**one, "duty": "handling"} for one in posts],
    }
    confirmed = scene.act("section_head", draft_power, name="部门预算批复", **words)
    scene.act("deputy_leader", put_power_in_force, confirmed.id, if_version=1)
    drafted = scene.act("section_head", draft_power, name="预算调整审核", **words)
    scene.act(
        "section_head",
        draft_standard,
        drafted.id,
        title="调整幅度",
        unit="元",
        lower_limit=Decimal(0),
        upper_limit=Decimal(100),
        bands=[{"name": "", "condition": "一般", "lower": Decimal(0), "upper": Decimal(100)}],
    )
    return confirmed
