"""Many risk points at once: for imports of workbooks and for the pilot region."""

from service.risks.writing.inserting import insert_points, write_points

__all__ = ["insert_points", "write_points"]
