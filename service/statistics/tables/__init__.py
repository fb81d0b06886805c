"""The numbers behind each picture, as rows: shown as a table, and taken out as a workbook."""
