"""The region's overlay is laid over the policy when a process starts."""

from policies.guard import Target, may
from policies.overlays import tighten_by
from policies.permissions import Permission
from tenants.context import Actor
from tenants.database import new_id


def test_a_region_names_its_overlay_in_the_settings(tmp_path):
    path = tmp_path / "region.csv"
    path.write_text("p, section_head, export, make, *, department, deny\n", encoding="utf-8")
    section = new_id()
    head = Actor(
        tenant_id=1,
        person_id=new_id(),
        roles=frozenset({"section_head"}),
        departments=frozenset({section}),
    )
    ledger = Target(department_id=section)
    try:
        assert may(head, Permission.EXPORT_MAKE, ledger)
        tighten_by(path)
        assert not may(head, Permission.EXPORT_MAKE, ledger)
    finally:
        tighten_by(None)
