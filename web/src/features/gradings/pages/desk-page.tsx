import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { ConveneDialog } from "../components/convene-dialog";
import { Desk } from "../components/desk";
import { GradeTables } from "../components/grade-tables";
import { RegradesDue } from "../components/regrades-due";
import { Rounds } from "../components/rounds";
import "../gradings.css";

const TABS = ["waiting", "below", "lowered", "rounds", "due", "tables"] as const;

export default function DeskPage() {
  const { t } = useTranslation("gradings");
  const { t: pages } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [convening, setConvening] = useState(false);
  const tab = params.get("tab") ?? "waiting";
  const shown = {
    waiting: <Desk key="waiting" pile="waiting" />,
    below: <Desk key="below" pile="below" />,
    lowered: <Desk key="lowered" pile="lowered" />,
    rounds: <Rounds />,
    due: <RegradesDue />,
    tables: <GradeTables />,
  };
  return (
    <PageFrame
      title={pages("page.P20")}
      actions={
        <>
          <Act asks="grading:convene" onClick={() => setConvening(true)}>{t("act.convene")}</Act>
          <Button type="primary" onClick={() => setParams({ focus: "1" })}>{t("act.focus")}</Button>
        </>
      }
    >
      <Tabs
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => setParams(key === "waiting" ? {} : { tab: key })}
        items={TABS.map((key) => ({ key, label: t(`tab.${key}`), children: shown[key] }))}
      />
      {convening && <ConveneDialog onClose={() => setConvening(false)} />}
    </PageFrame>
  );
}
