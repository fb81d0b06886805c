/** Tab leaves a list of several choices and takes none: whoever wants the lit one presses Enter. */
export function leaveListsByTab(page: HTMLElement): void {
  page.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Tab" && (event.target as Element).closest(".ant-select-multiple")) event.stopPropagation();
    },
    true,
  );
}
