"""A package put together, and one that came from below."""

from service.filings.models import ReceivedFiling, ReceivedItem
from service.filings.use_cases.preparing import draft_filing
from service.organisation.queries import today
from tenants.database import new_id, unit_of_work, utc_now
from tests import make
from tests.risks.scenes import Scene


def furnish_filings(bureau: make.Bureau) -> None:
    """Put the points of a bureau's leaders together for its leading group."""
    Scene(bureau).act("register_office", draft_filing, kind="points", year=today().year)


def furnish_received(bureau: make.Bureau, *, sender: make.Bureau) -> None:
    """Let a package lie with a tenant, as if the sender had sent it."""
    now = utc_now()
    with unit_of_work(bureau.tenant_id) as session:
        filing = ReceivedFiling(
            bureau_id=sender.tenant_id,
            via_id=sender.tenant_id,
            filing_id=new_id(),
            number="BA-2026-0001",
            year=today().year,
            kind="points",
            filing_type="first",
            revision=1,
            until="reviewed",
            document_id=new_id(),
            first_sent_at=now,
        )
        session.add(filing)
        session.flush()
        session.add(
            ReceivedItem(
                received_id=filing.id,
                item_id=new_id(),
                position=1,
                number="FX-2026-0001",
                title="超越职权安排项目",
                change="added",
                document={"title": "超越职权安排项目"},
                rank=1,
            )
        )
