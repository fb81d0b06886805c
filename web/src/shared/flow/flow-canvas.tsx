import {
  Background, type Connection, Controls, type Edge, MarkerType, type NodeChange, ReactFlow, type ReactFlowInstance, useNodesState,
} from "@xyflow/react";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import "@xyflow/react/dist/style.css";
import { type DrawnStep, FlowNode } from "./flow-node";
import type { FlowGraph } from "./graph";
import { places, roomOf, sizeOf } from "./layout";
import { type FlowMark, useSpoken } from "./marks";
import "./flow.css";

const NODES = { step: FlowNode };

export interface CanvasProps {
  graph: FlowGraph;
  marks: Record<string, FlowMark>;
  wrong: ReadonlySet<string>;
  selected?: string;
  /** Key of the selected way, “from>to”. */
  way?: string;
  readOnly: boolean;
  height: number;
  onSelect: (code: string | undefined) => void;
  onSelectWay?: (source: string, target: string) => void;
  onConnect?: (source: string, target: string) => void;
  onPlace?: (code: string, x: number, y: number) => void;
  onRemove?: (code: string) => void;
  onRemoveWay?: (source: string, target: string) => void;
}

/** The drawing of a flow; it keeps nothing, every change goes to the graph. */
export default function FlowCanvas(props: CanvasProps) {
  const { t } = useTranslation("shared");
  const [nodes, setNodes, onNodesChange] = useNodesState<DrawnStep>([]);
  const flow = useRef<ReactFlowInstance<DrawnStep> | null>(null);
  const drawn = useDrawnSteps(props);
  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((one) => [one.id, one] as const));
      return drawn.map((one) => ({ ...known.get(one.id), ...one }));
    });
  }, [drawn, setNodes]);
  const { sheet, size, fit } = useRoom(props, flow);
  const edges = useDrawnWays(props);
  const { onSelect } = props;
  const changed = useCallback(
    (changes: NodeChange<DrawnStep>[]) => {
      onNodesChange(changes.filter((one) => one.type !== "remove" && one.type !== "select"));
      const chosen = changes.find((one) => one.type === "select" && one.selected);
      if (chosen?.type === "select") onSelect(chosen.id);
    },
    [onNodesChange, onSelect],
  );
  return (
    <div ref={sheet} className={props.readOnly ? "flow-canvas flow-read" : "flow-canvas"} style={{ height: props.height }} role="group" aria-label={t("flow.canvas")}>
      <div className="flow-room" style={size}>
        <ReactFlow<DrawnStep>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODES}
          onInit={(instance) => {
            flow.current = instance;
            fit();
          }}
          onNodesChange={changed}
          onNodeClick={(_event, node) => props.onSelect(node.id)}
          onPaneClick={() => props.onSelect(undefined)}
          onEdgeClick={(_event, edge) => props.onSelectWay?.(edge.source, edge.target)}
          onNodeDragStop={(_event, node) => props.onPlace?.(node.id, Math.round(node.position.x), Math.round(node.position.y))}
          onConnect={({ source, target }: Connection) => props.onConnect?.(source, target)}
          onNodesDelete={(gone) => gone.forEach((one) => props.onRemove?.(one.id))}
          onEdgesDelete={(gone) => gone.forEach((one) => props.onRemoveWay?.(one.source, one.target))}
          onBeforeDelete={async ({ nodes: gone, edges: ways }) => (gone.length ? { nodes: gone, edges: [] } : { nodes: [], edges: ways })}
          nodesDraggable={!props.readOnly}
          nodesConnectable={!props.readOnly}
          edgesFocusable={!props.readOnly}
          deleteKeyCode={props.readOnly ? null : ["Delete", "Backspace"]}
          minZoom={0.3}
          maxZoom={1.6}
          zoomOnScroll={false}
          preventScrolling={false}
          ariaLabelConfig={{
            "node.a11yDescription.default": t("flow.keys.step"),
            "node.a11yDescription.keyboardDisabled": t("flow.keys.step"),
            "edge.a11yDescription.default": t("flow.keys.way"),
            "controls.ariaLabel": t("flow.zoom.controls"),
            "controls.zoomIn.ariaLabel": t("flow.zoom.in"),
            "controls.zoomOut.ariaLabel": t("flow.zoom.out"),
            "controls.fitView.ariaLabel": t("flow.zoom.fit"),
          }}
        >
          <Background gap={20} />
          <Controls position="top-left" showInteractive={false} />
        </ReactFlow>
      </div>
    </div>
  );
}

/** Smaller than this its words are hard to read: a larger drawing is scrolled instead. */
const LEAST = 0.93;

/** Gives the drawing the room it needs at a size one can read, and puts it in the middle of it. */
function useRoom({ graph, height }: CanvasProps, flow: RefObject<ReactFlowInstance<DrawnStep> | null>) {
  const sheet = useRef<HTMLDivElement>(null);
  const room = useMemo(() => roomOf(graph), [graph]);
  const [zoom, setZoom] = useState(1);
  const known = useRef(room);
  known.current = room;
  const count = graph.steps.length;
  const fit = useCallback(() => {
    const { clientWidth: wide = 0, clientHeight: high = 0 } = sheet.current ?? {};
    if (!wide) return;
    const { x, y, width, height: tall } = known.current;
    const next = Math.max(LEAST, Math.min(1, wide / width));
    const middle = (free: number) => Math.max(0, free / 2);
    setZoom(next);
    void flow.current?.setViewport({ x: middle(wide - width * next) - x * next, y: middle(high - tall * next) - y * next, zoom: next });
  }, [flow]);
  useEffect(fit, [count, fit]);
  useEffect(() => {
    const drawn = sheet.current;
    let before = 0;
    const seen = new ResizeObserver(() => {
      // A scroll bar that comes and goes with the drawing itself leaves the width of the frame as it is.
      const width = drawn?.offsetWidth ?? 0;
      if (width !== before) fit();
      before = width;
    });
    if (drawn) seen.observe(drawn);
    return () => seen.disconnect();
  }, [fit]);
  return { sheet, fit, size: { minWidth: room.width * zoom, height: Math.max(height - 2, room.height * zoom) } };
}

function useDrawnSteps({ graph, marks, wrong, selected, readOnly }: CanvasProps): DrawnStep[] {
  const spoken = useSpoken();
  const say = useRef(spoken);
  say.current = spoken;
  return useMemo(() => {
    const at = places(graph);
    return graph.steps.map((step) => ({
      id: step.code,
      type: "step" as const,
      position: at.get(step.code) ?? { x: 0, y: 0 },
      ...sizeOf(step),
      data: { step, mark: marks[step.code], wrong: wrong.has(step.code) },
      selected: step.code === selected,
      deletable: !readOnly,
      ariaLabel: say.current(step, marks[step.code]),
    }));
  }, [graph, marks, wrong, selected, readOnly]);
}

function useDrawnWays({ graph, way }: CanvasProps): Edge[] {
  const { t } = useTranslation("shared");
  return useMemo(() => {
    const titles = new Map(graph.steps.map((one) => [one.code, one.title] as const));
    return graph.edges.map((one) => ({
      id: `${one.source}>${one.target}`,
      source: one.source,
      target: one.target,
      type: "smoothstep",
      label: one.condition || (one.is_default ? t("flow.way.otherwise") : undefined),
      selected: way === `${one.source}>${one.target}`,
      markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18 },
      ariaLabel: t("flow.way.spoken", { from: titles.get(one.source) ?? "", to: titles.get(one.target) ?? "", condition: one.condition ?? "" }),
    }));
  }, [graph, way, t]);
}
