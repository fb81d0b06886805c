import { Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { LedgerColumn } from "@/shared/table/columns";
import { useDirectory } from "@/shared/people/organisation";
import { useLedgerQuery } from "@/shared/table/ledger";
import { day } from "@/shared/time/dates";
import type { Of } from "@/api/types";
import type { Catalogue, CatalogueItem } from "../../catalogue-queries";
import { useWhy } from "../enactment";
import { useCategoryWord } from "../words";

interface Printed {
  content?: string;
  legal_basis?: string;
  exercising_subject?: string;
  time_limit?: string;
  remarks?: string;
  edition?: number;
  effective_on?: string | null;
  enactment?: Of<"Enactment"> | null;
  posts?: { duty: string; post: string }[];
}

/** A power as the catalogue prints it, word for word as it was taken in. */
export function useItemColumns({ reviewed = false }: { reviewed?: boolean } = {}): LedgerColumn<CatalogueItem>[] {
  const { t } = useTranslation("powers");
  const category = useCategoryWord();
  const { nameOf } = useDirectory();
  const why = useWhy();
  const printed = (one: CatalogueItem) => one.document as Printed;
  const posts = (one: CatalogueItem, duty: string) => (printed(one).posts ?? []).filter((post) => post.duty === duty).map((post) => post.post).join("、");
  const adjusted = (one: CatalogueItem) => {
    const { edition = 0, enactment = null, effective_on: since } = printed(one);
    return edition > 1 ? `${why(edition, enactment)} ${t("version", { count: edition })} ${t("change.from", { day: day(since) })}` : "";
  };
  const long = (text?: string) => <Typography.Paragraph ellipsis={{ rows: 2, tooltip: text }} className="tight">{text}</Typography.Paragraph>;
  return [
    { key: "position", title: t("lists.position"), dataIndex: "position", width: 64, align: "right" },
    { key: "number", title: t("field.number"), dataIndex: "number", width: 112 },
    { key: "name", title: t("field.name"), width: 230, render: (_value, one) => <Link to={`/powers/${one.power_id}`}>{one.name}</Link> },
    { key: "category", title: t("field.category"), width: 110, render: (_value, one) => category(one.category) },
    ...(reviewed
      ? [
          { key: "state", title: t("lists.itemState"), width: 150, render: (_value: unknown, one: CatalogueItem) => <ItemState item={one} /> },
          { key: "duplicates", title: t("lists.duplicates"), width: 140, render: (_value: unknown, one: CatalogueItem) => one.duplicates.join("、") },
        ]
      : []),
    { key: "department", title: t("field.department"), width: 120, render: (_value, one) => nameOf(one.department_id) },
    { key: "content", title: t("field.content"), width: 220, render: (_value, one) => long(printed(one).content) },
    { key: "legal_basis", title: t("field.legal_basis"), width: 220, render: (_value, one) => long(printed(one).legal_basis) },
    { key: "exercising_subject", title: t("field.exercising_subject"), width: 130, render: (_value, one) => printed(one).exercising_subject },
    { key: "handling", title: t("field.handling"), width: 120, render: (_value, one) => posts(one, "handling") },
    { key: "reviewing", title: t("field.reviewing"), width: 120, rare: true, render: (_value, one) => posts(one, "reviewing") },
    { key: "deciding", title: t("field.deciding"), width: 120, rare: true, render: (_value, one) => posts(one, "deciding") },
    { key: "time_limit", title: t("field.time_limit"), width: 130, render: (_value, one) => printed(one).time_limit },
    { key: "adjusted", title: t("lists.adjusted"), width: 150, render: (_value, one) => adjusted(one) },
    { key: "remarks", title: t("field.remarks"), width: 140, rare: true, render: (_value, one) => printed(one).remarks },
  ];
}

function ItemState({ item }: { item: CatalogueItem }) {
  const { t } = useTranslation("powers");
  return (
    <>
      <Tag color={item.state === "returned" ? "warning" : undefined}>{t(`lists.item.${item.state}`)}</Tag>
      {item.reviewed_by_name && <span>{item.reviewed_by_name}</span>}
      {item.reason && <div>{item.reason}</div>}
    </>
  );
}

/** How many powers of each category a catalogue has; a press narrows the list down to them. */
export function CategoryCounts({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation("powers");
  const category = useCategoryWord();
  const { query, change } = useLedgerQuery();
  return (
    <div className="power-counts" role="group" aria-label={t("counts.title")}>
      <strong>{t("counts.total", { count: catalogue.counts.total })}</strong>
      {Object.entries(catalogue.counts.by_category as Record<string, number>).map(([code, count]) => (
        <button key={code} type="button" className="count-chip" aria-pressed={query.category === code} onClick={() => change({ category: query.category === code ? undefined : code })}>
          {category(code)} {count}
        </button>
      ))}
    </div>
  );
}
