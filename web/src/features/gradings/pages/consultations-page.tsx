import { Button, Empty, Segmented, Space, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Remind } from "@/shared/acts/answer";
import { PageFrame } from "@/shared/pages/page-frame";
import type { LedgerColumn } from "@/shared/table/columns";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { AnswerDialog, OpinionsDialog } from "../components/consult-dialogs";
import { type Consultation, readConsultations } from "../queries";
import "../gradings.css";

export default function ConsultationsPage() {
  const { t, i18n } = useTranslation("gradings");
  const { t: pages } = useTranslation();
  const navigate = useNavigate();
  const { params, change } = useLedgerQuery();
  const [answered, setAnswered] = useState<Consultation>();
  const [seen, setSeen] = useState<Consultation>();
  const box = params.get("box") ?? "asked";
  const columns: LedgerColumn<Consultation>[] = [
    { key: "title", title: t("consult.title"), width: 300, render: (_value, one) => <Link to={`/cases/${one.case_id}`}>{one.number} {one.title}</Link> },
    { key: "department", title: t("desk.department"), width: 130, dataIndex: "department" },
    { key: "object", title: t("consult.object"), width: 110, dataIndex: "object_label" },
    { key: "step", title: t("consult.step"), width: 140, render: (_value, one) => (i18n.language === "en" ? one.step_en : one.step_zh) },
    { key: "due", title: t("consult.due"), width: 130, render: (_value, one) => <>{day(one.due_on)} {one.late && <Tag color="error">{t("consult.late")}</Tag>}</> },
    { key: "answered", title: t("consult.answered"), width: 100, render: (_value, one) => `${one.answered_count}/${one.asked_count}` },
    { key: "adopted", title: t("consult.adopted"), width: 80, dataIndex: "adopted_count" },
    {
      key: "acts",
      title: t("desk.act"),
      width: 190,
      fixedPlace: true,
      render: (_value, one) => (
        <Space>
          <Button size="small" onClick={() => setSeen(one)}>{t("consult.opinions")}</Button>
          {box === "asking" && one.state === "open" && one.answered_count < one.asked_count && <Remind id={one.case_id}>{t("consult.urge")}</Remind>}
          {box === "asked" && one.state === "open" && <Button size="small" type="primary" onClick={() => (one.opinions.some((each) => each.mine && each.binding) ? void navigate(`/cases/${one.case_id}`) : setAnswered(one))}>{t("consult.give")}</Button>}
        </Space>
      ),
    },
  ];
  return (
    <PageFrame title={pages("page.P21")}>
      <Typography.Paragraph type="secondary">{t("consult.intro")}</Typography.Paragraph>
      <LedgerTable<Consultation>
        name="consultations"
        columns={columns}
        read={readConsultations}
        register="consultations"
        fixed={{ box }}
        rowKey={(one) => one.step_id}
        search={<Segmented value={box} options={["asked", "asking"].map((one) => ({ value: one, label: t(`consult.${one}`) }))} onChange={(one) => change({ box: one === "asked" ? undefined : String(one) })} />}
        empty={<Empty description={t(`consult.none_${box}`)} />}
      />
      {answered && <AnswerDialog one={answered} onClose={() => setAnswered(undefined)} />}
      {seen && <OpinionsDialog one={seen} asking={box === "asking"} onClose={() => setSeen(undefined)} />}
    </PageFrame>
  );
}
