import type { Of } from "@/api/types";
import { doerOf, type FlowGraph, sent } from "@/shared/flow/graph";
import type { Prefill, Registration, RegistrationDraft } from "../../registration-queries";
import { tidy } from "../place";

type Duty = "handling" | "reviewing" | "deciding";
export const DUTIES: readonly Duty[] = ["handling", "reviewing", "deciding"];

export type PowerFields = Partial<Of<"PowerDraft">> & Partial<Record<Duty, string[]>>;
export type PointFields = Partial<Of<"RegisteredPoint">>;
export type ChartFields = Partial<Omit<Of<"RegisteredChart">, "steps" | "edges">>;

/** What stands in the fields of the form; the drawing is kept beside it. */
export interface WizardFields {
  power: PowerFields;
  flowchart: ChartFields;
  risk_points: PointFields[];
}

/** All of a registration as far as it is written: what the draft keeps. */
export interface WizardContent {
  fields: WizardFields;
  graph: FlowGraph;
  /** Where one was writing. */
  step?: WizardStep;
}

export const STEPS = ["power", "flowchart", "risk_points", "measures", "send"] as const;
export type WizardStep = (typeof STEPS)[number];

const NO_FLOW: FlowGraph = { steps: [], edges: [] };

/** What the form begins with: the own section and its posts. */
export function prefilled(prefill: Prefill): WizardContent {
  const first = (duty: Duty) => prefill.posts[duty].slice(0, 1).map((one) => one.post_id);
  return {
    fields: {
      power: {
        department_id: prefill.department.id,
        exercising_subject: prefill.exercising_subject,
        handling: first("handling"),
        reviewing: first("reviewing"),
        deciding: first("deciding"),
        time_limit_unit: "day",
        time_limit_counting: "working",
        has_discretion: false,
      },
      flowchart: {},
      risk_points: [],
    },
    graph: NO_FLOW,
  };
}

const CHART_KEPT = [
  "title", "procedure_source", "is_generic", "citation", "handling_subject", "conditions", "materials", "limit_value", "limit_unit", "limit_days",
  "supervision_channels", "counterpart_rights", "complaint_route", "complaint_phone", "exercise_standard", "work_discipline", "defects", "remarks",
] as const;

function only<T extends object>(held: T, names: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(held).filter(([name, value]) => names.includes(name) && value != null)) as Partial<T>;
}

/** A registration that was saved, as the form shows it. */
export function reopened(saved: Registration): WizardContent {
  const { posts = [], ...power } = saved.power;
  const of = (duty: Duty) => posts.filter((one) => one.duty === duty).map((one) => one.post_id);
  const chart = saved.flowchart;
  return {
    fields: {
      power: { ...power, handling: of("handling"), reviewing: of("reviewing"), deciding: of("deciding") } as PowerFields,
      flowchart: chart ? (only(chart, CHART_KEPT) as ChartFields) : {},
      risk_points: saved.risk_points.map(pointFields),
    },
    graph: chart ? sent(chart) : NO_FLOW,
  };
}

function pointFields(point: Registration["risk_points"][number]): PointFields {
  const { grading, measures } = point;
  return {
    ...only(point, ["id", "title", "flow_node_key", "category", "content", "causes", "manifestations", "subject_type", "department_id", "post_id"]),
    grading: grading && { scores: grading.scores, rationales: grading.rationales, consequence: grading.consequence },
    measures: measures.map((one) => ({ ...one, waiting: undefined })),
  } as PointFields;
}

const POWER_LEFT = new Set(["handling", "reviewing", "deciding", "posts"]);
const LIMIT = new Set(["time_limit_unit", "time_limit_counting"]);
const BY_DAYS = new Set(["day", undefined]);

function filled<T extends object>(held: T): T {
  return Object.fromEntries(Object.entries(held).filter(([, value]) => value !== undefined && value !== "")) as T;
}

/** A unit without a figure says nothing; only days are counted as working days or not. */
function timed(power: PowerFields): PowerFields {
  if (!power.time_limit_value) return Object.fromEntries(Object.entries(power).filter(([name]) => !LIMIT.has(name)));
  return BY_DAYS.has(power.time_limit_unit ?? undefined) ? power : { ...power, time_limit_counting: null };
}

const PLACED = ["parent_id", "levels", "reform", "disclosure"] as const;

/** What is written of the power; what was emptied is sent empty, or the register would keep it. */
function written(power: PowerFields): PowerFields {
  const kept = Object.entries(power).filter(([name, value]) => value !== undefined && (value !== "" || name !== "name"));
  return Object.fromEntries([...kept, ...PLACED.map((name) => [name, tidy(name, power[name]) ?? null])]) as PowerFields;
}

/** The chart with its words, drawn or not. */
export function chartOf({ fields, graph }: WizardContent): RegistrationDraft["flowchart"] {
  return { ...filled(fields.flowchart ?? {}), ...sent(graph) } as RegistrationDraft["flowchart"];
}

/** The form as the service takes it. */
export function bodyOf({ fields, graph }: WizardContent, rules: PostRules): RegistrationDraft {
  const power = timed(Object.fromEntries(Object.entries(fields.power).filter(([name]) => !POWER_LEFT.has(name))));
  const posts = DUTIES.flatMap((duty) => (fields.power[duty] ?? []).map((post_id) => ({ post_id, duty })));
  const drawn = graph.steps.length > 0 ? chartOf({ fields, graph }) : null;
  return {
    power: { ...written(power), posts } as RegistrationDraft["power"],
    flowchart: drawn,
    risk_points: (fields.risk_points ?? []).map((one) => pointBody(one, fields.power.department_id ?? null, ofPost(one, graph, rules))),
    send: false,
  };
}

/** Which risks belong to a post, and which posts are the section's own. */
export interface PostRules {
  categories: readonly string[];
  own: ReadonlySet<string>;
}

/** Risks of duty and of morals belong to the section's post at the step, all others to the section. */
function ofPost(point: PointFields, graph: FlowGraph, rules: PostRules): boolean {
  return atOwnPost(point, graph, rules.own) && (!point.category || rules.categories.includes(point.category));
}

function atOwnPost(point: PointFields, graph: FlowGraph, own: ReadonlySet<string>): boolean {
  const step = graph.steps.find((one) => one.code === point.flow_node_key);
  const doer = step && doerOf(step);
  return Boolean(doer && own.has(doer));
}

/** Which subjects a point may still come to belong to: what it may be called depends on them. */
export function subjectsOf(point: PointFields, graph: FlowGraph, own: ReadonlySet<string>): string[] {
  if (point.subject_type) return [point.subject_type];
  return atOwnPost(point, graph, own) ? ["work_post", "section"] : ["section"];
}

function pointBody(point: PointFields, department: string | null, byPost: boolean) {
  const scores = filled(point.grading?.scores ?? {});
  const grading = Object.keys(scores).length || point.grading?.consequence
    ? { scores, rationales: filled(point.grading?.rationales ?? {}), consequence: point.grading?.consequence ?? null }
    : null;
  const subject = point.subject_type || byPost ? {} : { subject_type: "section" as const, department_id: department };
  return {
    ...filled(point),
    ...subject,
    title: point.title ?? "",
    manifestations: (point.manifestations ?? []).filter((one) => one?.trim()),
    grading,
    measures: (point.measures ?? []).filter((one) => one?.text?.trim()).map((one) => filled(one)),
  } as Of<"RegisteredPoint">;
}
