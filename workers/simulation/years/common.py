"""What the years of all bureaus have in common."""

from typing import Any, Final

from workers.simulation.acts import Bureau
from workers.simulation.world import CAST

YES: Final = {"targeted": True, "binding": True, "operable": True}


def department_of(bureau: Bureau, who: str) -> str:
    """Give somebody's department, as the interface writes ids."""
    return str(bureau.house.departments[CAST[who].department])


def blank(*parts: str, **where: Any) -> dict[str, Any]:
    """Leave parts of a form blank with a reason."""
    return {"blanks": [{"part": part, "reason": "本岗位不涉及此项", **where} for part in parts]}


def sign_letter(bureau: Bureau, who: str, letter_id: str) -> None:
    """Sign exactly the words one has read."""
    desk, path = bureau[who], f"/commitments/{letter_id}"
    read = desk.get(path)
    desk.put(f"{path}/signature", {"text_digest": read["text_digest"]}, version=read["version"])


def complete(bureau: Bureau, year: int, place: int, report: str) -> None:
    """Complete a stage of a year, counted from nought."""
    listed = bureau.office.get("/cycles")["items"]
    cycle = next(one for one in listed if one["year"] == year)
    stage = bureau.office.get(f"/cycles/{cycle['id']}")["stages"][place]
    bureau.office.change(f"/cycle-stages/{stage['id']}", "completion", {"report": report})
    bureau.machinery.settle()
