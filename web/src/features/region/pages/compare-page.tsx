import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { PageFrame } from "@/shared/pages/page-frame";
import { useLedgerQuery } from "@/shared/table/ledger";
import { FilterSelect } from "@/shared/table/filter-select";
import { SavedFilters } from "@/shared/table/saved-filters";
import "@/shared/charts/charts.css";
import { FunnelCard } from "../components/funnel-card";
import { PairsCard } from "../components/pairs-card";
import { Where } from "../components/where";
import { INDICATORS, type Indicator, PEERS, type Peers, useBureaus, useShownYear } from "../queries";

/** P47: rates between the limits of chance; nothing here ranks bureaus by how many points they found. */
export default function ComparePage() {
  const { t } = useTranslation(["region", "app"]);
  const { query, ask, change } = useLedgerQuery();
  const year = useShownYear();
  const { data: bureaus } = useBureaus();
  const indicator = INDICATORS.find((one) => one === query.indicator) ?? "stage_work";
  const peers = PEERS.find((one) => one === query.peers) ?? "all";
  return (
    <PageFrame
      title={t("app:page.P47")}
      actions={
        <>
          <Select<Indicator>
            aria-label={t("indicator.label")}
            value={indicator}
            onChange={(next) => change({ indicator: next })}
            options={INDICATORS.map((one) => ({ value: one, label: t(`indicator.${one}`) }))}
            popupMatchSelectWidth={false}
          />
          <Select<Peers>
            aria-label={t("peers.label")}
            value={peers}
            onChange={(next) => change({ peers: next })}
            options={PEERS.map((one) => ({ value: one, label: t(`peers.${one}`) }))}
            popupMatchSelectWidth={false}
          />
          <Where />
          <FilterSelect
            name="bureau"
            several
            width={220}
            label={t("compare.bureaus")}
            options={(bureaus?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
          />
          <SavedFilters table="comparison" query={query} onChoose={ask} called={{ saved: t("compare.schemes"), save: t("compare.keep") }} />
        </>
      }
    >
      <div className="charts">
        <FunnelCard asked={{ indicator, peers, year, sector: query.sector as never, bureau: query.bureau?.split(",") }} />
        <PairsCard indicator={indicator} year={year} />
      </div>
      <p className="chart-said form-submit">{t("compare.rule")}</p>
    </PageFrame>
  );
}
