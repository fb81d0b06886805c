import { Flex } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { RecordDrawer } from "@/shared/drawer/record-drawer";
import { FollowButton } from "@/shared/follow/follow-button";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import { Asked } from "@/shared/pages/page-frame";
import type { RecordPlace } from "@/shared/table/ledger-table";
import { StandingTag } from "@/shared/words/standing";
import { useRiskPoint } from "../queries";
import { RiskActs } from "./risk-acts";
import { RiskFile } from "./risk-file";

/** One risk point beside the ledger. */
export function RiskDrawer({ id, around, onGo, onClose }: RecordPlace) {
  const { t } = useTranslation("risks");
  const label = useRankLabel();
  const asked = useRiskPoint(id);
  const point = asked.data;
  const title = point ? (
    <Flex vertical>
      <Flex gap="small"><GradeMark rank={point.rank} label={label(point.rank, point.subject_type)} /><Link to={`/risks/${point.id}`}>{point.number}</Link><StandingTag of={point} /></Flex>
      <span className="drawer-title">{point.title}</span>
    </Flex>
  ) : t("file.title");
  return (
    <RecordDrawer open={Boolean(id)} title={title} around={around} current={id} onGo={onGo} onClose={onClose} actions={point && <><FollowButton kind="risk_point" id={point.id} /><RiskActs point={point} /></>}>
      {id && <Asked asked={asked}>{(found) => <RiskFile key={found.id} point={found} />}</Asked>}
    </RecordDrawer>
  );
}
