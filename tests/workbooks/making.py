"""Small workbooks built the way bureaus build them."""

import io

import openpyxl


def workbook(*sheets, hidden_rows=(), hidden_columns=(), hidden_sheets=()):
    """Build an .xlsx; each sheet is (name, rows, merges) or (rows, merges) or rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for place, given in enumerate(sheets):
        name, rows, merges = parts_of(given, place)
        sheet = book.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                if value not in {"", None}:
                    sheet.cell(r, c, value)
        for merge in merges:
            sheet.merge_cells(merge)
        for row in hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in hidden_columns:
            sheet.column_dimensions[column].hidden = True
        if name in hidden_sheets:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts_of(given, place):
    if isinstance(given, tuple):
        if isinstance(given[0], str):
            return given if len(given) == 3 else (*given, ())
        return f"Sheet{place + 1}", *given
    return f"Sheet{place + 1}", given, ()


def codes(recognised):
    return [p.code for p in recognised.problems]


def ranks(recognised):
    return [r.rank for r in recognised.risks]
