import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { ReturnComments } from "@/shared/records/review";
import { changePoint, type RiskPoint, usePointAct } from "../queries";
import { RiskFields, type RiskWritten, tidied, WRITTEN } from "./risk-fields";
import { useShowField } from "./show-field";

/** Changes the words of a risk point; what two people changed at once is answered field by field. */
export function EditDialog({ point, focus, onClose }: { point: RiskPoint; focus?: string; onClose: () => void }) {
  const { t } = useTranslation("risks");
  const show = useShowField(point.subject_type);
  const before = Object.fromEntries(WRITTEN.map((name) => [name, point[name as keyof RiskPoint]])) as unknown as RiskWritten;
  const act = usePointAct(({ filled: all, version }: { filled: RiskWritten; version: number }) => {
    const filled = tidied(all);
    const changed = WRITTEN.filter((name) => JSON.stringify(filled[name]) !== JSON.stringify(before[name]) && filled[name] !== undefined);
    return changePoint(point.id, version, Object.fromEntries(changed.map((name) => [name, filled[name] ?? null])) as never);
  });
  return (
    <FormDialog<RiskWritten>
      width={820}
      title={t("edit.title", { number: point.number })}
      verb={t("act.save")}
      initialValues={before}
      show={show}
      run={(filled, version) => act.mutateAsync({ filled, version: version ?? point.version })}
      focus={focus}
      onClose={onClose}
    >
      <ReturnComments itemId={point.id} />
      <RiskFields />
    </FormDialog>
  );
}
