"""An operator founds tenants at the console, and proves their walls."""

from workers.cli.speech import Exit


def test_a_region_and_its_bureaus_are_founded_and_listed(lianfang, tag):
    told, ended = lianfang(
        "tenant", "jurisdiction", "add", f"{tag}-r", "--name", "示范市", "--level", "region"
    )
    assert (told["code"], ended) == (f"{tag}-r", Exit.DONE)
    county = ("--level", "county", "--parent", f"{tag}-r")
    lianfang("tenant", "jurisdiction", "add", f"{tag}-c", "--name", "示范县", *county)
    group, _ = lianfang(
        "tenant",
        "add",
        f"{tag}-lg",
        "--name",
        "市领导小组",
        "--kind",
        "leading_group",
        "--sector",
        "leading_group",
        "--jurisdiction",
        f"{tag}-r",
    )
    assert group["overseer"] is None
    bureau, _ = lianfang(
        "tenant", "add", f"{tag}-b", "--name", "县财政局", "--sector", "finance",
        "--jurisdiction", f"{tag}-c", "--profile", "civil_affairs_2011",
    )  # fmt: skip
    assert bureau["overseer"] == f"{tag}-lg"
    listed, _ = lianfang("tenant", "list")
    assert {f"{tag}-lg", f"{tag}-b"} <= {one["code"] for one in listed["tenants"]}
    shown, _ = lianfang("tenant", "show", f"{tag}-b")
    assert shown["profile"] == "civil_affairs_2011.v1"
    assert (shown["persons"], shown["open_cycle"]) == (0, None)
    tree, _ = lianfang("tenant", "jurisdiction", "list")
    below = next(one for one in tree["jurisdictions"] if one["code"] == f"{tag}-c")
    assert below["parent"] == f"{tag}-r"


def test_what_does_not_exist_is_refused_with_a_code(lianfang):
    assert lianfang("tenant", "show", "nowhere")[1] == Exit.REFUSED
    assert lianfang("tenant", "add", "x", "--name", "x")[1] == Exit.USAGE
    unknown = ("tenant", "add", "x", "--name", "x", "--sector", "finance", "--profile", "nothing")
    assert lianfang(*unknown)[1] == Exit.REFUSED


def test_without_the_owners_address_nobody_founds_anything(lianfang, monkeypatch):
    monkeypatch.delenv("OWNER_DATABASE_URL")
    founding = ("tenant", "add", "x", "--name", "x", "--sector", "finance")
    assert lianfang(*founding)[1] == Exit.SETTINGS


def test_the_walls_of_a_running_database_are_proved_at_the_console(lianfang):
    told, ended = lianfang("tenant", "walls")
    assert (told, ended) == ({"faults": []}, Exit.DONE)
