import { Empty, Flex, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Attachments } from "@/shared/files/attachments";
import { Asked } from "@/shared/pages/page-frame";
import { Timeline } from "@/shared/steps/timeline";
import { day, minute } from "@/shared/time/dates";
import { type CheckedDoing, type Measure, useDoings } from "../queries";
import { SpotChecks } from "./spot-checks";

/** How the measure was carried out so far, the newest first, each with what proves it. */
export function DoingsPart({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  const asked = useDoings(measure.id);
  return (
    <Asked asked={asked}>
      {(found) =>
        found.items.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(measure.needs_review ? "doing.notYet" : "doing.none")} />
        ) : (
          <Timeline items={found.items.map((one) => ({ key: one.id, content: <Entry doing={one} measure={measure} /> }))} />
        )
      }
    </Asked>
  );
}

function Entry({ doing, measure }: { doing: CheckedDoing; measure: Measure }) {
  const { t } = useTranslation("measures");
  const late = doing.met_due_on && doing.done_on > doing.met_due_on;
  return (
    <Flex vertical gap={4}>
      <div>
        <strong>{day(doing.done_on)}</strong>{" "}
        <Typography.Text type="secondary">{t("doing.by", { name: doing.person_name, at: minute(doing.at) })}</Typography.Text>{" "}
        {doing.met_due_on && <Tag color={late ? "error" : "success"}>{t(late ? "doing.late" : "doing.inTime", { on: day(doing.met_due_on) })}</Tag>}
      </div>
      <div className="pre">{doing.what}</div>
      <div className="pre"><Typography.Text type="secondary">{t("doing.result")}：</Typography.Text>{doing.result}</div>
      <Attachments ownerKind="doing" ownerId={doing.id} asks="measure:perform" readOnly={measure.status === "retired"}>{t("act.prove")}</Attachments>
      <SpotChecks doing={doing} measure={measure} />
    </Flex>
  );
}
