"""Sound requests at the end of a year, and those that end what a person has."""

from tests.platform.matrices.sound import DAY, NEW_POST, TOMORROW, Sound

YEARS = (
    Sound("cycles.CyclePlanning.post", "register_office", {"year": 2027, "title": "2027年方案"}),
    Sound(
        "cycles.CycleReturn.put",
        "main_leader",
        {"reason": "第二阶段请后移十天。"},
        {"cycle_id": "state = 'draft'"},
    ),
    Sound(
        "cycles.CycleResubmission.put",
        "register_office",
        {"note": "已后移。"},
        {"cycle_id": "state = 'draft'"},
    ),
    Sound(
        "cycles.CycleApproval.put",
        "main_leader",
        {"approval": "2027年第2次会议"},
        {"cycle_id": "state = 'draft'"},
    ),
    Sound(
        "cycles.CycleClosure.put",
        "register_office",
        {"despite_gaps": "结转下年办理"},
        {"cycle_id": "state = 'open'"},
    ),
    Sound("cycles.Cycles.post", "register_office", {"year": 2028, "stock_taking": True}),
    Sound(
        "cycles.CycleClosure.put",
        "register_office",
        {"despite_gaps": "结转下年办理"},
        {"cycle_id": "state = 'open'"},
    ),
    Sound("cycles.CycleOpening.put", "register_office", where={"cycle_id": "state = 'draft'"}),
)

UNDECIDED = {"import_id": "state IN ('uploaded', 'parsed')"}
NEW_ACCOUNT = {"account_id": "login = 'xinmou'"}
LAST = (
    Sound(
        "workspace.LabelSettings.put",
        "administrator",
        {"term": "integrity_conduct_risk"},
        version=0,
    ),
    Sound("imports.ImportCancellation.put", "register_office", where=UNDECIDED),
    Sound(
        "organisation.RoleGrantRevocation.put",
        body={"on": DAY, "reason": "任期届满"},
        where={"grant_id": "person_id = (SELECT id FROM persons WHERE name = '新某')"},
    ),
    Sound(
        "organisation.BodyMemberEnding.put",
        body={"on": DAY},
        where={"member_id": "body_id = (SELECT id FROM bodies WHERE name LIKE '%领导班子会议')"},
    ),
    *(
        Sound(f"accounts.{name}", where=NEW_ACCOUNT)
        for name in (
            "AccountPasswordLink.post",
            "Lock.delete",
            "Disablement.put",
            "Disablement.delete",
            "AccountSessions.delete",
        )
    ),
    Sound(
        "organisation.AppointmentEnding.put",
        body={"on": DAY, "reason": "调动"},
        where={"appointment_id": "post_id = (SELECT id FROM posts WHERE title = '新岗')"},
    ),
    Sound("organisation.PostAbolition.put", body={"on": TOMORROW}, where=NEW_POST),
    Sound(
        "organisation.PortfolioEnding.put",
        body={"on": DAY},
        where={
            "portfolio_id": "department_id = (SELECT id FROM departments WHERE name = '新科室')"
        },
    ),
    Sound("organisation.DepartmentClosure.put", body={"on": TOMORROW}, where=NEW_POST),
    Sound("organisation.PersonDeparture.put", body={"on": TOMORROW}),
    Sound("me.OwnSession.delete"),
)
