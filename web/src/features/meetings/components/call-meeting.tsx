import { Checkbox, Flex, Form, type FormInstance, Select, Spin, Tag } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { FormDialog } from "@/shared/form/form-dialog";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useHolds, useMe } from "@/shared/session/me";
import { day, today } from "@/shared/time/dates";
import { useWords } from "@/shared/words/vocabularies";
import { useBodies, useBodiesAwaited, useCallMeeting, useCandidates, useLastMeeting } from "../queries";
import { ScheduleFields } from "./schedule-fields";

interface Values {
  kind: "body" | "section" | "mobilisation";
  body_id?: string;
  department_id?: string;
  case_id?: string;
  title: string;
  held_on: string;
  hour?: string;
  place?: string;
  case_ids?: string[];
}

interface Props {
  /** A section's meeting on a case: what it is held for. */
  caseId?: string;
  usual?: Values["kind"];
  /** The body and what comes on its agenda, where they were chosen before. */
  bodyId?: string;
  items?: string[];
  onClose: () => void;
}

/** Calls a meeting and puts what waits for it on the agenda. */
export function CallMeeting({ caseId, usual = "body", bodyId, items, onClose }: Props) {
  const { t } = useTranslation("meetings");
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch("kind", form) ?? "body";
  const body = Form.useWatch("body_id", form);
  const { departments } = useDirectory();
  const { data: bodies } = useBodies();
  useUsual(form, bodyId);
  const call = useCallMeeting();
  const me = useMe();
  const heads = useHolds()("section_head");
  const kinds = useWords("meetings.kind");
  const usualTitle = (of: Values["kind"]) =>
    of === "body" ? t("call.usualTitle") : of === "section" ? t("call.sectionTitle") : kinds.find((one) => one.value === of)?.label;
  const retitle = (of: Values["kind"]) => !form.isFieldTouched("title") && form.setFieldValue("title", usualTitle(of));
  const run = async ({ case_ids = [], ...values }: Values) => {
    const called = await call.mutateAsync({ ...values, case_ids, case_id: caseId ?? null, chair_id: caseId && heads ? me.person_id : null, hour: values.hour ?? "", place: values.place ?? "" });
    navigate(`/meetings/${called.id}`);
  };
  return (
    <FormDialog<Values>
      title={t("call.title")}
      verb={t("call.act")}
      width={720}
      form={form}
      initialValues={{ body_id: bodyId, case_ids: items, kind: usual, held_on: today(), title: usualTitle(caseId ? "section" : usual) }}
      run={run}
      onClose={onClose}
    >
      <Flex gap="middle" wrap>
        <Form.Item name="kind" label={t("meeting.kind")} className="filter">
          <Select disabled={Boolean(caseId)} options={kinds} onChange={retitle} />
        </Form.Item>
        {kind === "body" && (
          <Form.Item name="body_id" label={t("meeting.body")} rules={[{ required: true }]} className="grows">
            <Select options={(bodies?.items ?? []).map((one) => ({ value: one.id, label: one.name }))} />
          </Form.Item>
        )}
        {kind === "section" && !caseId && (
          <Form.Item name="department_id" label={t("meeting.section")} rules={[{ required: true }]} className="grows">
            <Select showSearch={BY_NAME} options={departments} />
          </Form.Item>
        )}
      </Flex>
      <ScheduleFields />
      {kind === "body" && body && (
        <Form.Item name="case_ids" label={t("call.candidates")}>
          <Candidates body={body} />
        </Form.Item>
      )}
    </FormDialog>
  );
}

/** Takes the only body the bureau has or something waits for, else the one that met last, at its usual hour and place. */
function useUsual(form: FormInstance<Values>, bodyId: string | undefined): void {
  const { data: bodies } = useBodies();
  const { data: last } = useLastMeeting();
  const { data: awaited } = useBodiesAwaited();
  useEffect(() => {
    if (!bodies || !awaited || last === undefined) return;
    const [only, ...others] = bodies.items.length === 1 ? bodies.items.map((one) => one.id) : awaited;
    const usual = { body_id: bodyId ? undefined : only && !others.length ? only : last?.body_id, hour: last?.hour, place: last?.place };
    const open = Object.entries(usual).filter(([name, value]) => value && !form.isFieldTouched(name as keyof Values));
    form.setFieldsValue(Object.fromEntries(open));
  }, [bodies, awaited, last, form, bodyId]);
}

interface CandidatesProps {
  id?: string;
  body: string;
  value?: string[];
  onChange?: (chosen: string[]) => void;
  besides?: readonly string[];
}

/** Cases waiting for this body; high and lowered ones are marked. */
export function Candidates({ id, body, value = [], onChange, besides = [] }: CandidatesProps) {
  const { t } = useTranslation("meetings");
  const { data } = useCandidates(body);
  const waiting = (data ?? []).filter((one) => !besides.includes(one.case_id));
  const found = waiting.filter((one) => !one.meeting);
  if (!data) return <span id={id}><Spin size="small" /></span>;
  if (!waiting.length) return <span id={id}>{t("call.nothingWaits")}</span>;
  const all = found.map((one) => one.case_id);
  return (
    <Flex vertical gap={4} id={id}>
      <Checkbox
        checked={all.length > 0 && value.length === all.length}
        disabled={!all.length}
        indeterminate={value.length > 0 && value.length < all.length}
        onChange={(event) => onChange?.(event.target.checked ? all : [])}
      >
        {t("call.all", { count: all.length })} {!all.length && <span className="quiet">{t("call.noneFree")}</span>}
      </Checkbox>
      <Checkbox.Group className="stacked" value={value} onChange={(next) => onChange?.(next)}>
        {waiting.map((one) => (
          <Checkbox key={one.case_id} value={one.case_id} disabled={Boolean(one.meeting)}>
            {one.number} {one.title} {one.high && <Tag color="error">{t("call.high")}</Tag>}
            {one.lowers && <Tag color="warning">{t("call.lowers")}</Tag>}
            {one.meeting && <Link to={`/meetings/${one.meeting.id}`}>{t("call.elsewhere", { number: one.meeting.number, day: day(one.meeting.held_on) })}</Link>}
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Flex>
  );
}
