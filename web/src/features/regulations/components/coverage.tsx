import { Alert, Empty, Flex, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { useCoverage } from "../queries";
import { GapDialog } from "./gaps";

type Start = Partial<Of<"GapDraft">>;

/** Which duties of service each section with key posts still lays down nowhere. */
export function Coverage() {
  const { t } = useTranslation("regulations");
  const word = useWord();
  const asked = useCoverage();
  const [missing, setMissing] = useState<Start>();
  const press = (type: string, department_id?: string) => (
    <Act key={type} asks="regulation:edit" size="small" onClick={() => setMissing({ type: type as Start["type"], department_id, title: word("regulations.type", type) })}>
      {t("coverage.lacks", { type: word("regulations.type", type) })}
    </Act>
  );
  return (
    <Asked asked={asked}>
      {(found) => (
        <Flex vertical gap="small">
          <p>{t("coverage.text")}</p>
          {found.missing_decision_rules.length > 0 && (
            <Alert type="warning" showIcon title={t("coverage.decisions")} description={<Flex gap="small" wrap>{found.missing_decision_rules.map((one) => press(one))}</Flex>} />
          )}
          <Table<Of<"SectionDuties">>
            size="small"
            rowKey="department_id"
            pagination={false}
            dataSource={found.items}
            locale={{ emptyText: <Empty description={t("coverage.none")} /> }}
            columns={[
              { title: t("field.department"), dataIndex: "department", width: 180 },
              { title: t("coverage.missing"), render: (_value, one) => (one.missing.length ? <Flex gap="small" wrap>{one.missing.map((type) => press(type, one.department_id))}</Flex> : <Tag color="success">{t("coverage.whole")}</Tag>) },
            ]}
          />
          {missing && <GapDialog start={missing} onClose={() => setMissing(undefined)} />}
        </Flex>
      )}
    </Asked>
  );
}
