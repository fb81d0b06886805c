import { Descriptions } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Power } from "../queries";
import { useWord } from "@/shared/words/vocabularies";
import { levelLines, reformLine, usePowersBy } from "./place";
import { useCategoryWord } from "./words";

const TEXTS = [
  "content", "legal_basis", "procedure", "time_limit", "fee", "level_authority", "duty", "responsibility_basis", "accountability_scope", "accountability_cases", "service_commitment", "work_discipline", "remarks",
] as const;
const DUTIES = ["handling", "reviewing", "deciding"] as const;

/** What is written about the power. */
export function OverviewTab({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const category = useCategoryWord();
  const word = useWord();
  const posts = (duty: string) => power.posts.filter((one) => one.duty === duty).map((one) => one.post).join("、");
  const cleanup = power.pending?.cause ? null : (power.pending ?? power.cleanup);
  const below = usePowersBy({ parent_id: power.id }, !power.parent_id).data ?? [];
  const rows: [string, ReactNode][] = [
    ["number", power.number],
    ["category", [category(power.category), t(`direction.${power.direction}`)].join(" · ")],
    ["department", power.department ?? ""],
    ["exercising_subject", power.exercising_subject],
    ...DUTIES.map((duty): [string, string] => [duty, posts(duty)]),
    ["has_discretion", t(power.has_discretion ? "yes" : "no")],
    ["disclosure", word("powers.disclosure", power.disclosure)],
    ...(power.parent ? [["parent", <Link key="parent" to={`/powers/${power.parent_id}`}>{power.parent}</Link>] as [string, ReactNode]] : []),
    ...(power.sub_name ? [["sub_name", power.sub_name] as [string, ReactNode]] : []),
  ];
  const lines = ([["levels", levelLines(power.levels)], ["reform", reformLine(power.reform)]] as const).filter(([, value]) => value);
  const texts = TEXTS.filter((name) => power[name]);
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      items={[
        ...rows.map(([name, value], place) => ({ key: name, span: rows.length % 2 && place === rows.length - 1 ? 2 : 1, label: t(`field.${name}`), children: value || "—" })),
        ...texts.map((name) => ({ key: name, label: t(`field.${name}`), span: 2, children: <span className="lines">{power[name]}</span> })),
        ...lines.map(([name, value]) => ({ key: name, label: t(`field.${name}`), span: 2, children: <span className="lines">{value}</span> })),
        ...(below.length
          ? [{ key: "below", label: t("place.below"), span: 2, children: <ul className="plain-list">{below.map((one) => <li key={one.id}><Link to={`/powers/${one.id}`}>{one.number} {one.sub_name || one.name}</Link></li>)}</ul> }]
          : []),
        ...(power.responsibility_items.length
          ? [{ key: "items", label: t("field.responsibility_items"), span: 2, children: <ol className="plain-list">{power.responsibility_items.map((one) => <li key={one}>{one}</li>)}</ol> }]
          : []),
        ...(cleanup
          ? [{ key: "cleanup", label: t("field.cleanup"), span: 2, children: `${cleanup.cause ? word("powers.change_cause", cleanup.cause) : t(`decision.${cleanup.decision}`)} ${cleanup.reason} ${cleanup.sources.map((one) => one.citation).join("；")}（${cleanup.by_name} ${cleanup.on}）` }]
          : []),
        ...(power.abolished_on ? [{ key: "abolished", label: t("status.abolished"), span: 2, children: `${power.abolished_on} ${power.abolished_reason}` }] : []),
      ]}
    />
  );
}
