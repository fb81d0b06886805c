import { Empty, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useDiscretion } from "../discretion-queries";
import type { Power } from "../queries";
import { StandardCard } from "./discretion/standard-card";
import { StandardDialog } from "./discretion/standard-dialog";

const ORDER: Record<string, number> = { draft: 0, in_force: 1, retired: 2 };

/** How far discretion goes, band by band: what holds, what shall hold, what held. */
export function DiscretionTab({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const { data, isPending } = useDiscretion(power.id);
  const [adding, setAdding] = useState(false);
  const standards = [...(data?.items ?? [])].sort((one, other) => (ORDER[one.status] ?? 9) - (ORDER[other.status] ?? 9));
  const why = power.status === "abolished" ? t("status.abolished") : power.has_discretion ? undefined : t("discretion.none");
  return (
    <Flex vertical gap="small">
      <div>
        <Act asks="power:edit" subject={{ kind: "power", id: power.id }} blocked={why} onClick={() => setAdding(true)}>{t("discretion.add")}</Act>
      </div>
      {!isPending && !standards.length && <Empty description={t(power.has_discretion ? "discretion.empty" : "discretion.none")} />}
      {standards.map((one) => <StandardCard key={one.id} standard={one} replaced={standards.find((other) => other.id === one.replaces_id)?.title} />)}
      {adding && <StandardDialog powerId={power.id} onClose={() => setAdding(false)} />}
    </Flex>
  );
}
