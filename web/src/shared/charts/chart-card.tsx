import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Card, Dropdown, Flex } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { raise } from "../problem/raised";
import { saveAnswer } from "../table/take-out";
import { minute } from "../time/dates";
import { savePicture } from "./picture-file";
import { type ChartTable, questionOf, SheetTable } from "./sheet";
import "./charts.css";

export interface Figure {
  label: ReactNode;
  value: string | number;
  to?: string;
  alarming?: boolean;
}

interface Props {
  /** The question the picture answers. */
  title: string;
  about: { definition: string; as_of: string; year?: number | null };
  /** Said first, before any picture. */
  figures?: readonly Figure[];
  table: ChartTable;
  /** What is chosen for this chart alone. */
  choices?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}

/** A question, its number, its picture, and the table behind it. */
export function ChartCard({ title, about, figures = [], table, choices, note, children }: Props) {
  const { t } = useTranslation("shared");
  const { message } = App.useApp();
  const [asTable, showTable] = useState(false);
  const seen = useRef<HTMLDivElement>(null);
  const said = t(about.year ? "charts.saidOfYear" : "charts.said", { definition: about.definition, time: minute(about.as_of), year: about.year });
  const picture = () => {
    if (seen.current) void savePicture(title, seen.current).catch(() => message.error(t("charts.noPicture")));
  };
  const workbook = () => void saveAnswer(`/api/v1/statistics/workbooks/${table.chart}?${new URLSearchParams(questionOf(table))}`, `${title}.xlsx`).catch(raise);
  return (
    <Card size="small" className="chart-card">
      <div ref={seen} className="chart-seen">
        <div className="chart-head">
          <h2>{title}</h2>
          <Flex gap="small" wrap className="no-print not-in-picture">
            {choices}
            <Button size="small" aria-pressed={asTable} onClick={() => showTable(!asTable)}>{t(asTable ? "charts.picture" : "charts.table")}</Button>
            <Dropdown
              trigger={["click"]}
              menu={{
                items: [
                  { key: "png", label: t("charts.png"), disabled: asTable, onClick: picture },
                  { key: "xlsx", label: t("charts.xlsx"), onClick: workbook },
                ],
              }}
            >
              <Button size="small" icon={<DownloadOutlined />} aria-label={t("charts.export", { title })} />
            </Dropdown>
          </Flex>
        </div>
        <p className="chart-said">{said}</p>
        {figures.length > 0 && <Figures figures={figures} />}
        {asTable ? <SheetTable table={table} caption={title} /> : children}
        {note}
      </div>
    </Card>
  );
}

function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="chart-figures">
      {figures.map((one, index) => (
        <div key={index} className={one.alarming ? "chart-alarming" : undefined}>
          <dt>{one.label}</dt>
          <dd>{one.to ? <Link to={one.to}>{one.value}</Link> : one.value}</dd>
        </div>
      ))}
    </dl>
  );
}
