import { Flex } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { MeasureActs } from "../components/measure-acts";
import { MeasureFile } from "../components/measure-file";
import { useMeasure } from "../queries";
import "../measures.css";

/** P23: one measure and how it is carried out. */
export default function MeasurePage() {
  const { id = "" } = useParams();
  const { t: pages } = useTranslation();
  const asked = useMeasure(id);
  return (
    <Asked asked={asked}>
      {(measure) => (
        <PageFrame title={measure.text} crumbs={[{ title: pages("page.P22"), to: "/measures" }]}>
          <MeasureFile measure={measure} />
          <Flex gap="small" wrap className="action-bar no-print"><MeasureActs measure={measure} /></Flex>
        </PageFrame>
      )}
    </Asked>
  );
}
