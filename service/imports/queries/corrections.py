"""The corrections of an import that stand."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from service.imports.models import ImportCorrection


def last_correction(session: Session, import_id: UUID) -> ImportCorrection | None:
    """Give the last correction that was not taken back."""
    return session.scalars(
        select(ImportCorrection)
        .where(ImportCorrection.import_id == import_id, ImportCorrection.taken_back_at.is_(None))
        .order_by(ImportCorrection.id.desc())
        .limit(1)
        .options(
            load_only(
                ImportCorrection.columns,
                ImportCorrection.corrected_at,
                ImportCorrection.corrected_by,
                ImportCorrection.row_count,
                ImportCorrection.value_before,
                ImportCorrection.value_after,
                ImportCorrection.code,
            )
        )
    ).one_or_none()
