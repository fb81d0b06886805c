import { Skeleton, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { FlowPicture } from "@/shared/flow/flow-picture";
import type { FlowGraph, FlowStep } from "@/shared/flow/graph";
import { type FlowMark, useSpoken } from "@/shared/flow/marks";
import { type FlowComparison, useEditionGraph, useFlowComparison } from "../queries";

/** The draft among the editions, which are counted from one. */
export const DRAFT = 0;

const COUNTS = ["steps", "levels", "monitoring", "posts", "materials", "hours"] as const;
const MARKS = ["added", "removed", "changed"] as const;
type Mark = (typeof MARKS)[number];

interface Props {
  id: string;
  before: number;
  after: number;
}

/** Two editions side by side: figures, the steps that came, went or changed, and both drawings. */
export function Compared({ id, before, after }: Props) {
  const { t } = useTranslation("flowcharts");
  const { data: found } = useFlowComparison(id, before, after);
  const { data: old } = useEditionGraph(id, before);
  const { data: now } = useEditionGraph(id, after);
  if (!found || !old || !now) return <Skeleton active />;
  const name = (edition: number) => (edition === DRAFT ? t("versions.draft") : t("edition", { count: edition }));
  return (
    <>
      <table className="flow-table flow-figures">
        <thead>
          <tr><th scope="col">{t("versions.figure")}</th><th scope="col">{name(before)}</th><th scope="col">{name(after)}</th><th scope="col">{t("versions.difference")}</th></tr>
        </thead>
        <tbody>
          {COUNTS.map((one) => (
            <tr key={one}>
              <th scope="row">{t(`versions.count.${one}`)}</th><td>{found.before[one]}</td><td>{found.after[one]}</td><td>{told(found.after[one] - found.before[one])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <StepChanges found={found} old={old} now={now} />
      <div className="flow-pair">
        <Side title={name(before)} graph={old} found={found} />
        <Side title={name(after)} graph={now} found={found} />
      </div>
    </>
  );
}

function told(difference: number): string {
  if (difference === 0) return "—";
  return difference > 0 ? `+${difference}` : String(difference);
}

function Side({ title, graph, found }: { title: string; graph: FlowGraph; found: FlowComparison }) {
  const marks = useMarks(graph, found);
  return (
    <section aria-label={title}>
      <strong>{title}</strong>
      <FlowPicture graph={graph} marks={marks} height={520} />
    </section>
  );
}

/** The changed steps of one drawing, each with a word for what became of it. */
function useMarks(graph: FlowGraph, found: FlowComparison): Record<string, FlowMark> {
  const { t } = useTranslation("flowcharts");
  const marks: Record<string, FlowMark> = {};
  for (const step of graph.steps) {
    const mark = MARKS.find((one) => found[one].includes(step.id ?? ""));
    if (mark) marks[step.code] = { rank: null, count: 0, word: t(`versions.mark.${mark}`) };
  }
  return marks;
}

/** What changed, step by step, in words. */
function StepChanges({ found, old, now }: { found: FlowComparison; old: FlowGraph; now: FlowGraph }) {
  const { t } = useTranslation("flowcharts");
  const spoken = useSpoken();
  const at = (graph: FlowGraph, id: string): FlowStep | undefined => graph.steps.find((one) => one.id === id);
  const said = (step: FlowStep | undefined) => (step ? spoken(step) : "—");
  const rows = MARKS.flatMap((mark: Mark) => found[mark].map((id) => ({ id, mark, before: at(old, id), after: at(now, id) })));
  if (!rows.length) return <Typography.Paragraph>{t("versions.sameSteps")}</Typography.Paragraph>;
  return (
    <table className="flow-table flow-figures">
      <caption className="flow-caption">{t("versions.steps", { count: rows.length })}</caption>
      <thead>
        <tr><th scope="col">{t("versions.change")}</th><th scope="col">{t("versions.earlier")}</th><th scope="col">{t("versions.later")}</th><th scope="col">{t("versions.what")}</th></tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.id}>
            <td><Tag>{t(`versions.mark.${one.mark}`)}</Tag></td><td>{said(one.before)}</td><td>{said(one.after)}</td>
            <td>{one.mark === "changed" ? fields(one.before, one.after).map((name) => t(`versions.field.${name}`, { defaultValue: name })).join("、") || t("versions.ways") : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const UNTOLD = new Set(["shape", "position", "id"]);

/** The fields of a step that do not read as before; none where only the ways leaving it changed. */
function fields(before: FlowStep | undefined, after: FlowStep | undefined): string[] {
  const [old, now] = [before ?? {}, after ?? {}] as [Record<string, unknown>, Record<string, unknown>];
  return Object.keys(now).filter((name) => !UNTOLD.has(name) && JSON.stringify(old[name]) !== JSON.stringify(now[name]));
}
