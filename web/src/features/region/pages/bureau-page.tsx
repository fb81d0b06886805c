import { Alert, Card, Descriptions, Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Of } from "@/api/types";
import { rateText } from "@/shared/charts/rates";
import { GradeMark } from "@/shared/grade/grade-mark";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { BureauFilings } from "../components/bureau-filings";
import { BureauStages } from "../components/bureau-stages";
import { RegisterPilot } from "../components/register-pilot";
import { useLevels } from "../levels";
import { useBureau } from "../queries";
import "@/shared/charts/charts.css";

type Figures = NonNullable<Of<"BureauSummary">["figures"]>;

/** One bureau as the region has heard of it, and no further. */
export default function BureauPage() {
  const { code = "" } = useParams();
  return <Asked asked={useBureau(code)}>{(found) => <Shown bureau={found} />}</Asked>;
}

function Shown({ bureau }: { bureau: Of<"BureauSummary"> }) {
  const { t } = useTranslation(["region", "app"]);
  const word = useWord();
  const levelOf = useLevels();
  return (
    <PageFrame
      title={bureau.name}
      crumbs={[{ title: t("app:page.P50"), to: "/region/bureaus" }]}
      actions={<><RegisterPilot bureau={bureau} /><Link to={`/region/visits?bureau=${bureau.code}`}>{t("bureau.visit")}</Link></>}
    >
      <Flex gap="small" wrap align="center" className="chart-said">
        <Tag>{word("tenants.sector", bureau.sector)}</Tag>
        <Tag>{levelOf(bureau.code)}</Tag>
        {bureau.is_pilot && <Tag color="processing">{t("bureau.pilot")}</Tag>}
        <Tag color={bureau.state === "missing" ? "error" : "success"}>{word("pilots.state", bureau.state)}</Tag>
        {bureau.computed_at && <span>{t("bureau.asOf", { time: minute(bureau.computed_at) })}</span>}
      </Flex>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 4 }}
        items={[
          { key: "leader", label: t("bureau.leader"), children: bureau.leader || "—" },
          { key: "contact", label: t("bureau.contact"), children: bureau.contact || "—" },
          { key: "phone", label: t("bureau.phone"), children: bureau.contact_phone || "—" },
          { key: "joined", label: t("bureau.joined"), children: bureau.joined_on ?? "—" },
        ]}
      />
      {bureau.figures ? <Summary figures={bureau.figures} /> : <Alert type="warning" showIcon title={t("bureau.never")} />}
      <div className="charts form-submit">
        <div className="chart-wide"><BureauStages code={bureau.code} name={bureau.name} /></div>
        <div className="chart-wide"><BureauFilings name={bureau.name} /></div>
      </div>
    </PageFrame>
  );
}

function Summary({ figures }: { figures: Figures }) {
  const { t } = useTranslation("region");
  const points = figures.points.in_force;
  const progress = (name: string) => Number(figures.progress[name] ?? 0);
  const share = (n: number, of: number) => rateText(of ? ((100 * n) / of).toFixed(1) : null, n, of);
  const of = figures.stages?.[0]?.year;
  const ranks = points.by_rank as Record<string, number | null>;
  return (
    <Card size="small" title={<h2 className="part-title">{t(of ? "summary.titleOf" : "summary.title", { year: of })}</h2>}>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={[
          { key: "posts", label: t("bureau.posts"), children: figures.posts },
          { key: "sections", label: t("bureau.sections"), children: figures.sections },
          { key: "powers", label: t("summary.powers"), children: figures.powers.in_force },
          {
            key: "points",
            label: t("summary.points"),
            children: <Flex gap="middle" wrap>{points.total}{[1, 2, 3].map((rank) => <span key={rank}><GradeMark rank={rank} /> {ranks[rank] ?? 0}</span>)}</Flex>,
          },
          { key: "coverage", label: t("summary.coverage"), children: share(points.covered ?? 0, points.total) },
          { key: "done", label: t("summary.done"), children: share(figures.measures.carried_out ?? 0, figures.measures.in_force ?? 0) },
          { key: "sheets", label: t("summary.sheets"), children: share(progress("sheets_submitted"), progress("sheets")) },
          { key: "letters", label: t("summary.letters"), children: share(progress("letters_signed"), progress("letters")) },
          { key: "stages", label: t("summary.stages"), children: progress("stages") ? `${progress("stages_completed")}/${progress("stages")}` : "—" },
        ]}
      />
    </Card>
  );
}
