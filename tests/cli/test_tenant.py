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


def test_a_code_is_given_once_and_a_county_has_one_leading_group(lianfang, tag):
    county = ("tenant", "jurisdiction", "add", f"{tag}-k", "--name", "县", "--level", "county")
    assert lianfang(*county)[1] == Exit.DONE
    assert lianfang(*county)[1] == Exit.REFUSED
    group = ("--name", "组", "--kind", "leading_group", "--sector", "leading_group")
    there = ("--jurisdiction", f"{tag}-k")
    assert lianfang("tenant", "add", f"{tag}-g", *group, *there)[1] == Exit.DONE
    assert lianfang("tenant", "add", f"{tag}-g", *group)[1] == Exit.REFUSED
    assert lianfang("tenant", "add", f"{tag}-h", *group, *there)[1] == Exit.REFUSED
    assert lianfang("tenant", "add", "../../etc", *group)[1] == Exit.REFUSED


def test_a_leading_group_founded_late_oversees_who_was_there_before(lianfang, tag):
    region = ("tenant", "jurisdiction", "add", f"{tag}-r", "--name", "市", "--level", "region")
    lianfang(*region)
    county = ("--level", "county", "--parent", f"{tag}-r")
    lianfang("tenant", "jurisdiction", "add", f"{tag}-c", "--name", "县", *county)
    bureau = ("--name", "局", "--sector", "finance", "--jurisdiction")
    for code, place in ((f"{tag}-rb", f"{tag}-r"), (f"{tag}-cb", f"{tag}-c")):
        lianfang("tenant", "add", code, *bureau, place)
    group = ("--name", "组", "--kind", "leading_group", "--sector", "leading_group")
    lianfang("tenant", "add", f"{tag}-rg", *group, "--jurisdiction", f"{tag}-r")
    assert lianfang("tenant", "show", f"{tag}-cb")[0]["overseer"] == f"{tag}-rg"
    lianfang("tenant", "add", f"{tag}-cg", *group, "--jurisdiction", f"{tag}-c")
    overseers = {
        code: lianfang("tenant", "show", f"{tag}-{code}")[0]["overseer"]
        for code in ("rb", "cb", "cg", "rg")
    }
    assert overseers == {"rb": f"{tag}-rg", "cb": f"{tag}-cg", "cg": f"{tag}-rg", "rg": None}


def test_without_the_owners_address_nobody_founds_anything(lianfang, monkeypatch):
    monkeypatch.delenv("OWNER_DATABASE_URL")
    founding = ("tenant", "add", "x", "--name", "x", "--sector", "finance")
    assert lianfang(*founding)[1] == Exit.SETTINGS


def test_the_walls_of_a_running_database_are_proved_at_the_console(lianfang):
    told, ended = lianfang("tenant", "walls")
    assert (told, ended) == ({"faults": []}, Exit.DONE)
