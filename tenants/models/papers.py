"""What a bureau has said about all its papers."""

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, TenantOwned

# Where the console sets it.
SETTINGS_PAGE = "/admin/templates?tab=settings"


class PaperSettings(TenantOwned, Base):
    """What a bureau puts on all its papers; `code_key` makes its check codes and stays here.

    By hand is how papers are signed; by the picture of a signature only where the bureau said so.
    """

    __tablename__ = "paper_settings"
    __table_args__: Any = (
        UniqueConstraint("tenant_id"),
        {"info": {"app": "SELECT, INSERT, UPDATE"}},
    )

    unit_code: Mapped[str]
    code_key: Mapped[bytes] = mapped_column(default=b"")
    agency_mark: Mapped[str] = mapped_column(default="")
    copies_note: Mapped[str] = mapped_column(
        default="一式三份：本人、科室、局办公（监察）室各一份。"
    )
    supervision_phone: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    signature_pictures: Mapped[bool] = mapped_column(default=False)
