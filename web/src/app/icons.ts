import i18n from "i18next";

const ICON = ".anticon[role=img]";
const CONTROL = "button, a, label, [role=button], [role=menuitem], [role=tab], [role=option]";
/** Icons that are all the name a control has are called by what they do. */
const SPOKEN = new Set(["search", "left", "right", "close", "close-circle", "ellipsis", "double-left", "double-right"]);

/** Keeps decorative pictures from being read aloud: a control is called by its words alone. */
export function hushIcons(root: HTMLElement): void {
  hush(root);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLElement) hush(node);
    }
  }).observe(root, { childList: true, subtree: true });
}

function hush(within: HTMLElement): void {
  if (within.matches(ICON)) dress(within);
  for (const icon of within.querySelectorAll<HTMLElement>(ICON)) dress(icon);
}

function dress(icon: HTMLElement): void {
  const name = /anticon-([a-z-]+)/.exec(icon.className)?.[1];
  if (icon.getAttribute("aria-label") !== name) return;
  const control = icon.closest(CONTROL);
  if (!control || control.textContent || control.hasAttribute("aria-label") || control.hasAttribute("aria-labelledby")) {
    icon.setAttribute("aria-hidden", "true");
  } else if (name && SPOKEN.has(name)) {
    icon.setAttribute("aria-label", i18n.t(`icon.${name}`));
  }
}
