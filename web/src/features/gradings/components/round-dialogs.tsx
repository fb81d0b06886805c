import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { GradeMark } from "@/shared/grade/grade-mark";
import { ScoreFields, type Scoring } from "@/shared/grade/score-fields";
import { assess, type RoundInFull, useDeskAct, writeReport } from "../queries";

interface Found extends Scoring {
  suggested_rank?: number | null;
  opinion?: string;
}

/** Puts down what the panel found of one point. */
export function AssessDialog({ round, point, onClose }: { round: RoundInFull; point: string; onClose: () => void }) {
  const { t } = useTranslation("gradings");
  const one = round.points.find((each) => each.risk_point_id === point);
  const act = useDeskAct(({ found, number }: { found: Found; number?: number }) =>
    assess(number === undefined ? round : { ...round, version: number }, point, { ...found, consequence: found.consequence ?? null, suggested_rank: found.suggested_rank ?? null, opinion: found.opinion ?? "" }),
  );
  return (
    <FormDialog<Found>
      width={860}
      title={t("round.assess", { title: one?.title ?? "" })}
      verb={t("act.assess")}
      initialValues={{ suggested_rank: one?.suggested_rank, opinion: one?.opinion }}
      run={(found, number) => act.mutateAsync({ found, number })}
      onClose={onClose}
    >
      <ScoreFields />
      <Form.Item name="suggested_rank" label={t("round.suggested")}>
        <Radio.Group aria-label={t("round.suggested")} options={[1, 2, 3].map((rank) => ({ value: rank, label: <GradeMark rank={rank} /> }))} />
      </Form.Item>
      <Form.Item name="opinion" label={t("round.opinion")}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}

/** Writes an edition of the round's report. */
export function ReportDialog({ round, onClose }: { round: RoundInFull; onClose: () => void }) {
  const { t } = useTranslation("gradings");
  const act = useDeskAct(({ opinions, number }: { opinions: string; number?: number }) => writeReport(number === undefined ? round : { ...round, version: number }, opinions));
  return (
    <FormDialog<{ opinions: string }> title={t("round.report", { title: round.title })} verb={t("act.report")} run={({ opinions }, number) => act.mutateAsync({ opinions, number })} onClose={onClose}>
      <Form.Item name="opinions" label={t("round.opinions")} rules={[{ required: true, message: t("round.missing", { field: t("round.opinions") }) }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 4, maxRows: 12 }} />
      </Form.Item>
    </FormDialog>
  );
}
