import { ApartmentOutlined, BranchesOutlined, PlusOutlined, RedoOutlined, UndoOutlined, WarningOutlined } from "@ant-design/icons";
import { Button, Flex, Segmented, Spin, Typography } from "antd";
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { FindingList } from "./finding-list";
import { FlowLegend } from "./flow-legend";
import { FlowList } from "./flow-list";
import "./flow.css";
import { acts, connected, decisionAdded, edgeChanged, edgeRemoved, type FlowGraph, stepAdded, stepChanged, stepRemoved, unplaced } from "./graph";
import { useFlowHistory } from "./history";
import type { FlowFinding, FlowMark } from "./marks";
import { StepPanel, WayPanel } from "./step-panel";

const FlowCanvas = lazy(() => import("./flow-canvas"));

interface Props {
  graph: FlowGraph;
  onChange: (graph: FlowGraph) => void;
  marks?: Record<string, FlowMark>;
  findings?: readonly FlowFinding[];
  selected?: string;
  onSelect?: (code: string | undefined) => void;
  /** Marks the chosen step as a place of risk; absent where that is done elsewhere. */
  onMark?: (code: string) => void;
  /** More buttons on the bar: templates, examination, files. */
  tools?: (apply: (graph: FlowGraph) => void) => ReactNode;
  height?: number;
  /** Looked at, not drawn on. */
  readOnly?: boolean;
}

/** Draws a flow by mouse, or lists it for the keyboard: both change the same graph. */
export function FlowEditor({ graph, onChange, marks = {}, findings = [], selected, onSelect, onMark, tools, height = 520, readOnly = false }: Props) {
  const { t } = useTranslation("shared");
  const { apply, undo, redo, canUndo, canRedo } = useFlowHistory(graph, onChange);
  const [own, setOwn] = useState<string>();
  const [fresh, setFresh] = useState<string>();
  const [way, setWay] = useState<{ source: string; target: string }>();
  const [view, setView] = useState<"drawing" | "list">("drawing");
  const chosen = selected ?? own;
  const choose = (code: string | undefined) => {
    setWay(undefined);
    setOwn(code);
    onSelect?.(code);
  };
  useUndoKeys(undo, redo);
  const wrong = useMemo(() => new Set(findings.flatMap((one) => (one.step && one.wrong ? [one.step] : []))), [findings]);
  const step = graph.steps.find((one) => one.code === chosen);
  const add = (made: { graph: FlowGraph; code: string }) => {
    apply(made.graph);
    setFresh(made.code);
    choose(made.code);
  };
  return (
    <div className="flow-editor">
      <Flex gap="small" wrap align="center" role="toolbar" aria-label={t("flow.bar")}>
        <Segmented
          value={view}
          onChange={setView}
          options={[{ value: "drawing", label: t("flow.view.drawing") }, { value: "list", label: t("flow.view.list") }]}
        />
        {!readOnly && (
          <>
            <Button icon={<PlusOutlined />} onClick={() => add(stepAdded(graph, "handling", t("flow.new.step"), chosen))}>{t("flow.act.step")}</Button>
            <Button icon={<BranchesOutlined />} onClick={() => add(decisionAdded(graph, t("flow.new.decision"), chosen))}>{t("flow.act.decision")}</Button>
            {onMark && (
              <Button icon={<WarningOutlined />} disabled={!step || !acts(step)} onClick={() => step && onMark(step.code)}>{t("flow.mark.act")}</Button>
            )}
            <Button icon={<ApartmentOutlined />} onClick={() => apply(unplaced(graph))}>{t("flow.act.layout")}</Button>
            <Button icon={<UndoOutlined />} disabled={!canUndo} onClick={undo}>{t("flow.act.undo")}</Button>
            <Button icon={<RedoOutlined />} disabled={!canRedo} onClick={redo}>{t("flow.act.redo")}</Button>
            {tools?.(apply)}
          </>
        )}
      </Flex>
      <FindingList findings={findings} graph={graph} onGo={choose} />
      {view === "list" ? (
        <FlowList
          graph={graph}
          marks={marks}
          selected={chosen}
          fresh={fresh}
          readOnly={readOnly}
          apply={apply}
          onSelect={choose}
          onAdd={(after) => add(stepAdded(graph, "handling", t("flow.new.step"), after))}
          onMark={onMark}
        />
      ) : (
        <div className="flow-sheet">
          <div className="flow-drawing">
            <Suspense fallback={<Spin />}>
              <FlowCanvas
                graph={graph}
                marks={marks}
                wrong={wrong}
                selected={chosen}
                way={way && `${way.source}>${way.target}`}
                readOnly={readOnly}
                height={height}
                onSelect={choose}
                onSelectWay={(source, target) => {
                  choose(undefined);
                  setWay({ source, target });
                }}
                onConnect={(source, target) => apply(connected(graph, source, target))}
                onPlace={(code, x, y) => apply(stepChanged(graph, code, { shape: { x, y } }))}
                onRemove={(code) => {
                  choose(undefined);
                  apply(stepRemoved(graph, code));
                }}
                onRemoveWay={(source, target) => apply(edgeRemoved(graph, source, target))}
              />
            </Suspense>
            <FlowLegend graph={graph} marks={marks} wrong={wrong.size > 0} />
          </div>
          <aside className="flow-side" aria-label={t("flow.side")}>
            {step && <StepPanel key={step.code} graph={graph} step={step} apply={apply} readOnly={readOnly} />}
            {step && !readOnly && <Button size="small" danger onClick={() => { choose(undefined); apply(stepRemoved(graph, step.code)); }}>{t("flow.act.remove")}</Button>}
            {way && !step && (
              <WayPanel
                graph={graph}
                {...way}
                readOnly={readOnly}
                onChange={(values, what) => apply(edgeChanged(graph, way.source, way.target, values), what && `${way.source}>${way.target}`)}
                onRemove={() => { setWay(undefined); apply(edgeRemoved(graph, way.source, way.target)); }}
              />
            )}
            {!step && !way && <Typography.Paragraph type="secondary">{t(readOnly ? "flow.nothingRead" : "flow.nothing")}</Typography.Paragraph>}
          </aside>
        </div>
      )}
    </div>
  );
}

const TYPING = new Set(["INPUT", "TEXTAREA"]);

function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || TYPING.has((event.target as HTMLElement).tagName)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [undo, redo]);
}
