"""What people do with imports: upload, read, correct, commit, take back."""

from service.imports.use_cases.alike import correct_alike, take_back_correction
from service.imports.use_cases.annotating import annotated_workbook
from service.imports.use_cases.at_once import Outcome, import_at_once, rehearse_import
from service.imports.use_cases.cancelling import cancel_import
from service.imports.use_cases.committing import commit_import
from service.imports.use_cases.correcting import (
    answer_names,
    choose_options,
    correct_row,
    leave_out,
    take_back_in,
)
from service.imports.use_cases.laying_out import lay_out
from service.imports.use_cases.parsing import parse_import
from service.imports.use_cases.replacing import preview_replacement, replace_in_column
from service.imports.use_cases.reverting import revert_import
from service.imports.use_cases.uploading import upload_import

__all__ = [
    "Outcome",
    "annotated_workbook",
    "answer_names",
    "cancel_import",
    "choose_options",
    "commit_import",
    "correct_alike",
    "correct_row",
    "import_at_once",
    "lay_out",
    "leave_out",
    "parse_import",
    "preview_replacement",
    "rehearse_import",
    "replace_in_column",
    "revert_import",
    "take_back_correction",
    "take_back_in",
    "upload_import",
]
