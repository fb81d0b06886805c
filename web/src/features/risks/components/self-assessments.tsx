import { Form, Input, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { GradeMark } from "@/shared/grade/grade-mark";
import { ScoreFields, type Scoring } from "@/shared/grade/score-fields";
import { useMe } from "@/shared/session/me";
import { day } from "@/shared/time/dates";
import { assessMyself, type RiskPoint, useAssessments, usePointAct } from "../queries";

/** Whether the point lies on the post the reader holds: then he assesses it himself. */
export function useIsMine(point: RiskPoint): boolean {
  const mine = useMe().post_id;
  return Boolean(point.post_id) && mine === point.post_id;
}

/** What the holder and the representatives thought of the risk since it was decided last. */
export function SelfAssessments({ point }: { point: RiskPoint }) {
  const { t } = useTranslation("risks");
  const { data } = useAssessments(point.id);
  if (!data?.items.length) return null;
  return (
    <section aria-label={t("assess.list")}>
      <Typography.Text strong>{t("assess.list")}</Typography.Text>
      <ul className="plain-list">
        {data.items.map((one) => (
          <li key={one.id}>
            {t(`assess.${one.kind}`, { defaultValue: t("assess.social") })} {day(one.at)} <GradeMark rank={one.computed_rank} /> {one.comment}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The holder of a post scores the risk of his own post; others decide. */
export function AssessDialog({ point, onClose }: { point: RiskPoint; onClose: () => void }) {
  const { t } = useTranslation("risks");
  const act = usePointAct((filled: Scoring & { comment: string }) => assessMyself(point.id, filled));
  return (
    <FormDialog<Scoring & { comment?: string }>
      width={860}
      title={t("assess.title", { title: point.title })}
      verb={t("assess.send")}
      run={(filled) => act.mutateAsync({ ...filled, consequence: filled.consequence ?? null, comment: filled.comment ?? "" })}
      onClose={onClose}
    >
      <p className="quiet">{t("assess.about")}</p>
      <ScoreFields />
      <Form.Item name="comment" label={t("assess.comment")}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
