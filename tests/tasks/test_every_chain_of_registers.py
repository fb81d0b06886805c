"""Powers, charts, lists and letters of every profile go their whole way, from desk to desk."""

import os
from uuid import UUID

import pytest
from sqlalchemy import select

from policies.chains import chain_files, load_chains
from service.catalogues.queries import current_list
from service.catalogues.use_cases import make_bureau_catalogue, make_section_catalogue
from service.commitments.letters import compose, digest_of
from service.commitments.models import Commitment
from service.commitments.queries import countersigners
from service.commitments.use_cases.issuing import issue_letters
from service.commitments.use_cases.signing import countersign_letter, sign_letter
from service.flowcharts.models import Flowchart
from service.flowcharts.use_cases.charts import draft_flowchart
from service.flowcharts.use_cases.graphs import replace_graph
from service.powers.models import Power
from service.powers.use_cases import draft_power, record_cleanup
from tenants.database import owned, unit_of_work
from tests.flowcharts.desk import HEAD
from tests.flowcharts.desk import Desk as DrawingTable
from tests.powers.test_cleaning import LAW, WRITTEN
from tests.tasks.points import Register
from tests.tasks.walking import walk_of

CAMPAIGN = int(os.environ.get("LIANFANG_CAMPAIGN", "0")) > 0
PROFILES = tuple(code for code, _ in chain_files())
SAMPLE = ("region_pilot", "district_2012", "civil_affairs_2011")
TRIED = PROFILES if CAMPAIGN else SAMPLE
WORDS = WRITTEN | {
    "duty": "依法批复",
    "service_commitment": "限时办结",
    "work_discipline": "不得吃拿卡要",
    "responsibility_items": ["受理", "审核", "批复"],
    "accountability_cases": "不予批复且不说明理由的",
}


class Papers(Register):
    """The budget section's papers."""

    def power(self) -> UUID:
        """A clerk writes the section's power down and says that it stays."""
        posts = [{"post_id": self.post("post_holder"), "duty": "handling"}]
        home = self.bureau.departments["预算科"]
        words = WORDS | {"department_id": home, "posts": posts}
        power = self.act("post_holder", draft_power, **words).id
        said = {"decision": "retain", "sources": LAW}
        self.act("post_holder", record_cleanup, power, if_version=None, **said)
        return power

    def chart(self, power: UUID) -> UUID:
        """The clerk draws how the power runs."""
        home = self.bureau.departments["预算科"]
        words = HEAD | {"department_id": home, "power_ids": [power]}
        chart = self.act("post_holder", draft_flowchart, **words).id
        graph = {"steps": DrawingTable.steps(self), "edges": DrawingTable.edges(self)}
        self.act("post_holder", replace_graph, chart, if_version=None, **graph)
        return chart

    def go(self, role: str, record: UUID, kind: str, drafter: str) -> None:
        self.drafter = drafter
        self.walk(self.send(role, record, kind=kind))

    def sign(self, letter: Commitment) -> None:
        """Its signer reads the letter and signs it; his superior countersigns."""
        roles = {one.person_id: role for role, one in self.bureau.people.items()}
        with unit_of_work(self.bureau.tenant_id) as session:
            read = digest_of(compose(session, letter)).hex()
            above = [roles[one.person_id] for one in countersigners(session, letter)]
        signer = roles[letter.person_id]
        self.act(signer, sign_letter, letter.id, if_version=letter.version, text_digest=read)
        for role in above[:1]:
            signed = self.found(Commitment, letter.id)
            self.act(role, countersign_letter, letter.id, if_version=signed.version)
        self.go(signer, letter.id, "commitment", signer)

    def found(self, model, record: UUID):
        with unit_of_work(self.bureau.tenant_id) as session:
            return owned(session, model, record)


@pytest.fixture
def papers(settings, engine, tag, profile) -> Papers:
    papers = Papers(walk_of(settings, f"papers-{tag}", profile).bureau)
    papers.profile = profile
    return papers


@pytest.mark.parametrize("profile", TRIED)
def test_a_power_is_confirmed_drawn_and_listed(papers, profile):
    power = papers.power()
    papers.go("post_holder", power, "power", "post_holder_b")
    assert papers.found(Power, power).status == "in_force"
    chart = papers.chart(power)
    papers.go("post_holder", chart, "flowchart", "post_holder")
    assert papers.found(Flowchart, chart).status == "approved"
    papers.act("section_head", make_section_catalogue, papers.bureau.departments["预算科"])
    made = papers.act("register_office", make_bureau_catalogue)
    papers.go("register_office", made.id, "catalogue", "register_office")
    assert papers.act("auditor", current_list).id == made.id


@pytest.mark.parametrize("profile", TRIED)
def test_letters_of_persons_sections_and_the_unit_are_signed_and_filed(papers, profile):
    papers.search()
    papers.begin("section")
    point = papers.find()
    papers.propose(point)
    papers.walk(papers.send(papers.drafter, point))
    if papers.read(point).rank is None:
        papers.walk(papers.grade(point))
    papers.walk(papers.send(papers.drafter, papers.guard(point), kind="measure"))
    for kind in ("personal", "section", "unit"):
        papers.act("register_office", issue_letters, kind=kind)
    leaders = {"main_leader", "deputy_leader", "section_head"}
    signers = {papers.bureau.people[role].person_id for role in leaders}
    with unit_of_work(papers.bureau.tenant_id) as session:
        letters = session.scalars(select(Commitment).where(Commitment.person_id.in_(signers))).all()
    for letter in letters:
        papers.sign(letter)
    states = {(one.kind, papers.found(Commitment, one.id).state) for one in letters}
    assert states == {(kind, "reported") for kind in ("personal", "section", "unit")}


@pytest.mark.parametrize("profile", PROFILES)
def test_every_chain_of_papers_is_somebodys(profile):
    """A chain nobody's paper is ever sent along would be no chain."""
    chains = load_chains(profile, 1)
    ways = [
        ("power", "section"),
        ("flowchart", "section"),
        ("catalogue", "unit"),
        *(("commitment", one) for one in ("leadership_post", "work_post", "section", "unit")),
    ]
    kinds = {kind for kind, _ in ways}
    passed = {chain.code for way in ways if (chain := chains.choose(*way))}
    assert passed == {one.code for one in chains.chains if one.object in kinds}
