import { Empty, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Case } from "../queries";
import { type FaceLine, spelled } from "./faced";

type Change = FaceLine & { key: string; mark: "changed" | "added" | "removed" };

/** Only what differs, old beside new, marked by word and not by colour alone. */
export function CaseChanges({ found }: { found: Case }) {
  const { t } = useTranslation("tasks");
  const marked = found.items.map((item) => ({ item, changes: item.face.flatMap(changeOf) })).filter((one) => one.changes.length);
  if (!marked.length) return <Empty description={t("changes.none")} />;
  return marked.map(({ item, changes }) => (
    <Table<Change>
      key={item.item_id}
      size="small"
      pagination={false}
      title={() => `${item.number} ${item.title}`}
      dataSource={changes}
      columns={[
        { title: t("changes.mark"), width: 70, render: (_value, one) => <Tag color={COLOURS[one.mark]}>{t(`changes.${one.mark}`)}</Tag> },
        { title: t("changes.field"), width: 160, dataIndex: "label" },
        { title: t("changes.before"), render: (_value, one) => spelled(one.before) || "—" },
        { title: t("changes.after"), render: (_value, one) => spelled(one.value) || "—" },
      ]}
    />
  ));
}

const COLOURS = { changed: "warning", added: "success", removed: "error" } as const;

function changeOf(line: FaceLine): Change[] {
  if (!line.changed || !line.before) return [];
  const [before, after] = [spelled(line.before), spelled(line.value)];
  return [{ ...line, key: line.field, mark: !before ? "added" : !after ? "removed" : "changed" }];
}
