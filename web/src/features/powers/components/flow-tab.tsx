import { Button, Empty, Flex, Spin } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { FlowPicture } from "@/shared/flow/flow-picture";
import { marksOf } from "@/shared/flow/marks";
import { StandingTag } from "@/shared/words/standing";
import { type Power, useFlowsOf, useRisksOf } from "../queries";

/** The flow of the power with its places of risk. */
export function FlowTab({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const { data: flows, isPending } = useFlowsOf(power.id);
  const { data: risks = [] } = useRisksOf(power.id);
  const live = useMemo(() => risks.filter((one) => one.status !== "retired"), [risks]);
  if (isPending) return <Spin />;
  if (!flows?.length) {
    return <Empty description={t("flow.none")}><Link to="/flows"><Button>{t("flow.go")}</Button></Link></Empty>;
  }
  return (
    <>
      {flows.map(({ chart, graph }) => {
        const codes = new Map(graph.steps.map((one) => [one.id, one.code] as const));
        const marks = marksOf(live.map((one) => ({ code: codes.get(one.flow_step_id ?? undefined), rank: one.rank ?? one.proposed_rank })));
        return (
          <section key={chart.id} aria-label={chart.title}>
            <Flex gap="small" wrap align="center" className="wizard-hint">
              <strong>{chart.number} {chart.title}</strong>
              <StandingTag of={chart} />
              <Link to={`/flows/${chart.id}/edit`}><Button size="small">{t("flow.open")}</Button></Link>
              <Button size="small" href={`/flowcharts/${chart.id}/print`} target="_blank">{t("act.printFlow")}</Button>
            </Flex>
            <FlowPicture graph={graph} marks={marks} height={520} />
          </section>
        );
      })}
    </>
  );
}
