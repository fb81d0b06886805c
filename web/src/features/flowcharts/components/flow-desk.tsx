import { CheckCircleOutlined } from "@ant-design/icons";
import { App, Button, Flex, Typography } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { useAnswer } from "@/shared/acts/answer";
import { DraftMark } from "@/shared/drafts/draft-state";
import { useDraft } from "@/shared/drafts/use-draft";
import { begun, type FlowGraph, sent } from "@/shared/flow/graph";
import { FlowEditor } from "@/shared/flow/flow-editor";
import { type FlowFinding, marksOf } from "@/shared/flow/marks";
import { TemplateMenu } from "@/shared/flow/template-menu";
import { drawnFrom, useFlowTemplates } from "@/shared/flow/templates";
import { LeaveGuard } from "@/shared/form/leave-guard";
import { useKeys } from "@/shared/keys/keys";
import { PageFrame } from "@/shared/pages/page-frame";
import { isStale, useConflict } from "@/shared/problem/conflict-dialog";
import { raise } from "@/shared/problem/raised";
import { ReviewNotes } from "@/shared/records/review";
import { useCan } from "@/shared/session/me";
import { StandingTag } from "@/shared/words/standing";
import { type Flowchart, useExamineFlow, useRisksOf, useSaveGraph } from "../queries";
import { CandidateBar } from "./candidates";
import { DiagramFiles } from "./diagram-files";
import { MarkDialog } from "./mark-dialog";
import { WordsDialog } from "./words-dialog";

/** One flow at work: drawn, examined, kept as the draft of its next version. */
export function FlowDesk({ chart, drawn }: { chart: Flowchart; drawn: FlowGraph }) {
  const { t } = useTranslation(["flowcharts", "app"]);
  const { message } = App.useApp();
  const { graph, setGraph, dirty, state, savedAt, kept } = useWorkingCopy(chart, drawn);
  const [selected, setSelected] = useState<string>();
  const [writing, setWriting] = useState(false);
  const [marking, setMarking] = useState<string>();
  const [findings, setFindings] = useState<FlowFinding[]>([]);
  const { save, saving } = useSaving(chart, kept);
  const examine = useExamineFlow(chart.id);
  const { data: risks = [] } = useRisksOf(chart);
  const can = useCan();
  const subject = { kind: "flowchart", id: chart.id };
  const { data: edits } = useAnswer("flowchart:edit", subject, can("flowchart:edit"));
  const may = edits?.allowed === true && chart.status !== "abolished";
  // Templates are filled with the posts of the section, for those who draft its powers.
  const { data: drafts } = useAnswer("power:draft", { kind: "department", id: chart.department_id }, can("power:draft"));
  const { data: templates } = useFlowTemplates(chart.department_id, drafts?.allowed === true);
  const marks = useMemo(() => {
    const codes = new Map(drawn.steps.map((one) => [one.id, one.code] as const));
    return marksOf(risks.map((one) => ({ code: codes.get(one.flow_step_id ?? undefined), rank: one.rank ?? one.proposed_rank })));
  }, [risks, drawn]);
  const keep = async () => {
    if (!dirty) return true;
    const done = await save(graph);
    if (done) void message.success(t("saved"));
    return done;
  };
  const check = async () => {
    if (!(await keep())) return;
    const { findings: found } = await examine.mutateAsync();
    const order = [...found].sort((one, other) => Number(other.severity === "block") - Number(one.severity === "block"));
    setFindings(order.map((one) => ({ step: one.step, explanation: one.explanation, wrong: one.severity === "block" })));
    const first = order.find((one) => one.step);
    if (first?.step) setSelected(first.step);
    if (!found.length) void message.success(t("check.clean"));
  };
  const mark = async (code: string) => {
    if (await keep()) setMarking(code);
  };
  useKeys({ "Control+s": () => void keep() });
  return (
    <PageFrame
      title={t("app:page.P13")}
      crumbs={[{ title: t("app:page.P15"), to: "/flows" }]}
      actions={
        <>
          <DraftMark state={state} savedAt={savedAt} />
          <Button href={`/flowcharts/${chart.id}/print`} target="_blank">{t("act.print")}</Button>
          <Link to={`/flows/${chart.id}/versions`}><Button>{t("act.versions")}</Button></Link>
          <Act asks="flowchart:edit" subject={subject} onClick={() => setWriting(true)}>{t("act.words")}</Act>
          <DiagramFiles chart={chart} may={may} onTaken={kept} />
          <Button icon={<CheckCircleOutlined />} loading={examine.isPending} onClick={() => void check()}>{t("act.check")}</Button>
          <Act asks="flowchart:edit" subject={subject} blocked={chart.status === "abolished" ? t("status.abolished") : undefined} type="primary" loading={saving} onClick={() => void keep()}>{t("act.save")}</Act>
        </>
      }
    >
      <div className="flow-head-line">
      <Flex gap="small" wrap align="center">
        <Typography.Text strong>{chart.number} {chart.title}</Typography.Text>
        <StandingTag of={chart} />
        {chart.edition > 0 && <span>{t("edition", { count: chart.edition })}</span>}
        <Typography.Text type="secondary">{chart.department}</Typography.Text>
        <Typography.Text type="secondary">{t("serves", { names: chart.powers.map((one) => one.name).join("、") || t("none") })}</Typography.Text>
      </Flex>
      </div>
      <ReviewNotes itemId={chart.id} />
      {may && <CandidateBar chart={chart} />}
      <FlowEditor
        graph={graph}
        onChange={setGraph}
        readOnly={!may}
        marks={marks}
        findings={findings}
        selected={selected}
        onSelect={setSelected}
        onMark={chart.powers.length ? (code) => void mark(code) : undefined}
        tools={(apply) => templates && <TemplateMenu templates={templates.items} onChoose={(one) => apply(drawnFrom(one))} />}
      />
      {writing && <WordsDialog chart={chart} onClose={() => setWriting(false)} />}
      {marking && <MarkDialog chart={chart} code={marking} onClose={() => setMarking(undefined)} />}
      <LeaveGuard dirty={dirty} />
    </PageFrame>
  );
}

