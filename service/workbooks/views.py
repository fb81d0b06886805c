"""A sheet seen through its merges: which cell shows whose text."""

from bisect import bisect_right

from service.workbooks.grids import Merge, Sheet
from service.workbooks.limits import refuse

MOST_MERGED_CELLS = 2_000_000
SHORTEST_TITLE = 3


class SheetView:
    """Answers what a cell shows, merges included."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.name = sheet.name
        self.grid = sheet.grid
        self.width = max((len(row) for row in sheet.grid), default=0)
        self.height = len(sheet.grid)
        self.spans: dict[int, list[Merge]] = {}
        entries = 0
        for merge in sorted(sheet.merges):
            right = min(merge.right, self.width - 1)
            entries += max(0, right - merge.left + 1)
            if entries > MOST_MERGED_CELLS:
                raise refuse("too-many-cells")
            for column in range(merge.left, right + 1):
                self.spans.setdefault(column, []).append(merge)
        self.tops = {c: [m.top for m in merges] for c, merges in self.spans.items()}

    def merge_at(self, row: int, column: int) -> Merge | None:
        """Find the merge a cell belongs to."""
        tops = self.tops.get(column)
        if not tops:
            return None
        at = bisect_right(tops, row) - 1
        if at < 0:
            return None
        merge = self.spans[column][at]
        return merge if merge.bottom >= row else None

    def own(self, row: int, column: int) -> str:
        """Read the text written in the cell itself."""
        texts = self.grid[row] if row < self.height else []
        return texts[column] if column < len(texts) else ""

    def shown(self, row: int, column: int) -> str:
        """Read the text the cell shows, its own or its merge's."""
        merge = self.merge_at(row, column)
        return self.own(merge.top, merge.left) if merge else self.own(row, column)

    def windows(self, edges: tuple[int, ...]) -> list["SheetView"]:
        """Part the sheet at some columns into views that see one block each."""
        return [
            Window(self, left, right)
            for left, right in zip(edges, (*edges[1:], self.width), strict=True)
        ]

    def written(self, row: int) -> list[tuple[int, str]]:
        """List the cells of a row that hold text, merged repeats left out."""
        found = []
        repeated = self.says_one_thing(row)
        for column, text in enumerate(self.grid[row]):
            if text and text.strip():
                merge = self.merge_at(row, column) if column in self.tops else None
                if merge is None or (merge.top == row and merge.left == column):
                    found.append((column, text))
                    if repeated:
                        break
        return found

    def says_one_thing(self, row: int) -> bool:
        """Tell whether every cell of a row repeats one text, as a title does once unmerged."""
        texts = iter(text for text in self.grid[row] if text)
        first, second = next(texts, ""), next(texts, "")
        if first != second or len(first) < SHORTEST_TITLE:
            return False
        rest = list(texts)
        return bool(rest) and all(text == first for text in rest)


class Window(SheetView):
    """A sheet of which only the columns of one block are seen, at their own addresses."""

    def __init__(self, whole: SheetView, left: int, right: int) -> None:
        self.sheet, self.name = whole.sheet, whole.name
        self.grid = [[""] * min(left, len(row)) + row[left:right] for row in whole.grid]
        self.width, self.height = right, whole.height
        self.spans = {c: merges for c, merges in whole.spans.items() if left <= c < right}
        self.tops = {c: whole.tops[c] for c in self.spans}
