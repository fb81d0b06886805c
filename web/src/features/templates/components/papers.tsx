import { Empty, Flex, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { useYearAsked } from "@/shared/session/year";
import { YearStrip } from "@/shared/session/year-strip";
import { YearSelect } from "@/shared/session/year-select";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { minute } from "@/shared/time/dates";
import { type Paper, readPapers, useCancelPaper, useKinds } from "../queries";

/** What was printed or issued; a paper once issued is kept and given out as the same bytes. */
export function Papers() {
  const { t, i18n } = useTranslation("templates");
  const { data: kinds } = useKinds();
  const asked = useYearAsked();
  const [cancelling, setCancelling] = useState<Paper>();
  const cancel = useCancelPaper();
  return (
    <>
      <YearStrip />
      <LedgerTable<Paper>
        name="papers"
        read={readPapers}
        saved={false}
        {...(asked && { fixed: asked })}
        search={
          <>
            <YearSelect every />
            <FilterSelect
              name="kind"
              label={t("paper.kind")}
              options={(kinds?.items ?? []).map((one) => ({ value: one.code, label: i18n.language === "en" ? one.en : one.zh }))}
            />
          </>
        }
        empty={<Empty description={t("paper.none")} />}
        columns={[
          { key: "number", title: t("paper.number"), dataIndex: "number", width: 170 },
          { key: "title", title: t("paper.title"), dataIndex: "title" },
          { key: "kind", title: t("paper.kind"), dataIndex: "kind_name", width: 200 },
          { key: "edition", title: t("paper.edition"), dataIndex: "edition", width: 70 },
          { key: "code", title: t("paper.code"), dataIndex: "check_code", width: 110 },
          { key: "state", title: t("paper.state"), width: 100, render: (_value, one) => <Tag color={one.state === "issued" ? "success" : undefined}>{t(`state.${one.state}`)}</Tag> },
          { key: "made_at", title: t("paper.madeAt"), width: 150, render: (_value, one) => minute(one.made_at) },
          { key: "maker", title: t("paper.maker"), dataIndex: "maker", width: 100 },
          {
            key: "acts",
            title: t("kind.acts"),
            width: 150,
            fixedPlace: true,
            render: (_value, one) =>
              one.state === "issued" && (
                <Flex gap="small">
                  <a href={`/api/v1/papers/${one.id}/content`}>{t("paper.take")}</a>
                  <Act asks="paper:make" size="small" onClick={() => setCancelling(one)}>{t("paper.cancel")}</Act>
                </Flex>
              ),
          },
        ]}
      />
      {cancelling && (
        <FormDialog<{ reason: string }>
          title={t("paper.cancelTitle", { number: cancelling.number })}
          verb={t("paper.cancel")}
          run={({ reason }, version = cancelling.version) => cancel.mutateAsync({ id: cancelling.id, version, reason })}
          onClose={() => setCancelling(undefined)}
        >
          <Form.Item name="reason" label={t("paper.reason")} rules={[{ required: true, max: 300 }]}><Input.TextArea rows={2} /></Form.Item>
        </FormDialog>
      )}
    </>
  );
}