/** What is drawn now: as saved, or as it was left last time without saving. */
function useWorkingCopy(chart: Flowchart, drawn: FlowGraph) {
  const { found, change, drop, state, savedAt } = useDraft<FlowGraph>("flowchart", chart.id, chart.title);
  const { t } = useTranslation("shared");
  const start = useMemo(
    () => (drawn.steps.length ? drawn : begun({ start: t("flow.new.start"), end: t("flow.new.end") })),
    [drawn, t],
  );
  const [graph, set] = useState<FlowGraph>(start);
  const [dirty, setDirty] = useState(false);
  useEffect(() => set(start), [start]);
  useEffect(() => {
    if (!found?.steps.length) return;
    set(found);
    setDirty(true);
  }, [found]);
  const setGraph = (next: FlowGraph) => {
    set(next);
    setDirty(true);
    change(sent(next));
  };
  const kept = () => {
    setDirty(false);
    void drop();
  };
  return { graph, setGraph, dirty, state, savedAt, kept };
}

/** Saves; where somebody else drew meanwhile, asks whose drawing stays. */
function useSaving(chart: Flowchart, kept: () => void) {
  const { t } = useTranslation("flowcharts");
  const write = useSaveGraph(chart.id);
  const conflict = useConflict();
  const save = async (graph: FlowGraph, number = chart.version): Promise<boolean> => {
    try {
      await write.mutateAsync({ graph, number });
      kept();
      return true;
    } catch (failure) {
      if (!isStale(failure)) {
        raise(failure);
        return false;
      }
      const mine = sent(graph);
      const settled = await conflict(failure, { ...mine } as Record<string, unknown>, (_name, value) => told(value, t("conflict.more")));
      return settled ? save(settled.values as unknown as FlowGraph, settled.version) : false;
    }
  };
  return { save, saving: write.isPending };
}

function told(value: unknown, more: string): string {
  if (!Array.isArray(value)) return String(value ?? "—");
  const rows = value as { title?: string; source?: string; target?: string }[];
  const said = rows.map((one) => one.title ?? `${one.source}→${one.target}`);
  return said.length > 12 ? `${said.slice(0, 12).join("、")} ${more}` : said.join("、");
}
