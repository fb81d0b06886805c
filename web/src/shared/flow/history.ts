import { useCallback, useRef, useState } from "react";
import type { FlowGraph } from "./graph";

const MOST = 100;
const TOGETHER = 1_500;

/** Undo and redo of a drawing somebody else keeps; typing in one field counts as one step. */
export function useFlowHistory(graph: FlowGraph, onChange: (graph: FlowGraph) => void) {
  const past = useRef<FlowGraph[]>([]);
  const future = useRef<FlowGraph[]>([]);
  const last = useRef({ what: "", at: 0 });
  const [, count] = useState(0);

  const apply = useCallback(
    (next: FlowGraph, what = "") => {
      const now = Date.now();
      const same = what !== "" && what === last.current.what && now - last.current.at < TOGETHER;
      last.current = { what, at: now };
      if (!same) past.current = [...past.current, graph].slice(-MOST);
      future.current = [];
      count((one) => one + 1);
      onChange(next);
    },
    [graph, onChange],
  );
  const go = useCallback(
    (from: typeof past, to: typeof past) => {
      const next = from.current.at(-1);
      if (!next) return;
      from.current = from.current.slice(0, -1);
      to.current = [...to.current, graph];
      last.current = { what: "", at: 0 };
      count((one) => one + 1);
      onChange(next);
    },
    [graph, onChange],
  );
  return {
    apply,
    undo: () => go(past, future),
    redo: () => go(future, past),
    canUndo: past.current.length > 0,
    canRedo: future.current.length > 0,
  };
}
