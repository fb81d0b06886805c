import { useEffect, useRef } from "react";

type Keys = Record<string, (event: KeyboardEvent) => void>;

const TYPING = new Set(["INPUT", "TEXTAREA", "SELECT"]);

/** “Control+s”, “Alt+ArrowUp”, “j”, “?”. */
function nameOf(event: KeyboardEvent): string {
  const parts = [event.ctrlKey || event.metaKey ? "Control" : "", event.altKey ? "Alt" : ""];
  return [...parts.filter(Boolean), event.key].join("+");
}

/** Lets a page answer keys; single letters are off while somebody types, and when switched off. */
export function useKeys(keys: Keys, singleKeys = true): void {
  const held = useRef(keys);
  held.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const name = nameOf(event);
      const single = name.length === 1;
      if (single && (!singleKeys || TYPING.has(at.tagName) || at.isContentEditable)) return;
      const act = held.current[name];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [singleKeys]);
}

const listeners = new Set<() => void>();

export function showKeys(): void {
  listeners.forEach((one) => one());
}

export function onShowKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
