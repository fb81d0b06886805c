import { App, Flex, Radio, Table, Typography } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { minute } from "../time/dates";

type Values = Record<string, unknown>;

interface Conflict<V> {
  values: V;
  version: number;
}

/**
 * What to do when somebody else changed the record meanwhile: shows his and one's own value of each
 * field and gives back the values to send on top of his version, or nothing when one gives up.
 */
export function useConflict() {
  const { t } = useTranslation("shared");
  const { modal } = App.useApp();
  return useCallback(
    <V extends Values>(problem: Problem, mine: V, show: (name: string, value: unknown) => string = plain) =>
      new Promise<Conflict<V> | undefined>((resolve) => {
        const { changed_by, changed_at, fields = [], current_version = 0 } = problem.document;
        const taken = new Map<string, "mine" | "theirs">();
        const clashing = fields.filter((one) => one.name in mine);
        clashing.forEach((one) => taken.set(one.name, "mine"));
        modal.confirm({
          width: 720,
          title: t("conflict.title"),
          okText: t("conflict.send"),
          cancelText: t("conflict.drop"),
          content: (
            <Flex vertical gap="small">
              <Typography.Text>
                {t("conflict.text", { name: changed_by ?? "", time: minute(changed_at), count: fields.length })}
              </Typography.Text>
              <Table
                size="small"
                pagination={false}
                rowKey="name"
                dataSource={fields}
                columns={[
                  { title: t("conflict.field"), render: (_value, one) => one.label ?? one.name },
                  { title: t("conflict.theirs"), render: (_value, one) => one.theirs_text || show(one.name, one.theirs) },
                  { title: t("conflict.mine"), render: (_value, one) => (one.name in mine ? show(one.name, mine[one.name]) : "—") },
                  {
                    title: t("conflict.use"),
                    render: (_value, one) =>
                      one.name in mine && (
                        <Radio.Group
                          aria-label={one.label ?? one.name}
                          defaultValue="mine"
                          onChange={(event) => taken.set(one.name, event.target.value as "mine")}
                          options={[
                            { value: "mine", label: t("conflict.useMine") },
                            { value: "theirs", label: t("conflict.useTheirs") },
                          ]}
                        />
                      ),
                  },
                ]}
              />
            </Flex>
          ),
          onOk: () => {
            const merged = { ...mine } as Values;
            for (const one of fields) {
              if (taken.get(one.name) === "theirs") merged[one.name] = one.theirs;
            }
            resolve({ values: merged as V, version: current_version });
          },
          onCancel: () => resolve(undefined),
        });
      }),
    [modal, t],
  );
}

function plain(_name: string, value: unknown): string {
  if (value == null || value === "") return "—";
  return typeof value === "string" ? value : JSON.stringify(value);
}

export function isStale(failure: unknown): failure is Problem {
  return failure instanceof Problem && failure.status === 412;
}
