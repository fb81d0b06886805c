import { Empty, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { day, minute } from "@/shared/time/dates";
import { useBureaus, useFilingsToAnswer, useTenants } from "../queries";
import { Block } from "./block";

/** Filings of the bureaus that wait for an answer. */
export function FilingsToAnswer() {
  const { t } = useTranslation("workbench");
  const { data } = useFilingsToAnswer(true);
  const filings = data?.items ?? [];
  return (
    <Block title={t("filings.title")} more={{ to: "/region/filings", label: t("filings.all") }}>
      {data && !filings.length && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("filings.none")} />}
      <ul className="wb-rows">
        {filings.map((one) => (
          <li key={one.id} className="wb-row">
            <Link to={`/region/filings/${one.id}`} className="wb-row-text wb-row-short">
              {one.bureau} {one.number} {t(`filings.${one.kind}`)}
            </Link>
            {one.late && <Tag color="error">{t("filings.late")}</Tag>}
            <span className="small">{t("filings.at", { day: day(one.received_at) })}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

interface Bureau {
  code: string;
  name: string;
  state: string;
  computed_at?: string | null;
  is_pilot?: boolean;
}

/** Which bureaus have not reported their figures; never who has more risk points. */
export function BureausReporting() {
  const { t } = useTranslation("workbench");
  const { data } = useBureaus(true);
  const bureaus = (data?.items ?? []) as unknown as Bureau[];
  const missing = bureaus.filter((one) => one.state !== "reported");
  return (
    <Block title={t("bureaus.title")} more={{ to: "/region/bureaus", label: t("bureaus.all") }}>
      {data && <p>{t("bureaus.reporting", { reporting: data.reporting, expected: data.expected })}</p>}
      {data && !missing.length && <p className="quiet">{t("bureaus.none")}</p>}
      <ul className="wb-rows">
        {missing.map((one) => (
          <li key={one.code} className="wb-row">
            <Link to={`/region/bureaus/${one.code}`} className="wb-row-text">{one.name}</Link>
            <Tag color="error">{t("bureaus.missing")}</Tag>
            <span className="small">{one.computed_at ? minute(one.computed_at) : ""}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** The tenants an operator runs, without anything of their contents. */
export function Tenants() {
  const { t } = useTranslation("workbench");
  const { data } = useTenants(true);
  const tenants = data?.items ?? [];
  return (
    <Block guide="tasks" title={t("tenants.title", { count: tenants.length })}>
      <ul className="wb-rows">
        {tenants.map((one) => (
          <li key={one.code} className="wb-row">
            <span className="wb-row-text">{one.name}</span>
            <code>{one.code}</code>
          </li>
        ))}
      </ul>
    </Block>
  );
}
