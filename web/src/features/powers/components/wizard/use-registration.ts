import { Form } from "antd";
import { useMemo, useRef, useState } from "react";
import { newKey } from "@/api/client";
import { Problem } from "@/api/problem";
import type { Of } from "@/api/types";
import { useDraft } from "@/shared/drafts/use-draft";
import type { FlowGraph } from "@/shared/flow/graph";
import { useProfile } from "@/shared/grade/rules";
import { useDirectory } from "@/shared/people/organisation";
import { raise } from "@/shared/problem/raised";
import { type Checked, type Registration, useCheckRegistration, useSendRegistration } from "../../registration-queries";
import { bodyOf, chartOf, type PointFields, subjectsOf, type WizardContent, type WizardFields, type WizardStep } from "./form";
import { mark, problemsIn, problemsOf, type WizardProblem } from "./problems";

/** One registration being written: its fields, its drawing, its draft, and what the service says of it. */
export function useWriting(draft: ReturnType<typeof useDraft<WizardContent>>, start: WizardContent, saved?: Registration) {
  const [form] = Form.useForm<WizardFields>();
  const [graph, setGraph] = useState(start.graph);
  const [checked, setChecked] = useState<Checked>();
  const [problems, setProblems] = useState<WizardProblem[]>([]);
  const [touched, setTouched] = useState(false);
  const profile = useProfile();
  const check = useCheckRegistration();
  const send = useSendRegistration();
  const key = useRef(newKey());
  const drawn = useRef(graph);
  const place = useRef(start.step ?? "power");
  const known = useMemo(() => saved && { id: saved.power_id, version: saved.version }, [saved]);
  const { posts } = useDirectory();
  const rules = () => {
    const section = (form.getFieldsValue(true) as WizardFields).power?.department_id;
    return {
      categories: profile?.subject_types.find((one) => one.code === "work_post")?.categories ?? [],
      own: new Set(posts.filter((one) => one.department === section).map((one) => one.value)),
    };
  };

  const content = (): WizardContent => ({ fields: form.getFieldsValue(true) as WizardFields, graph: drawn.current, step: place.current });
  const changed = () => {
    setTouched(true);
    draft.change(content());
  };
  const at = (step: WizardStep) => {
    place.current = step;
    if (touched) draft.change(content());
  };
  const draw = (next: FlowGraph) => {
    drawn.current = next;
    setGraph(next);
    changed();
  };
  const told = useRef<{ answer?: Checked; problems: WizardProblem[] }>({ problems: [] });
  const tell = (found: WizardProblem[], aloud: boolean) => {
    if (aloud) mark(form, found.filter((one) => one.blocking), told.current.problems);
    told.current.problems = found;
    setProblems(found);
  };
  /** The form as far as it is filled in. */
  const written = (): Of<"RegistrationCheck"> => {
    const { power, flowchart, risk_points } = bodyOf(content(), rules());
    return { power: power as never, flowchart, risk_points, power_id: known?.id ?? null };
  };
  /** The same on paper, with what the chart will say though nothing is drawn yet. */
  const onPaper = (): Of<"RegistrationCheck"> => ({ ...written(), flowchart: chartOf(content()) });
  /** Tries it out; `aloud` also puts the words at the fields. */
  const examine = async (aloud = false): Promise<WizardProblem[] | undefined> => {
    try {
      const answer = await check.mutateAsync(written());
      told.current.answer = answer;
      setChecked(answer);
      const found = problemsOf(answer);
      tell(found, aloud);
      return found;
    } catch (failure) {
      return refused(failure, aloud);
    }
  };
  const refused = (failure: unknown, aloud = true): WizardProblem[] | undefined => {
    const found = problemsIn(failure);
    if (!found.length) {
      raise(failure);
      return undefined;
    }
    tell(found, aloud);
    return found;
  };
  const submit = async (urgency?: string): Promise<Registration | undefined> => {
    try {
      const done = await send.mutateAsync({ body: { ...bodyOf(content(), rules()), send: true, urgency: urgency as never }, known, key: key.current });
      setTouched(false);
      await draft.drop();
      return done;
    } catch (failure) {
      if (!(failure instanceof Problem && failure.status === 0)) key.current = newKey();
      refused(failure);
      return undefined;
    }
  };
  /** What a point of this place may be called, by the rules for whose risk it may be; what it is called already stays. */
  const categoriesOf = (point: PointFields) => {
    const subjects = subjectsOf(point, graph, rules().own);
    const fitting = new Set((profile?.subject_types ?? []).filter((one) => subjects.includes(one.code)).flatMap((one) => one.categories));
    return (profile?.categories ?? []).filter((one) => fitting.has(one.code) || one.code === point.category);
  };
  return {
    categoriesOf, form, graph, draw, at, changed, content, onPaper, examine, submit, checked, problems, touched,
    /** What was said last, for what follows within the same press. */
    latest: () => told.current,
    busy: check.isPending, sending: send.isPending,
  };
}

export type Writing = ReturnType<typeof useWriting>;
