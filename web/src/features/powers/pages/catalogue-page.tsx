import { Button, Empty, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { REGISTER_FORMATS, useTakeOut } from "@/shared/table/take-out";
import { useWord } from "@/shared/words/vocabularies";
import { usePowerColumns } from "../components/power-columns";
import { PowerSearch } from "../components/power-search";
import { MergeDialog } from "../components/succession-dialogs";
import { type ListedPower, readPowers, usePowerCounts } from "../queries";
import "../powers.css";

export default function CataloguePage() {
  const { t } = useTranslation(["powers", "app"]);
  const navigate = useNavigate();
  const columns = usePowerColumns();
  const out = useTakeOut("powers");
  const [merging, setMerging] = useState<{ chosen: ListedPower[]; clear: () => void }>();
  return (
    <PageFrame
      title={t("app:page.P10")}
      actions={
        <>
          <Act asks="notice:draft" onClick={() => void navigate("/notices/new?type=power")}>{t("publicise.act")}</Act>
          <Act asks="import:upload" onClick={() => void navigate("/imports")}>{t("act.import")}</Act>
          <Act asks="power:draft" type="primary" onClick={() => void navigate("/powers/new")}>{t("act.register")}</Act>
        </>
      }
    >
      <Counts />
      <LedgerTable<ListedPower>
        name="powers"
        columns={columns}
        read={readPowers}
        search={<PowerSearch />}
        bulk={(chosen, clear) => (
          <>
            <Act asks="power:edit" blocked={chosen.length < 2 ? t("merge.two") : undefined} onClick={() => setMerging({ chosen, clear })}>{t("merge.act")}</Act>
            <Act asks="notice:draft" blocked={notInForce(chosen) && t("publicise.inForce", { names: notInForce(chosen) })} onClick={() => void navigate("/notices/new", { state: { chosen: chosen.map(toNotice) } })}>{t("publicise.act")}</Act>
          </>
        )}
        onOpen={(power) => void navigate(`/powers/${power.id}`)}
        onExport={out.onExport}
        formats={REGISTER_FORMATS}
        printAddress={(shown, query) => out.printAddress(shown, query, "/print/powers")}
        empty={
          <Empty description={t("empty")}>
            <Flex gap="small" justify="center">
              <Link to="/powers/new"><Button>{t("act.register")}</Button></Link>
              <Link to="/imports"><Button>{t("act.import")}</Button></Link>
            </Flex>
          </Empty>
        }
      />
      {merging && <MergeDialog powers={merging.chosen} onDone={merging.clear} onClose={() => setMerging(undefined)} />}
    </PageFrame>
  );
}

/** A power as a new notice takes it. */
const toNotice = ({ id, number, name, department }: ListedPower) => ({ type: "power", object_id: id, number, title: name, department });

/** Which of these are not in force: nothing else is shown. */
const notInForce = (chosen: readonly ListedPower[]) => chosen.filter((one) => one.status !== "in_force").map((one) => one.number).join("、");

/** How many powers there are of each kind; a press narrows the list down to them. */
function Counts() {
  const { t } = useTranslation("powers");
  const word = useWord();
  const { data } = usePowerCounts();
  const { query, change } = useLedgerQuery();
  if (!data) return null;
  const part = (name: "direction" | "status", counts: Record<string, number>) =>
    Object.entries(counts).map(([code, count]) => (
      <Button
        key={code}
        size="small"
        type={query[name] === code ? "primary" : "default"}
        ghost={query[name] === code}
        aria-pressed={query[name] === code}
        onClick={() => change({ [name]: query[name] === code ? undefined : code })}
      >
        {name === "status" ? word("powers.status", code) : t(`${name}.${code}`)} {count}
      </Button>
    ));
  return (
    <div className="power-counts">
    <Flex gap="small" wrap align="center" role="group" aria-label={t("counts.title")}>
      <strong>{t("counts.total", { count: data.total })}</strong>
      {part("direction", data.by_direction as Record<string, number>)}
      {part("status", data.by_status as Record<string, number>)}
    </Flex>
    </div>
  );
}
