import { Flex, Form, Input, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { SumField } from "@/shared/form/sum-field";
import { Asked } from "@/shared/pages/page-frame";
import { sum } from "@/shared/words/sum";
import { useWords } from "@/shared/words/vocabularies";
import { type Threshold, type Topic, useSetThreshold, useThresholds } from "../queries";

interface Line {
  topic: Topic;
  name: string;
  known?: Threshold;
}

/** From which sum on a matter of each topic counts as major here, and by which rule. */
export function Thresholds() {
  const { t } = useTranslation("matters");
  const asked = useThresholds();
  const topics = useWords("major_matters");
  const set = useSetThreshold();
  const [setting, setSetting] = useState<Line>();
  return (
    <Flex vertical gap="small">
      <p>{t("threshold.text")}</p>
      <Asked asked={asked}>
        {(found) => (
          <Table<Line>
            size="small"
            rowKey="topic"
            pagination={false}
            dataSource={topics.map((one) => ({ topic: one.value as Topic, name: one.label, known: found.items.find((known) => known.topic === one.value) }))}
            columns={[
              { title: t("field.topic"), dataIndex: "name", width: 200 },
              { title: t("threshold.amount"), width: 220, render: (_value, one) => (one.known ? sum(one.known.amount) : t("threshold.none")) },
              { title: t("threshold.basis"), render: (_value, one) => one.known?.basis || "—" },
              { title: t("acts"), width: 120, render: (_value, one) => <Act asks="matter:record" size="small" onClick={() => setSetting(one)}>{t("threshold.act")}</Act> },
            ]}
          />
        )}
      </Asked>
      {setting && (
        <FormDialog<Of<"ThresholdChange">>
          title={t("threshold.title", { topic: setting.name })}
          verb={t("threshold.act")}
          initialValues={setting.known && { amount: setting.known.amount, basis: setting.known.basis }}
          run={(body, version = setting.known?.version ?? 0) => set.mutateAsync({ ...body, basis: body.basis ?? "", topic: setting.topic, version })}
          onClose={() => setSetting(undefined)}
        >
          <SumField name="amount" label={t("threshold.amount")} rules={[{ required: true }]} />
          <Form.Item name="basis" label={t("threshold.basis")}><Input maxLength={500} /></Form.Item>
        </FormDialog>
      )}
    </Flex>
  );
}
