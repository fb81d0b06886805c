"""What the people of a bureau are today follows from posts, seats and grants."""

from service.organisation.queries import available_identities
from tenants.database import unit_of_work
from tests import make


def test_a_bureau_is_ready_with_everybody_in_his_role(engine, settings, tag):
    bureau = make.bureau(settings, tag)
    for role in make.BUREAU_PEOPLE:
        word = role.rstrip("b").rstrip("_").rstrip("23").rstrip("_")
        actor = make.actor(bureau, role)
        assert word in actor.roles, (role, actor.roles)


def test_the_portfolio_of_a_deputy_is_what_his_office_is_in_charge_of(engine, settings, tag):
    bureau = make.bureau(settings, tag)
    deputy = make.actor(bureau, "deputy_leader")
    assert deputy.portfolio == {bureau.departments["预算科"], bureau.departments["国库科"]}
    with unit_of_work(bureau.tenant_id) as session:
        offices = available_identities(session, deputy.person_id)
    assert [one.post_title for one in offices] == ["副局长甲"]
    assert offices[0].appointment_id == bureau.people["deputy_leader"].appointment_id


def test_a_region_has_leading_groups_above_its_bureaus(engine, settings, tag):
    region = make.region(settings, tag)
    assert make.actor(region.leading_group, "leading_group").roles >= {"leading_group"}
    assert make.actor(region.county_group, "leading_group_office").roles >= {"leading_group_office"}
