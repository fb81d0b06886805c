import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import type { Meeting } from "../queries";

/** The case a section meets on, and the records in it. */
export function Matter({ matter }: { matter: NonNullable<Meeting["matter"]> }) {
  const { t } = useTranslation("meetings");
  return (
    <Card size="small" title={t("matter.title")}>
      <p>{t("matter.case")} <Link to={`/cases/${matter.id}`}>{matter.number} {matter.title}</Link></p>
      <ul className="rows">
        {matter.items.map((one) => (
          <li key={one.item_id}>
            <span>{one.number} {one.title}</span>
            {one.rank != null && <GradeMark rank={one.rank} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
