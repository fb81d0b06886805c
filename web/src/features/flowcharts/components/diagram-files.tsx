import { App, Button, Dropdown, Modal } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { type Flowchart, useTakeDiagram } from "../queries";

/** A flow as a BPMN 2.0 file for other modellers, out and in. */
export function DiagramFiles({ chart, may, onTaken }: { chart: Flowchart; may: boolean; onTaken: () => void }) {
  const { t } = useTranslation("flowcharts");
  const { modal } = App.useApp();
  const file = useRef<HTMLInputElement>(null);
  const take = useTakeDiagram(chart.id);
  const [report, setReport] = useState<Of<"BpmnReport">>();
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    const xml = await chosen.text();
    modal.confirm({
      title: t("bpmn.ask"),
      content: t("bpmn.askText", { name: chosen.name }),
      okText: t("bpmn.take"),
      onOk: async () => {
        setReport(await take.mutateAsync({ xml, number: chart.version }));
        onTaken();
      },
    });
  };
  const items = [
    { key: "out", label: <a href={`/api/v1/flowcharts/${chart.id}/bpmn`} download>{t("bpmn.export")}</a> },
    { key: "svg", label: <a href={`/api/v1/flowcharts/${chart.id}/svg`} target="_blank" rel="noreferrer">{t("bpmn.picture")}</a> },
    ...(may ? [{ key: "in", label: t("bpmn.import"), onClick: () => file.current?.click() }] : []),
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={["click"]}><Button>{t("bpmn.menu")}</Button></Dropdown>
      <input
        ref={file}
        type="file"
        accept=".bpmn,.xml"
        hidden
        aria-label={t("bpmn.import")}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Modal open={Boolean(report)} title={t("bpmn.report")} footer={null} onCancel={() => setReport(undefined)}>
        {report && (
          <ul>
            <li>{t("bpmn.taken", { steps: report.steps, edges: report.edges })}</li>
            {report.unknown_posts.length > 0 && <li>{t("bpmn.unknown", { names: report.unknown_posts.join("、") })}</li>}
            {report.passed_over.map((one) => <li key={one.element + one.name}>{t("bpmn.passed", { element: one.element, name: one.name, count: one.count })}</li>)}
          </ul>
        )}
      </Modal>
    </>
  );
}
