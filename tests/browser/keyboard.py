"""What fingers do without a mouse: walk with Tab, choose with arrows, see where they are."""

from playwright.sync_api import Locator, Page

FARTHEST = 160
FOCUSED = "one => one === document.activeElement"
ACTIVE = """() => {
  const active = document.activeElement.getAttribute("aria-activedescendant");
  const one = active && document.getElementById(active);
  return one ? one.getAttribute("aria-label") || one.textContent : "";
}"""
COVERED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "";
  const box = one.getBoundingClientRect();
  if (!box.width || !box.height) return "";
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const seen = top && (one.contains(top) || top.contains(one) || top.closest("label"));
  return seen ? "" : one.outerHTML.slice(0, 120);
}"""


def reach(page: Page, there: Locator, *, back: bool = False) -> list[str]:
    """Walk with Tab until a control has the focus; name what had it meanwhile and was hidden."""
    there.wait_for(state="attached")
    hidden: list[str] = []
    for _ in range(FARTHEST):
        if there.evaluate(FOCUSED):
            return [one for one in hidden if one]
        page.keyboard.press("Shift+Tab" if back else "Tab")
        hidden.append(str(page.evaluate(COVERED)))
    raise AssertionError(f"no way by Tab to {there}")


def strike(page: Page, there: Locator, key: str = "Enter", *, back: bool = False) -> None:
    """Walk to a control and press a key on it."""
    assert reach(page, there, back=back) == []
    page.keyboard.press(key)


def write(page: Page, there: Locator, words: str, *, back: bool = False) -> None:
    """Walk to a field and write over what stands in it."""
    assert reach(page, there, back=back) == []
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def pick(page: Page, there: Locator, words: str, *, back: bool = False) -> None:
    """Walk to a list, open it and go down it to what is looked for."""
    assert reach(page, there, back=back) == []
    page.keyboard.press("ArrowDown")
    if there.is_editable():
        page.keyboard.type(words)
    for _ in range(FARTHEST):
        if words in str(page.evaluate(ACTIVE)):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{words} is not in the list")
