import { useQueries } from "@tanstack/react-query";
import { Alert, DatePicker, Flex, Input, Table, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import { day } from "@/shared/time/dates";
import { useStageName } from "@/shared/words/stage-names";

export interface EditedStage {
  code: string;
  name: string;
  phase?: string;
  starts_on: string;
  due_on: string;
  conditions?: string[];
  note?: string;
}

/** Stages whose days overlap backwards: the end before the beginning. */
export function backwards(stages: readonly EditedStage[]): EditedStage[] {
  return stages.filter((one) => one.due_on < one.starts_on);
}

/** The same days in another year, where somebody wrote days and then chose the year. */
export function inYear(stages: EditedStage[], from: number, to: number): EditedStage[] {
  const moved = (date: string) => day(dayjs(date).add(to - from, "year"));
  return stages.map((one) => ({ ...one, starts_on: moved(one.starts_on), due_on: moved(one.due_on) }));
}

/** The working calendar of every year some of these days lie in. */
function useCalendar(days: readonly string[]) {
  const years = [...new Set(days.map((one) => Number(one.slice(0, 4))))].filter((one) => one >= 2000 && one <= 2100);
  const asked = useQueries({
    queries: years.map((year) => ({
      queryKey: ["working-calendar", year],
      queryFn: () => taken(api.GET("/api/v1/working-calendar", { params: { query: { year } } })),
      staleTime: Infinity,
    })),
  });
  return asked.flatMap((one) => one.data ?? []);
}

type Calendar = ReturnType<typeof useCalendar>;

/** The day of the week and whether offices work on it, so that nobody plans for a holiday unawares. */
function Weekday({ date, calendar }: { date: string; calendar: Calendar }) {
  const { t, i18n } = useTranslation("cycles");
  const found = dayjs(date).toDate();
  const weekend = found.getDay() % 6 === 0;
  const kind = weekend
    ? calendar.some((one) => one.made_up_days.includes(date)) ? "madeUp" : "weekend"
    : calendar.some((one) => one.holidays.includes(date)) ? "holiday" : "";
  const free = kind === "weekend" || kind === "holiday";
  return (
    <Typography.Text type={free ? "danger" : undefined}>
      <small>{found.toLocaleDateString(i18n.language, { weekday: "short" })}{kind && ` ${t(`dayKind.${kind}`)}`}</small>
    </Typography.Text>
  );
}

interface Props {
  stages: EditedStage[];
  onChange: (stages: EditedStage[]) => void;
  named?: boolean;
}

/** The stages of a year with their days, to be looked over and changed. */
export function StageEditor({ stages, onChange, named = false }: Props) {
  const { t } = useTranslation("cycles");
  const stageName = useStageName();
  const change = (index: number, changed: Partial<EditedStage>) =>
    onChange(stages.map((one, place) => (place === index ? { ...one, ...changed } : one)));
  const wrong = backwards(stages);
  const calendar = useCalendar(stages.flatMap((one) => [one.starts_on, one.due_on]));
  const unknown = calendar.filter((one) => !one.published).map((one) => one.year);
  return (
    <Flex vertical gap="small">
      {wrong.length > 0 && (
        <Alert type="error" showIcon title={t("stage.backwards", { names: wrong.map((one) => one.name).join("、") })} />
      )}
      {unknown.length > 0 && <Typography.Text type="secondary">{t("dayKind.unpublished", { years: unknown.join("、") })}</Typography.Text>}
      <Table<EditedStage>
        rowKey="code"
        size="small"
        pagination={false}
        dataSource={stages}
        columns={[
          {
            title: t("stage.name"),
            render: (_value, one, index) =>
              named ? (
                <Input value={one.name} aria-label={t("stage.nameOf", { number: index + 1 })} onChange={(event) => change(index, { name: event.target.value })} />
              ) : (
                stageName(one.name)
              ),
          },
          ...(["starts_on", "due_on"] as const).map((field) => ({
            title: t(`stage.${field}`),
            width: 270,
            render: (_value: unknown, one: EditedStage, index: number) => (
              <>
                <DatePicker
                  allowClear={false}
                  aria-label={`${stageName(one.name)} ${t(`stage.${field}`)}`}
                  value={dayjs(one[field])}
                  onChange={(next) => next && change(index, { [field]: day(next) })}
                />{" "}
                <Weekday date={one[field]} calendar={calendar} />
              </>
            ),
          })),
        ]}
      />
    </Flex>
  );
}
