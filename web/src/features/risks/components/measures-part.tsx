import { Empty, Flex, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import type { Measure, RiskPoint } from "../queries";
import { MeasureDialog } from "@/shared/measures/measure-dialog";

/** What is done against the risk, by whom and how often; a point without a measure says so in red. */
export function MeasuresPart({ point }: { point: RiskPoint }) {
  const { t } = useTranslation("risks");
  const word = useWord();
  const { nameOf } = useDirectory();
  const [edited, setEdited] = useState<Measure | "new">();
  const active = point.measures.filter((one) => one.status === "active");
  const facts = (one: Measure) =>
    [
      word("measure_kinds", one.kind),
      word("measures.phase", one.phase),
      nameOf(one.responsible_post_id) || one.responsible_written,
      one.frequency || word("measures.recurrence", one.recurrence),
      one.due_on && t("measure.due", { on: day(one.due_on) }),
      one.next_due_on && t("measure.next", { on: day(one.next_due_on) }),
    ].filter(Boolean).join(" · ");
  return (
    <Flex vertical gap="middle">
      {active.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<Typography.Text type="danger">{t("measure.noneLong")}</Typography.Text>} />
      ) : (
        <ul className="record-list">
          {active.map((one) => (
            <li key={one.id}>
              <div className="record-text">
                <strong>{one.position}. {one.text}</strong>
                <div><Typography.Text type="secondary">{facts(one)}</Typography.Text> {one.urgent && <Tag color="error">{t("measure.urgent")}</Tag>}{one.needs_review && <Tag color="warning">{t("measure.needsReview")}</Tag>}</div>
              </div>
              <Flex gap="small" align="center">
                <Act size="small" asks="measure:edit" subject={{ kind: "measure", id: one.id }} onClick={() => setEdited(one)}>{t("act.change")}</Act>
                <Link to={`/measures/${one.id}`}>{t("measure.doings")}</Link>
              </Flex>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Act asks="measure:draft" subject={{ kind: "risk_point", id: point.id }} onClick={() => setEdited("new")}>{t("act.addMeasure")}</Act>
      </div>
      {edited && <MeasureDialog point={point} measure={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Flex>
  );
}
