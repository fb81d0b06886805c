import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox, DatePicker, Flex, Form, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import { FormDialog } from "../form/form-dialog";
import { Select } from "../form/select";
import { BY_NAME, useDirectory } from "../people/organisation";
import { ReturnComments } from "../records/review";
import { day } from "../time/dates";
import { useWord, useWords } from "../words/vocabularies";
import { Named } from "../meanings/meaning";

type Measure = Of<"Measure">;

/** What a measure is written against, and whose it is unless said otherwise. */
export interface GuardedPoint {
  id: string;
  title: string;
  post_id?: string | null;
  answering_post_id?: string | null;
  category?: string | null;
}

interface Filled {
  text: string;
  kind?: string | null;
  phase?: string | null;
  responsible_post_id?: string | null;
  frequency?: string;
  recurrence?: string | null;
  due_on?: Dayjs | string | null;
  basis?: string;
  urgent?: boolean;
  tools?: string[];
}

export const changeMeasure = (id: string, number: number, body: Of<"MeasureChange">) =>
  taken(api.PUT("/api/v1/measures/{measure_id}", { params: { path: { measure_id: id }, header: version(number) }, body }));

const addMeasure = (point: string, body: Of<"MeasureDraft">) =>
  taken(api.POST("/api/v1/risk-points/{risk_point_id}/measures", { params: { path: { risk_point_id: point } }, body }));

/** Runs a change of measures and lets every list see it; the caller shows refusals itself. */
export function useMeasureAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet: true },
    onSuccess: () => {
      for (const key of ["measures", "risk_points", "tasks", "my-area"]) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

interface Props {
  point: GuardedPoint;
  measure?: Measure;
  focus?: string;
  onClose: () => void;
}

/** Writes a measure against a risk, or changes one. */
export function MeasureDialog({ point, measure, focus, onClose }: Props) {
  const { t } = useTranslation("shared");
  const { posts } = useDirectory();
  const kinds = useWords("measure_kinds");
  const phases = useWords("measures.phase");
  const recurrences = useWords("measures.recurrence");
  const show = useShowMeasure();
  const act = useMeasureAct(({ filled, number }: { filled: Filled; number?: number }) => {
    const body = { ...filled, due_on: filled.due_on ? dayjs(filled.due_on).format("YYYY-MM-DD") : null } as Of<"MeasureDraft">;
    if (!measure) return addMeasure(point.id, body);
    return changeMeasure(measure.id, number ?? measure.version, number ? body : changedIn(measure, body));
  });
  const initial: Partial<Filled> = measure
    ? { ...pick(measure), due_on: measure.due_on ? dayjs(measure.due_on) : null }
    : { responsible_post_id: point.answering_post_id ?? point.post_id };
  return (
    <FormDialog<Filled>
      title={t(measure ? "measure.change" : "measure.add", { title: point.title })}
      verb={t(measure ? "measure.save" : "measure.addVerb")}
      width={680}
      initialValues={initial}
      show={show}
      run={(filled, number) => act.mutateAsync({ filled, number })}
      focus={focus}
      onClose={onClose}
    >
      {measure && <ReturnComments itemId={measure.id} />}
      <Form.Item name="text" label={t("measure.text")} rules={[{ required: true, message: t("measure.textMissing") }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Flex gap="0 16px" wrap>
        <Form.Item name="kind" label={<Named of="measure_kind" name={t("measure.kind")} />} className="measure-half"><Select allowClear options={kinds} /></Form.Item>
        <Form.Item name="phase" label={t("measure.phase")} className="measure-half"><Select allowClear options={phases} /></Form.Item>
        <Form.Item name="responsible_post_id" label={t("measure.responsible")} className="measure-half">
          <Select allowClear showSearch={BY_NAME} options={posts} />
        </Form.Item>
        <Form.Item name="recurrence" label={t("measure.recurrence")} className="measure-half"><Select allowClear options={recurrences} /></Form.Item>
        <Form.Item name="frequency" label={t("measure.frequency")} className="measure-half"><Input maxLength={1000} /></Form.Item>
        <Form.Item name="due_on" label={t("measure.dueOn")} className="measure-half" getValueProps={(value) => ({ value: value ? dayjs(value as string) : null })}>
          <DatePicker className="measure-whole" />
        </Form.Item>
      </Flex>
      <Tools category={point.category} />
      <Form.Item name="basis" label={t("measure.basis")}><Input maxLength={1000} /></Form.Item>
      <Form.Item name="urgent" valuePropName="checked"><Checkbox>{t("measure.urgent")}</Checkbox></Form.Item>
    </FormDialog>
  );
}

/** The tools a measure uses; those that suit the kind of risk come first and are named. */
function Tools({ category }: { category?: string | null }) {
  const { t } = useTranslation("shared");
  const word = useWord();
  const tools = useWords("measure_tools");
  const { data } = useQuery({ queryKey: ["measure-suggestions"], staleTime: Infinity, queryFn: () => taken(api.GET("/api/v1/measures/suggestions")) });
  const suited = data?.items.find((one) => one.category === category)?.tools ?? [];
  const ordered = [...tools].sort((one, other) => Number(suited.includes(other.value)) - Number(suited.includes(one.value)));
  const hint = suited.length ? t("measure.suggested", { category: word("categories", category), tools: suited.map((one) => word("measure_tools", one)).join("、") }) : undefined;
  return <Form.Item name="tools" label={t("measure.tools")} extra={hint}><Select mode="multiple" allowClear options={ordered} showSearch={BY_NAME} /></Form.Item>;
}

/** Only what was touched: a deadline said again would begin its period anew. */
function changedIn(measure: Measure, body: Of<"MeasureDraft">): Of<"MeasureChange"> {
  const before = measure as Record<string, unknown>;
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[name] ?? null)));
}

const LISTS: Record<string, string> = { kind: "measure_kinds", phase: "measures.phase", recurrence: "measures.recurrence" };

/** Reads a field of a measure aloud where two people changed it. */
function useShowMeasure() {
  const { t } = useTranslation("shared");
  const word = useWord();
  const { nameOf } = useDirectory();
  return (name: string, value: unknown): string => {
    if (value == null || value === "") return "—";
    if (typeof value === "boolean") return t(value ? "measure.yes" : "measure.no");
    if (name.endsWith("_id")) return nameOf(String(value)) || String(value);
    if (name === "due_on") return dayjs.isDayjs(value) ? value.format("YYYY-MM-DD") : day(String(value));
    if (Array.isArray(value)) return value.map((one) => word("measure_tools", String(one))).join("、") || "—";
    const list = LISTS[name];
    return list ? word(list, String(value)) : String(value);
  };
}

function pick(measure: Measure): Partial<Filled> {
  const { text, kind, phase, responsible_post_id, frequency, recurrence, basis, urgent, tools } = measure;
  return { text, kind, phase, responsible_post_id, frequency, recurrence, basis, urgent, tools };
}
