import { Alert, Flex, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCan } from "@/shared/session/me";
import { type Measure, useCasesOf } from "../queries";
import { DoingsPart } from "./doings-part";
import { FactsPart } from "./facts-part";
import { OpenPostponement, PostponementsPart } from "./postponements";
import { SuitabilityPart } from "./suitability-part";
import { TasksPart } from "./tasks-part";

/** All that is known of one measure: what it is, how it was done, what came of it. */
export function MeasureFile({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  return (
    <Flex vertical gap="middle">
      <Running measure={measure} />
      <OpenPostponement measure={measure} />
      <FactsPart measure={measure} />
      <Tabs
        items={[
          { key: "doings", label: t("tab.doings"), children: <DoingsPart measure={measure} /> },
          { key: "tasks", label: t("tab.tasks"), children: <TasksPart measure={measure} /> },
          { key: "postpone", label: t("tab.postpone"), children: <PostponementsPart measure={measure} /> },
          { key: "suitability", label: t("tab.suitability"), children: <SuitabilityPart measure={measure} /> },
        ]}
      />
    </Flex>
  );
}

/** Where the review of the measure stands. */
function Running({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  const { i18n } = useTranslation();
  const readable = useCan()("case:read");
  const { data } = useCasesOf(measure.id, readable);
  const running = data?.items.find((one) => one.state === "running");
  if (!running) return null;
  const step = i18n.language === "en" ? running.step_en : running.step_zh;
  return (
    <Alert
      type="info"
      showIcon
      title={<>{t("case.running", { step })} <Link to={`/cases/${running.id}`}>{running.number}</Link></>}
    />
  );
}
