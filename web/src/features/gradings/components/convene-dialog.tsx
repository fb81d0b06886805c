import { DatePicker, Flex, Form, Input, Radio, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FormDialog } from "@/shared/form/form-dialog";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useMe } from "@/shared/session/me";
import { convene, useDeskAct, usePointsOf } from "../queries";

interface Filled {
  title: string;
  department_id: string;
  risk_point_ids: string[];
  kind: string;
  panel: string;
  participant_ids?: string[];
  due_on?: Dayjs | null;
}

/** Convenes those who assess the risk points of a section. */
export function ConveneDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("gradings");
  const navigate = useNavigate();
  const me = useMe();
  const { departments, posts, people } = useDirectory();
  const [form] = Form.useForm<Filled>();
  const own = posts.find((one) => one.value === me.post_id)?.department;
  const department = Form.useWatch("department_id", form) ?? own;
  const points = usePointsOf(department).data?.items ?? [];
  const act = useDeskAct((filled: Filled) => convene({ ...filled, participant_ids: filled.participant_ids ?? [], due_on: filled.due_on?.format("YYYY-MM-DD") ?? null }));
  const required = (field: string) => [{ required: true, message: t("round.missing", { field: t(field) }) }];
  const search = BY_NAME;
  return (
    <FormDialog<Filled>
      form={form}
      width={720}
      title={t("round.convene")}
      verb={t("act.convene")}
      initialValues={{ kind: "initial", panel: "collective", department_id: own }}
      run={(filled) => act.mutateAsync(filled).then((round) => void navigate(`/grading-rounds/${round.id}`))}
      onClose={onClose}
    >
      <Form.Item name="title" label={t("round.title")} rules={required("round.title")}><Input maxLength={200} /></Form.Item>
      <Flex gap="middle" wrap>
        <Form.Item name="department_id" label={t("desk.department")} rules={required("desk.department")} className="half">
          <Select showSearch={search} options={departments} onChange={() => form.setFieldValue("risk_point_ids", [])} />
        </Form.Item>
        <Form.Item name="due_on" label={t("round.due")} className="half"><DatePicker style={{ width: "100%" }} /></Form.Item>
      </Flex>
      <Form.Item name="risk_point_ids" label={t("round.points")} rules={required("round.points")}>
        <Select mode="multiple" maxTagCount={6} showSearch={search} options={points.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))} />
      </Form.Item>
      <Form.Item name="participant_ids" label={t("round.people")}>
        <Select mode="multiple" showSearch={search} options={people} />
      </Form.Item>
      <Flex gap="large" wrap>
        <Form.Item name="kind" label={t("round.kind")}><Radio.Group aria-label={t("round.kind")} options={["initial", "regrade"].map((one) => ({ value: one, label: t(`round.kinds.${one}`) }))} /></Form.Item>
        <Form.Item name="panel" label={t("round.panel")}><Radio.Group aria-label={t("round.panel")} options={["collective", "expert_and_representatives"].map((one) => ({ value: one, label: t(`round.panels.${one}`) }))} /></Form.Item>
      </Flex>
    </FormDialog>
  );
}
