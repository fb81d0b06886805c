import { Col, Row } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageFrame } from "@/shared/pages/page-frame";
import { useCan, useMe } from "@/shared/session/me";
import "../workbench.css";
import { MyPoints, RunningNotices } from "../components/bureau-blocks";
import { CycleBlock } from "../components/cycle-block";
import { MyDrafts } from "../components/drafts-block";
import { News } from "../components/news-block";
import { BureausReporting, FilingsToAnswer, Tenants } from "../components/region-blocks";
import { Shortcuts } from "../components/shortcuts-block";
import { DueSoon, MyTasks } from "../components/task-blocks";
import { ThreeNumbers } from "../components/three-numbers";

/** Where the day begins: what waits, what is late, how far the year is, where to go on. */
export default function WorkbenchPage() {
  const { t } = useTranslation(["workbench", "app"]);
  const { tenant_kind } = useMe();
  return (
    <PageFrame title={t("app:page.P03")}>
      {tenant_kind === "platform" ? <OfOperator /> : tenant_kind === "leading_group" ? <OfLeadingGroup /> : <OfBureau />}
    </PageFrame>
  );
}

function Columns({ left, right }: { left: ReactNode; right: ReactNode }) {
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} lg={16}><div className="blocks">{left}</div></Col>
      <Col xs={24} lg={8}><div className="blocks">{right}</div></Col>
    </Row>
  );
}

function OfBureau() {
  const can = useCan();
  return (
    <>
      <ThreeNumbers />
      <Columns
        left={
          <>
            <MyTasks />
            {can("cycle_plan:read") && <CycleBlock />}
            {can("notice:read") && <RunningNotices />}
            {can("regulation:read") && <News />}
          </>
        }
        right={
          <>
            <Shortcuts />
            {can("risk_point:read") && <MyPoints />}
            <DueSoon />
            <MyDrafts />
          </>
        }
      />
    </>
  );
}

function OfLeadingGroup() {
  const can = useCan();
  return (
    <>
      <ThreeNumbers />
      <Columns
        left={
          <>
            <MyTasks />
            {can("filing:read") && <FilingsToAnswer />}
          </>
        }
        right={
          <>
            <Shortcuts />
            {can("summary:read") && <BureausReporting />}
            <DueSoon />
            <MyDrafts />
          </>
        }
      />
    </>
  );
}

function OfOperator() {
  const can = useCan();
  return <Columns left={can("tenant:read") && <Tenants />} right={<Shortcuts />} />;
}
