/** What of a to-do decides where it is done. */
interface Waiting {
  id: string;
  kind: string;
  subject_kind: string;
  subject_id: string;
  case_id?: string | null;
  box?: string;
  state?: string;
  step?: { type?: string | null } | null;
}

type Address = (subject: string) => string;

const BY_KIND: Record<string, Address> = {
  "commitment.sign": (id) => `/pledges/${id}`,
  "commitment.countersign": (id) => `/pledges/${id}`,
  "measure.waiting": (id) => `/powers/${id}?tab=measures`,
  "measure.due": (id) => `/measures/${id}`,
  "measure.postponement": (id) => `/measures/${id}`,
  confirmation: (id) => `/adjustments?subject_id=${id}`,
  "filing.points.due": () => "/filings?tab=points",
  "filing.measures.due": () => "/filings?tab=measures",
  "filing.plan.due": () => "/filings?tab=plan",
  "filing.summary.due": () => "/filings?tab=summary",
  "notice.body_missing": () => "/admin/org?box=bodies",
  "post.taken_over": (id) => `/risks?post_id=${id}`,
};

const BY_SUBJECT: Record<string, Address> = {
  sheet: (id) => `/surveys/${id}`,
  commitment: (id) => `/pledges/${id}`,
  confirmation: () => "/adjustments",
  cycle: (id) => `/cycles/${id}`,
  cycle_stage: () => "/cycles",
  stage_task: () => "/cycles",
  delegation: () => "/me?tab=delegation",
  document: () => "/region/filings",
  received_filing: (id) => `/region/filings/${id}`,
  filing: (id) => `/filings/${id}`,
  department: () => "/grading",
  risk_point: (id) => `/risks/${id}`,
  grading: (id) => `/risks/${id}`,
  lowering: (id) => `/risks/${id}`,
  measure: (id) => `/measures/${id}`,
  measure_task: () => "/my-measures",
  notice: (id) => `/notices/${id}`,
  notice_comment: (id) => `/notices/comments/${id}`,
  post: (id) => `/risks?post_id=${id}`,
  power: (id) => `/powers/${id}`,
  catalogue: (id) => `/power-list/catalogues/${id}`,
  flowchart: (id) => `/flows/${id}/edit`,
  regulation: (id) => `/regulations?open=${id}`,
  regulation_gap: () => "/regulations?box=gaps",
  appraiser: (id) => `/appraisers/${id}`,
  major_matter: (id) => `/matters?open=${id}`,
  meeting: (id) => `/meetings/${id}`,
  export_job: () => "/exports",
  import: (id) => `/imports/${id}`,
  case: (id) => `/cases/${id}`,
  task: (id) => `/tasks/${id}`,
};

/** Steps that are taken elsewhere than on the approval page. */
const BY_STEP: Record<string, string> = {
  collective_decision: "/meetings",
  public_notice: "/notices",
};

/** The page on which a to-do is done; none for a kind nobody knows. */
export function whereTaskIsDone(task: Waiting): string | undefined {
  const step = BY_STEP[task.step?.type ?? ""];
  if (step) return step;
  return BY_KIND[task.kind]?.(task.subject_id) ?? whereRecordIs(task.subject_kind, task.subject_id);
}

/** Whoever was asked for a look says on the page of the to-do itself that nothing need change. */
const MAY_STAY = ["flowchart.review", "risk_point.refit_measures", "risk_point.retire"];

/** What a press on a to-do opens: a case lies on its approval page, but its notice is published where it is drafted. */
export function whereTaskOpens(task: Waiting): string {
  if (task.case_id && task.state === "open" && task.box === "act" && task.step?.type === "public_notice") return `/notices/of/${task.case_id}`;
  const here = `/tasks/${task.id}`;
  if (task.case_id || task.box === "read" || task.state !== "open" || MAY_STAY.includes(task.kind)) return here;
  return whereTaskIsDone(task) ?? here;
}

/** The page of a record by its kind. */
export function whereRecordIs(kind: string, id: string): string | undefined {
  return BY_SUBJECT[kind]?.(id);
}
