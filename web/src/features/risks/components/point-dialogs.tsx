import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { retirePoint, reviewPoint, type RiskPoint, usePointAct } from "../queries";

interface Props {
  point: RiskPoint;
  onClose: () => void;
}

export function RetireDialog({ point, onClose }: Props) {
  const { t } = useTranslation("risks");
  const act = usePointAct(({ reason, version }: { reason: string; version: number }) => retirePoint(point.id, version, reason));
  return (
    <FormDialog<{ reason: string }>
      danger
      title={t("retire.title", { title: point.title })}
      verb={t("act.retire")}
      run={({ reason }, version) => act.mutateAsync({ reason, version: version ?? point.version })}
      onClose={onClose}
    >
      <ReasonField />
    </FormDialog>
  );
}

export function ReasonField() {
  const { t } = useTranslation("risks");
  return (
    <Form.Item name="reason" label={t("retire.reason")} rules={[{ required: true, message: t("retire.reasonMissing") }]}>
      <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} />
    </Form.Item>
  );
}

export interface Reviewed {
  outcome: string;
  note?: string;
}

/** Says that the point was looked at again: it holds, or it was reworded. */
export function ReviewDialog({ point, onClose }: Props) {
  const { t } = useTranslation("risks");
  const act = usePointAct(({ outcome, note, version }: Reviewed & { version: number }) => reviewPoint(point.id, version, { outcome, note: note ?? "" }));
  return (
    <FormDialog<Reviewed>
      title={t("review.title", { title: point.title })}
      verb={t("act.review")}
      initialValues={{ outcome: "unchanged" }}
      run={(filled, version) => act.mutateAsync({ ...filled, version: version ?? point.version })}
      onClose={onClose}
    >
      <ReviewFields />
    </FormDialog>
  );
}

export function ReviewFields() {
  const { t } = useTranslation("risks");
  return (
    <>
      <Form.Item name="outcome" label={t("review.outcome")} rules={[{ required: true }]}>
        <Radio.Group aria-label={t("review.outcome")} options={["unchanged", "revised"].map((one) => ({ value: one, label: t(`review.${one}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t("review.note")}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
    </>
  );
}
