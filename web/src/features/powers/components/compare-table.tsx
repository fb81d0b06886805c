import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import { markOf } from "./marks";
import { PowerName } from "./power-name";
import { useTold } from "./told";

export interface Compared {
  field: string;
  before: unknown;
  after: unknown;
}

/** Two wordings side by side: what came, went or reads differently, said in a word and tinted. */
export function CompareTable({ rows, before, after }: { rows: readonly Compared[]; before: string; after: string }) {
  const { t } = useTranslation("powers");
  const told = useTold();
  const said = (field: string, value: unknown) => (field === "parent_id" && value ? <PowerName id={value as string} /> : told(field, value));
  if (!rows.length) return <Typography.Text>{t("history.same")}</Typography.Text>;
  return (
    <table className="compare">
      <thead>
        <tr><th scope="col">{t("history.field")}</th><th scope="col">{before}</th><th scope="col">{after}</th></tr>
      </thead>
      <tbody>
        {rows.map((one) => {
          const mark = markOf(one.before, one.after);
          return (
            <tr key={one.field}>
              <th scope="row"><span className={`change-mark mark-${mark}`}>{t(`mark.${mark}`)}</span>{t(`field.${one.field}`, { defaultValue: one.field })}</th>
              <td className={mark === "added" ? undefined : `cell-${mark}-before`}>{said(one.field, one.before)}</td>
              <td className={mark === "removed" ? undefined : "change-cell"}>{said(one.field, one.after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
