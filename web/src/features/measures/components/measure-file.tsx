import { Flex, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { ReviewNotes } from "@/shared/records/review";
import type { Measure } from "../queries";
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
      <ReviewNotes itemId={measure.id} />
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
