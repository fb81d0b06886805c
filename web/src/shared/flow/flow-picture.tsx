import { Spin } from "antd";
import { lazy, Suspense, useState } from "react";
import "./flow.css";
import { FlowLegend } from "./flow-legend";
import type { FlowGraph } from "./graph";
import type { FlowMark } from "./marks";

const FlowCanvas = lazy(() => import("./flow-canvas"));
const NOTHING: ReadonlySet<string> = new Set();

interface Props {
  graph: FlowGraph;
  marks?: Record<string, FlowMark>;
  selected?: string;
  onSelect?: (code: string | undefined) => void;
  height?: number;
}

/** A flow to look at: steps with their posts and risk marks. */
export function FlowPicture({ graph, marks = {}, selected, onSelect, height = 480 }: Props) {
  const [own, setOwn] = useState<string>();
  return (
    <>
      <Suspense fallback={<Spin />}>
        <FlowCanvas
          graph={graph}
          marks={marks}
          wrong={NOTHING}
          selected={selected ?? own}
          readOnly
          height={height}
          onSelect={(code) => (onSelect ?? setOwn)(code)}
        />
      </Suspense>
      <FlowLegend graph={graph} marks={marks} />
    </>
  );
}
