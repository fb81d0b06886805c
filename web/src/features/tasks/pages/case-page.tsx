import { Alert } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import "../tasks.css";
import { CaseView } from "../components/case-view";
import { useCase } from "../queries";

/** A review as anybody may read it who has to do with it. */
export default function CasePage() {
  const { t } = useTranslation(["tasks", "app"]);
  const { id = "" } = useParams();
  const asked = useCase(id);
  const [said, setSaid] = useState("");
  return (
    <PageFrame title={asked.data?.title ?? t("app:page.P05")} crumbs={[{ title: t("app:page.P04"), to: "/tasks" }]}>
      {said && <Alert type="success" showIcon title={said} role="status" />}
      <Asked asked={asked}>{(found) => <CaseView key={id} found={found} onDone={setSaid} />}</Asked>
    </PageFrame>
  );
}
