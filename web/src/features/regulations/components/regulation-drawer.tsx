import { useTranslation } from "react-i18next";
import { RecordDrawer } from "@/shared/drawer/record-drawer";
import { Asked } from "@/shared/pages/page-frame";
import type { RecordPlace } from "@/shared/table/ledger-table";
import { useRegulation } from "../queries";
import { RegulationActs } from "./regulation-acts";
import { RegulationFile } from "./regulation-file";

/** One regulation beside the catalogue. */
export function RegulationDrawer({ id, around, onGo, onClose }: RecordPlace) {
  const { t } = useTranslation("regulations");
  const asked = useRegulation(id);
  const one = asked.data;
  return (
    <RecordDrawer
      open={Boolean(id)}
      title={one ? `${one.number} ${one.title}` : t("one")}
      around={around}
      current={id}
      onGo={onGo}
      onClose={onClose}
      actions={one && <RegulationActs key={one.id} regulation={one} />}
    >
      {id && <Asked asked={asked}>{(found) => <RegulationFile key={found.id} regulation={found} />}</Asked>}
    </RecordDrawer>
  );
}
