import { Alert, Form, Input, Radio, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import { ScoreFields, type Scoring } from "@/shared/grade/score-fields";
import { type Urgent, UrgencyField } from "@/shared/tasks/urgency-field";
import { assessResidual, decideGrade, lowerGrade, proposeGrade, requestLowering, type RiskPoint, useGradings, usePointAct, useResponsibility } from "../queries";

interface Props {
  point: RiskPoint;
  onClose: () => void;
}

const RANKS = [1, 2, 3];

function useRankOptions(point: RiskPoint, allowed: (rank: number) => boolean = () => true) {
  const label = useRankLabel();
  return RANKS.filter(allowed).map((rank) => ({ value: rank, label: <GradeMark rank={rank} label={label(rank, point.subject_type)} /> }));
}

/** Scores the point; the rules of the profile propose the grade. */
export function ProposeDialog({ point, onClose }: Props) {
  const { t } = useTranslation("risks");
  const { data } = useGradings(point.id);
  const act = usePointAct(({ filled, version }: { filled: Scoring; version: number }) => proposeGrade(point.id, version, filled));
  if (!data) return null;
  const last = [...data.items].sort((one, other) => other.at.localeCompare(one.at)).find((one) => Object.keys(one.scores).length > 0);
  const initial = last ? ({ scores: last.scores, rationales: last.rationales, consequence: last.consequence } as Scoring) : { consequence: point.consequence };
  return (
    <FormDialog<Scoring>
      width={860}
      title={t("propose.title", { title: point.title })}
      verb={t("act.propose")}
      initialValues={initial}
      run={(filled, version) => act.mutateAsync({ filled: { ...filled, consequence: filled.consequence ?? null }, version: version ?? point.version })}
      onClose={onClose}
    >
      <ScoreFields />
    </FormDialog>
  );
}

/** Decides the grade; the title names whose decision it is. */
export function DecideDialog({ point, onClose }: Props) {
  const { t } = useTranslation("risks");
  const options = useRankOptions(point);
  const manager = useResponsibility(point.id).data?.managing?.shown;
  const act = usePointAct(({ version, ...body }: { rank: number; reason: string; version: number }) => decideGrade(point.id, version, body));
  return (
    <FormDialog<{ rank: number; reason?: string }>
      title={t("decide.title", { title: point.title })}
      verb={t("act.decide")}
      initialValues={{ rank: point.proposed_rank ?? point.rank ?? undefined }}
      run={({ rank, reason }, version) => act.mutateAsync({ rank, reason: reason ?? "", version: version ?? point.version })}
      onClose={onClose}
    >
      <Typography.Paragraph>
        {t("decide.proposed")} <GradeMark rank={point.proposed_rank} /> {manager && t("decide.manager", { name: manager })}
      </Typography.Paragraph>
      <Form.Item name="rank" label={t("decide.rank")} rules={[{ required: true, message: t("decide.rankMissing") }]}>
        <Radio.Group aria-label={t("decide.rank")} options={options} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(one: { rank?: number }, other: { rank?: number }) => one.rank !== other.rank}>
        {({ getFieldValue }) => {
          const below = point.proposed_rank != null && Number(getFieldValue("rank")) > point.proposed_rank;
          return (
            <Form.Item name="reason" label={t(below ? "decide.reasonBelow" : "decide.reason")} rules={[{ required: below, message: t("decide.reasonMissing") }]}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
            </Form.Item>
          );
        }}
      </Form.Item>
    </FormDialog>
  );
}

interface Lowering extends Urgent {
  to_rank: number;
  reason: string;
  evidence: string;
}

/** Lowers a grade, or asks for it: reason and evidence are kept for ever. */
export function LowerDialog({ point, onClose, asked }: Props & { asked: boolean }) {
  const { t } = useTranslation("risks");
  const floor = point.floor_rank ?? point.rank ?? 1;
  const options = useRankOptions(point, (rank) => rank > floor);
  const act = usePointAct(({ body, version }: { body: Lowering; version: number }) =>
    asked ? requestLowering(point.id, version, body).then(() => undefined) : lowerGrade(point.id, version, body).then(() => undefined),
  );
  return (
    <FormDialog<Lowering>
      title={t(asked ? "lower.ask" : "lower.title", { title: point.title })}
      verb={t(asked ? "act.askLowering" : "act.lower")}
      danger
      run={(body, version) => act.mutateAsync({ body, version: version ?? point.version })}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={t(floor === 1 ? "lower.noteHigh" : "lower.note")} />
      <Form.Item name="to_rank" label={t("lower.to")} rules={[{ required: true, message: t("decide.rankMissing") }]}>
        <Radio.Group aria-label={t("lower.to")} options={options} />
      </Form.Item>
      <Form.Item name="reason" label={t("lower.reason")} rules={[{ required: true, message: t("lower.reasonMissing") }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="evidence" label={t("lower.evidence")} rules={[{ required: true, message: t("lower.evidenceMissing") }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      {asked && <UrgencyField />}
    </FormDialog>
  );
}

/** Notes what would remain once the measures work, beside the grade and never instead of it. */
export function ResidualDialog({ point, onClose }: Props) {
  const { t } = useTranslation("risks");
  const options = useRankOptions(point);
  const act = usePointAct(({ rank, version }: { rank: number | null; version: number }) => assessResidual(point.id, version, rank));
  return (
    <FormDialog<{ residual_rank?: number | null }>
      title={t("residual.title", { title: point.title })}
      verb={t("act.residual")}
      initialValues={{ residual_rank: point.residual_rank }}
      run={({ residual_rank }, version) => act.mutateAsync({ rank: residual_rank ?? null, version: version ?? point.version })}
      onClose={onClose}
    >
      <Form.Item name="residual_rank" label={t("field.residual_rank")} extra={t("residual.note")}>
        <Radio.Group aria-label={t("field.residual_rank")} options={options} />
      </Form.Item>
    </FormDialog>
  );
}
