import { Flex } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { FollowButton } from "@/shared/follow/follow-button";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { RiskActs } from "../components/risk-acts";
import { RiskFile } from "../components/risk-file";
import { useRiskPoint } from "../queries";
import "../risks.css";

export default function RecordPage() {
  const { id = "" } = useParams();
  const { t: pages } = useTranslation();
  const asked = useRiskPoint(id);
  return (
    <Asked asked={asked}>
      {(point) => (
        <PageFrame title={`${point.number} ${point.title}`} crumbs={[{ title: pages("page.P16"), to: "/risks" }]} actions={<FollowButton kind="risk_point" id={point.id} />}>
          <RiskFile point={point} />
          <Flex gap="small" wrap className="action-bar no-print"><RiskActs point={point} /></Flex>
        </PageFrame>
      )}
    </Asked>
  );
}
