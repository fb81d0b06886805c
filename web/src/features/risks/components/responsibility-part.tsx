import { Alert, Descriptions, Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { useAnswers } from "@/shared/acts/answers";
import { Asked } from "@/shared/pages/page-frame";
import { Persons } from "@/shared/problem/problem-text";
import { type RiskPoint, useResponsibility } from "../queries";

export const ACTS = ["risk_point:edit", "grading:propose", "grading:decide", "lowering:request", "lowering:decide", "risk_point:put_in_force", "risk_point:retire", "measure:draft"] as const;

/** The four relations of the point today, and who may do what to it. */
export function ResponsibilityPart({ point }: { point: RiskPoint }) {
  const { t } = useTranslation("risks");
  const asked = useResponsibility(point.id);
  const answer = useAnswers("risk_point", point.id, ACTS);
  return (
    <Asked asked={asked}>
      {(found) => (
        <Flex vertical gap="middle">
          {found.alarms.map((one) => <Alert key={one.code + one.title} type={one.blocks ? "error" : "warning"} showIcon title={one.text} />)}
          <Descriptions
            size="small"
            bordered
            column={1}
            styles={{ label: { width: 132 } }}
            items={[
              seat("managing", found.managing),
              seat("direct", found.directly_responsible),
              {
                key: "monitoring",
                label: t("who.monitoring"),
                children: <ul className="answer-list">{found.monitoring.map((one, index) => <li key={index}>{one.shown} <Typography.Text type="secondary">{one.reason}</Typography.Text></li>)}</ul>,
              },
              seat("accountable", found.accountable),
            ]}
          />
          <Typography.Title level={3} className="part-head">{t("who.acts")}</Typography.Title>
          <Table
            size="small"
            rowKey="act"
            pagination={false}
            dataSource={ACTS.map((act) => ({ act, answer: answer(act) }))}
            columns={[
              { title: t("who.act"), width: 110, render: (_value, one) => t(`acts.${one.act.replace(":", "_")}`) },
              { title: t("who.me"), width: 70, render: (_value, one) => one.answer && t(`yes.${one.answer.allowed}`) },
              { title: t("who.who"), render: (_value, one) => one.answer && <Persons list={one.answer.who_can} /> },
            ]}
          />
        </Flex>
      )}
    </Asked>
  );
  function seat(key: string, one: { shown: string; reason: string } | null) {
    return {
      key,
      label: t(`who.${key}`),
      children: one ? <>{one.shown} <Typography.Text type="secondary">{one.reason}</Typography.Text></> : t("who.nobody"),
    };
  }
}
