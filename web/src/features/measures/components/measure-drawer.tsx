import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { RecordDrawer } from "@/shared/drawer/record-drawer";
import { Asked } from "@/shared/pages/page-frame";
import type { RecordPlace } from "@/shared/table/ledger-table";
import { useMeasure } from "../queries";
import { MeasureActs } from "./measure-acts";
import { MeasureFile } from "./measure-file";

/** One measure beside the register. */
export function MeasureDrawer({ id, around, onGo, onClose }: RecordPlace) {
  const { t } = useTranslation("measures");
  const asked = useMeasure(id);
  const measure = asked.data;
  return (
    <RecordDrawer
      open={Boolean(id)}
      title={measure ? <Link to={`/measures/${measure.id}`}>{measure.text}</Link> : t("file.title")}
      around={around}
      current={id}
      onGo={onGo}
      onClose={onClose}
      actions={measure && <MeasureActs measure={measure} />}
    >
      {id && <Asked asked={asked}>{(found) => <MeasureFile key={found.id} measure={found} />}</Asked>}
    </RecordDrawer>
  );
}
