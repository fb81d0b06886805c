import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Card, Dropdown, Flex } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { saveCsv } from "../table/csv";
import { minute } from "../time/dates";
import { savePicture } from "./picture-file";
import { plain, type Sheet, SheetTable } from "./sheet";
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
  about: { definition: string; as_of: string };
  /** Said first, before any picture. */
  figures?: readonly Figure[];
  sheet: Sheet;
  /** What is chosen for this chart alone. */
  choices?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}

/** A question, its number, its picture, and the table behind it. */
export function ChartCard({ title, about, figures = [], sheet, choices, note, children }: Props) {
  const { t } = useTranslation("shared");
  const { message } = App.useApp();
  const [table, setTable] = useState(false);
  const seen = useRef<HTMLDivElement>(null);
  const said = t("charts.said", { definition: about.definition, time: minute(about.as_of) });
  const save = (kind: string) => {
    if (kind === "csv") {
      saveCsv(title, [[title], [said], [...sheet.columns], ...sheet.rows.map((row) => row.map(plain))]);
    } else if (seen.current) {
      void savePicture(title, seen.current).catch(() => message.error(t("charts.noPicture")));
    }
  };
  return (
    <Card size="small" className="chart-card">
      <div ref={seen} className="chart-seen">
        <div className="chart-head">
          <h2>{title}</h2>
          <Flex gap="small" wrap className="no-print not-in-picture">
            {choices}
            <Button size="small" aria-pressed={table} onClick={() => setTable(!table)}>{t(table ? "charts.picture" : "charts.table")}</Button>
            <Dropdown
              trigger={["click"]}
              menu={{
                items: [
                  { key: "png", label: t("charts.png"), disabled: table, onClick: () => save("png") },
                  { key: "csv", label: t("charts.csv"), onClick: () => save("csv") },
                ],
              }}
            >
              <Button size="small" icon={<DownloadOutlined />} aria-label={t("charts.export", { title })} />
            </Dropdown>
          </Flex>
        </div>
        <p className="chart-said">{said}</p>
        {figures.length > 0 && <Figures figures={figures} />}
        {table ? <SheetTable sheet={sheet} caption={title} /> : children}
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
