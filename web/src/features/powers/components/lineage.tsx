import { Alert } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import type { Power } from "../queries";
import { useLineage } from "../succession-queries";
import { TakeBackDialog } from "./succession-dialogs";

type Relative = Of<"Relative">;

/** Where the power came from and what became of it; a proposal can be taken back here. */
export function Lineage({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const word = useWord();
  const [taking, setTaking] = useState(false);
  const { data } = useLineage(power.id);
  if (!data) return null;
  const sides = (["predecessors", "successors"] as const).flatMap((side) => {
    const told = (data[side] as Relative[]).filter((one) => one.state !== "withdrawn");
    return told.length ? [{ side, told }] : [];
  });
  if (!sides.length) return null;
  const proposed = sides.some(({ told }) => told.some((one) => one.state === "proposed"));
  return (
    <>
      <Alert
        type={proposed ? "warning" : "info"}
        showIcon
        className="power-note"
        title={sides.map(({ side, told }) => t(`lineage.${side}.${told[0]?.kind}.${told[0]?.state}`)).join("；")}
        description={
          <ul className="plain-list">
            {sides.flatMap(({ told }) => told).map((one) => (
              <li key={one.id}>
                <Link to={`/powers/${one.id}`}>{one.number} {one.name}</Link>（{word("powers.status", one.status)}）{one.reason} {one.made_by_name} {day(one.effective_on ?? one.made_on)}
              </li>
            ))}
          </ul>
        }
        action={proposed && <Act size="small" asks="power:edit" subject={{ kind: "power", id: power.id }} onClick={() => setTaking(true)}>{t("takeBack.verb")}</Act>}
      />
      {taking && <TakeBackDialog power={power} onClose={() => setTaking(false)} />}
    </>
  );
}
