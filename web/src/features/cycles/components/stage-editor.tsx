import { Alert, DatePicker, Flex, Input, Table } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
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

/** The day of the week, so that nobody plans for a Sunday unawares. */
function weekday(date: string, language: string): string {
  return dayjs(date).toDate().toLocaleDateString(language, { weekday: "short" });
}

interface Props {
  stages: EditedStage[];
  onChange: (stages: EditedStage[]) => void;
  named?: boolean;
}

/** The stages of a year with their days, to be looked over and changed. */
export function StageEditor({ stages, onChange, named = false }: Props) {
  const { t, i18n } = useTranslation("cycles");
  const stageName = useStageName();
  const change = (index: number, changed: Partial<EditedStage>) =>
    onChange(stages.map((one, place) => (place === index ? { ...one, ...changed } : one)));
  const wrong = backwards(stages);
  return (
    <Flex vertical gap="small">
      {wrong.length > 0 && (
        <Alert type="error" showIcon title={t("stage.backwards", { names: wrong.map((one) => one.name).join("、") })} />
      )}
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
            width: 200,
            render: (_value: unknown, one: EditedStage, index: number) => (
              <>
                <DatePicker
                  allowClear={false}
                  aria-label={`${stageName(one.name)} ${t(`stage.${field}`)}`}
                  value={dayjs(one[field])}
                  onChange={(next) => next && change(index, { [field]: day(next) })}
                />{" "}
                <small>{weekday(one[field], i18n.language)}</small>
              </>
            ),
          })),
        ]}
      />
    </Flex>
  );
}
