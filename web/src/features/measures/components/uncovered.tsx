import { Alert, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import { type GuardedPoint, MeasureDialog } from "@/shared/measures/measure-dialog";
import { useUncovered } from "../queries";

const FIRST = 3;

/** Every risk has a measure of its own: those that have none stand before the register, in red. */
export function Uncovered() {
  const { t } = useTranslation("measures");
  const label = useRankLabel();
  const { data } = useUncovered(FIRST);
  const [guarded, setGuarded] = useState<GuardedPoint>();
  if (!data?.items.length) return null;
  const total = data.total ?? data.items.length;
  const list = (
    <ul className="rows">
      {data.items.map((one) => (
        <li key={one.id}>
          <Flex gap="small" wrap>
            <GradeMark rank={one.rank} label={label(one.rank, one.subject_type)} />
            <Link to={`/risks/${one.id}`}>{one.number}</Link>
            <span>{one.title}</span>
            <span>{one.department}</span>
          </Flex>
          <Act size="small" asks="measure:draft" subject={{ kind: "risk_point", id: one.id }} onClick={() => setGuarded(one)}>{t("act.write")}</Act>
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-label={t("uncovered.title", { count: total })}>
      <Alert
        type="error"
        showIcon
        title={<h2 className="measures-red">{t("uncovered.title", { count: total })}</h2>}
        description={list}
        action={total > FIRST && <Link to="/risks?covered=false&status=draft,in_force">{t("uncovered.all", { count: total })}</Link>}
      />
      {guarded && <MeasureDialog point={guarded} onClose={() => setGuarded(undefined)} />}
    </section>
  );
}
