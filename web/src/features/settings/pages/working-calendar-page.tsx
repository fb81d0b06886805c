import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Alert, Button, Card, DatePicker, Empty, Flex, InputNumber, Segmented, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { PageFrame } from "@/shared/pages/page-frame";
import { day, dayOfWeek, thisDay } from "@/shared/time/dates";
import "../settings.css";
import { MonthGrid } from "../components/month-grid";
import { useCalendar, useTerm } from "../queries";

interface Run {
  first: string;
  last: string;
  count: number;
  works: boolean;
  name: string;
}

/** Days of one holiday that follow one another are one line. */
function runs(days: readonly Of<"SpecialDay">[]): Run[] {
  const found: Run[] = [];
  for (const { on, works, name } of days) {
    const last = found[found.length - 1];
    if (last && last.name === name && last.works === works && Date.parse(on) - Date.parse(last.last) === 86_400_000) {
      last.last = on;
      last.count += 1;
    } else found.push({ first: on, last: on, count: 1, works, name });
  }
  return found;
}

/** P63: which days count as working days this year and next, and on which day a term ends. */
export default function WorkingCalendarPage() {
  const { t, i18n } = useTranslation(["settings", "app"]);
  const [chosen, setChosen] = useState(thisDay());
  const year = chosen.year();
  const { data, isPending } = useCalendar(year);
  const years = [...new Set([thisDay().year(), thisDay().year() + 1, year])].sort();
  return (
    <PageFrame title={t("app:page.P63")}>
      <Typography.Paragraph type="secondary" className="wide">{t("calendar.text")}</Typography.Paragraph>
      <Segmented aria-label={t("calendar.year")} options={years} value={year} onChange={(to) => setChosen(chosen.year(to))} />
      {data && !data.published && <Alert className="calendar-unknown" type="warning" showIcon title={t("calendar.unpublished", { year })} />}
      <div className="calendar-halves">
        <div>
          <Flex align="center" gap="small">
            <Button icon={<LeftOutlined />} aria-label={t("calendar.before")} onClick={() => setChosen(chosen.subtract(1, "month"))} />
            <h2 className="part-title" aria-live="polite">{chosen.toDate().toLocaleDateString(i18n.language, { year: "numeric", month: "long" })}</h2>
            <Button icon={<RightOutlined />} aria-label={t("calendar.after")} onClick={() => setChosen(chosen.add(1, "month"))} />
          </Flex>
          <MonthGrid special={data?.days ?? []} chosen={chosen} onChoose={setChosen} />
          <Typography.Text type="secondary">{t("calendar.keys")}</Typography.Text>
        </div>
        <div>
          <Term first={chosen} onChoose={setChosen} />
          <Table<Run>
            size="small"
            rowKey="first"
            loading={isPending}
            pagination={false}
            dataSource={runs(data?.days ?? [])}
            caption={data?.source ? t(`calendar.source.${data.source}`) : undefined}
            locale={{ emptyText: <Empty description={t("calendar.unpublished", { year })} /> }}
            columns={[
              { title: t("calendar.days"), render: (_value, one) => [...new Set([one.first, one.last])].map((on) => dayOfWeek(on, i18n.language)).join(" – ") },
              { title: t("calendar.count"), dataIndex: "count", align: "right" },
              { title: t("calendar.kind"), render: (_value, one) => <Tag color={one.works ? "blue" : "green"}>{t(one.works ? "calendar.worked" : "calendar.off")}</Tag> },
              { title: t("calendar.name"), dataIndex: "name" },
            ]}
          />
        </div>
      </div>
    </PageFrame>
  );
}

function Term({ first, onChoose }: { first: ReturnType<typeof thisDay>; onChoose: (day: ReturnType<typeof thisDay>) => void }) {
  const { t, i18n } = useTranslation("settings");
  const [count, setCount] = useState(5);
  const { data } = useTerm(day(first), count);
  return (
    <Card size="small" title={t("calendar.term")}>
      <Flex align="center" gap="small" wrap>
        <DatePicker aria-label={t("calendar.from")} value={first} allowClear={false} onChange={(to) => to && onChoose(to)} />
        <span>{t("calendar.plus")}</span>
        <InputNumber aria-label={t("calendar.number")} min={1} max={250} value={count} onChange={(to) => setCount(to ?? 1)} />
        <span>{t("calendar.unit")}</span>
        <strong role="status">{data && dayOfWeek(data.last_on, i18n.language)}</strong>
      </Flex>
      <Typography.Text type="secondary">{t(data?.published === false ? "calendar.termUnsure" : "calendar.termText")}</Typography.Text>
    </Card>
  );
}
