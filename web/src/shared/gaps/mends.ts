import { whereRecordIs } from "../tasks/where";

/** Something that is not in place yet, as a case, a meeting or a refusal names it. */
export interface Gap {
  code?: string;
  message?: string;
  text?: string;
  number?: string;
  item_id?: string | null;
  pointer?: string;
}

/** What the gap was found at: a case, and what kind of records run in it. */
export interface Around {
  caseId?: string;
  objectKind?: string;
}

export interface Mend {
  /** The word of the link: `mend.<word>`. */
  word: string;
  to: string;
}

type Place = (gap: Gap, around: Around) => string | undefined;

const at = (address: string): Place => () => address;
const tab = (name: string): Place => (_gap, { caseId }) => caseId && `/cases/${caseId}?tab=${name}`;
const ofCase: Place = (_gap, { caseId }) => (caseId ? `/notices/of/${caseId}` : "/notices");
const sectionMeeting: Place = (_gap, { caseId }) => `/meetings?call=section${caseId ? `&for=${caseId}` : ""}`;
const sheet: Place = ({ pointer = "" }) => (pointer.startsWith("/sheets/") ? `/surveys/${pointer.split("/")[2]}` : "/grading");
const point: Place = ({ item_id }) => (item_id ? `/risks/${item_id}` : "/risks");

/** Where each gap is mended, by its code. */
const PLACES: Record<string, [string, Place]> = {
  "participation-missing": ["sectionMeeting", sectionMeeting],
  "meeting-missing": ["sectionMeeting", sectionMeeting],
  "participant-missing": ["participants", sheet],
  "search-not-held": ["search", at("/surveys?box=campaigns")],
  "no-search-called": ["search", at("/surveys?box=campaigns")],
  "sheet-not-submitted": ["sheet", sheet],
  "sheets-not-handed-in": ["sheet", at("/surveys")],
  "flowchart-missing": ["flow", at("/flows")],
  "powers-without-flowchart": ["flow", at("/flows")],
  "grade-not-proposed": ["grade", point],
  "grade-missing": ["grading", at("/grading")],
  "sole-assessor": ["grading", at("/grading")],
  "report-missing": ["grading", at("/grading")],
  "round-missing": ["grading", at("/grading")],
  "points-not-graded": ["grading", at("/grading")],
  "self-assessment-missing": ["assessment", point],
  "appraisal-missing": ["appraisal", point],
  "suggested-below-computed": ["anomaly", tab("anomalies")],
  "no-high-risk-at-all": ["anomaly", tab("anomalies")],
  "disposal-post-only-low": ["anomaly", tab("anomalies")],
  "measure-missing": ["measure", point],
  "points-without-measures": ["measures", at("/measures")],
  "measures-under-review": ["measures", at("/measures")],
  "minutes-not-signed": ["meeting", at("/meetings?tab=meetings")],
  "leadership-meeting-missing": ["meeting", at("/meetings?tab=meetings")],
  "mobilisation-meeting-missing": ["meeting", at("/meetings?tab=meetings")],
  "opinion-awaited": ["opinions", tab("opinions")],
  "countersign-awaited": ["opinions", tab("opinions")],
  "countersign-unanswered": ["opinions", tab("opinions")],
  "opinion-unanswered": ["opinions", tab("opinions")],
  "reply-missing": ["opinions", tab("opinions")],
  "comment-unanswered": ["notice", ofCase],
  "notice-unpublished": ["notice", ofCase],
  "notices-running": ["notice", at("/notices")],
  "points-to-confirm": ["confirm", at("/adjustments")],
  "points-not-decided": ["points", at("/risks?status=draft")],
  "no-points": ["points", at("/risks")],
  "letters-not-signed": ["letters", at("/pledges")],
  "no-letters": ["letters", at("/pledges")],
  "section-catalogue-missing": ["powers", at("/powers")],
  "section-catalogue-outdated": ["powers", at("/powers")],
  "no-power-list": ["powers", at("/powers")],
  "register-office-missing": ["organisation", at("/admin/org")],
  "post-vacant": ["organisation", at("/admin/org")],
  "points-not-submitted": ["filing", at("/filings")],
  "points-not-filed": ["filing", at("/filings")],
  "points-not-reviewed": ["filing", at("/filings")],
  "measures-not-reviewed": ["filing", at("/filings")],
  "measures-not-submitted": ["filing", at("/filings")],
  "measures-not-filed": ["filing", at("/filings")],
  "plan-not-drafted": ["cycle", at("/cycles/new")],
  "plan-not-approved": ["cycle", at("/cycles")],
  "next-plan-missing": ["cycle", at("/cycles/new")],
  "summary-missing": ["cycle", at("/cycles")],
  "self_check-missing": ["cycle", at("/cycles")],
  "corrected_problem-missing": ["cycle", at("/cycles")],
  "revised_point-missing": ["cycle", at("/cycles")],
  "improved_measure-missing": ["cycle", at("/cycles")],
};

/** The page on which a gap is mended: by its code, else the record it is about, at its field. */
export function mendOf(gap: Gap, around: Around = {}): Mend | undefined {
  const [word, place] = PLACES[gap.code ?? ""] ?? [];
  const to = place?.(gap, around);
  if (word && to) return { word, to };
  const record = gap.item_id && around.objectKind ? whereRecordIs(around.objectKind, gap.item_id) : undefined;
  if (!record) return undefined;
  const field = fieldOf(gap.pointer ?? "");
  return { word: "record", to: field ? `${record}?field=${field}` : record };
}

function fieldOf(pointer: string): string {
  const [first = ""] = pointer.split("/").filter(Boolean);
  return first;
}
