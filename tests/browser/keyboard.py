"""What fingers do without a mouse: walk with Tab, choose with arrows, see where they are."""

from playwright.sync_api import Locator, Page

FARTHEST = 160
FOCUSED = "one => one === document.activeElement"
ACTIVE = """() => {
  const active = document.activeElement.getAttribute("aria-activedescendant");
  const one = active && document.getElementById(active);
  return one ? one.getAttribute("aria-label") || one.textContent : "";
}"""
# Looks at what has the focus: can it be seen, and does it look otherwise than a moment later?
LOOKED = """() => {
  const looks = (one) => {
    const near = [one, one.nextElementSibling];
    for (let up = one.parentElement; up && near.length < 5; up = up.parentElement) near.push(up);
    return near.filter(Boolean).map((each) => {
      const style = getComputedStyle(each);
      return [style.outline, style.boxShadow, style.borderColor, style.backgroundColor].join();
    }).join("|");
  };
  const told = [], last = window.lianfangFocus, one = document.activeElement;
  const left = (list) => !list || !list.contains(one);
  if (last && last.one.isConnected && left(last.one.closest(".ant-select, .ant-picker")) &&
      last.one !== one && looks(last.one) === last.looks) {
    told.push(`looks the same with the focus: ${last.one.outerHTML.slice(0, 160)}`);
  }
  window.lianfangFocus = undefined;
  if (!one || one === document.body) return told;
  window.lianfangFocus = { one, looks: looks(one) };
  const box = one.getBoundingClientRect();
  if (!box.width || !box.height) return told;
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const clear = getComputedStyle(one).opacity === "0" && one.tagName === "BUTTON";
  const seen = !clear && top && (one.contains(top) || top.contains(one) || top.closest("label"));
  return seen ? told : [...told, `is hidden: ${one.outerHTML.slice(0, 160)}`];
}"""
STILL = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}"""


def still(page: Page) -> None:
    """Let nothing move, so that what has the focus looks so at once."""
    page.evaluate(STILL)


def walk(page: Page, steps: int) -> list[str]:
    """Walk on with Tab; name what had the focus and could not be seen to have it."""
    found: list[str] = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        found += page.evaluate(LOOKED)
    return found


def reach(page: Page, there: Locator, *, back: bool = False) -> list[str]:
    """Walk with Tab until a control has the focus; name what could not be seen to have it."""
    there.wait_for(state="attached")
    found: list[str] = []
    for _ in range(FARTHEST):
        if there.evaluate(FOCUSED):
            return found
        page.keyboard.press("Shift+Tab" if back else "Tab")
        found += page.evaluate(LOOKED)
    raise AssertionError(f"no way by Tab to {there}")


def strike(page: Page, there: Locator, key: str = "Enter", *, back: bool = False) -> None:
    """Walk to a control and press a key on it."""
    found = reach(page, there, back=back)
    assert found == [], found
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


def go_down(page: Page, there: Locator) -> None:
    """Step into an open menu and go down it to an entry."""
    there.wait_for()
    page.keyboard.press("Tab")
    for _ in range(FARTHEST):
        if there.evaluate(FOCUSED):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no way by arrows to {there}")
