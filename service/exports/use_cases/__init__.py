"""What people do to take registers out of the system: at once, or by ordering it."""

from service.exports.use_cases.making import expire_exports, make_export
from service.exports.use_cases.ordering import (
    cancel_export,
    order_export,
    retry_export,
    take_export,
)
from service.exports.use_cases.sheets import (
    WORKBOOK,
    Sheet,
    export_catalogue,
    export_ledger,
    import_template,
    take_out,
)

__all__ = [
    "WORKBOOK",
    "Sheet",
    "cancel_export",
    "expire_exports",
    "export_catalogue",
    "export_ledger",
    "import_template",
    "make_export",
    "order_export",
    "retry_export",
    "take_export",
    "take_out",
]
