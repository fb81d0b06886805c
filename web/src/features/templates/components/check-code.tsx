import { Alert, Descriptions, Flex, Input, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Asked } from "@/shared/pages/page-frame";
import { minute } from "@/shared/time/dates";
import { useCheck } from "../queries";

/** Whether a stamped page is true, and what has changed in the register since. */
export function CheckCode() {
  const { t } = useTranslation("templates");
  const [code, setCode] = useState("");
  const check = useCheck(code);
  return (
    <Flex vertical gap="middle" className="wide">
      <Input.Search className="narrow" aria-label={t("check.code")} placeholder={t("check.code")} enterButton={t("check.act")} onSearch={(words) => setCode(words.trim())} />
      {code && (
        <Asked asked={check}>
          {(found) => (
            <>
              <Verdict {...found} />
              <Descriptions
                size="small"
                bordered
                column={2}
                items={[
                  { key: "title", label: t("paper.title"), children: found.title },
                  { key: "number", label: t("paper.number"), children: <Kept {...found} /> },
                  { key: "made", label: t("paper.madeAt"), children: `${minute(found.made_at)} ${found.maker}` },
                  { key: "edition", label: t("paper.edition"), children: found.edition },
                ]}
              />
              {found.differences.length > 0 && (
                <Table
                  rowKey={(one) => one.field}
                  size="small"
                  pagination={false}
                  dataSource={found.differences}
                  columns={[
                    { title: t("check.field"), dataIndex: "field" },
                    { title: t("check.then"), dataIndex: "then" },
                    { title: t("check.now"), dataIndex: "now" },
                  ]}
                />
              )}
              {found.decisions.length > 0 && (
                <Table
                  rowKey={(one) => `${one.number}${one.step}${one.closed_at}`}
                  size="small"
                  pagination={false}
                  dataSource={found.decisions}
                  columns={[
                    { title: t("check.case"), dataIndex: "number" },
                    { title: t("paper.title"), dataIndex: "title" },
                    { title: t("check.step"), dataIndex: "step" },
                    { title: t("check.by"), render: (_value, one) => `${one.person_name} ${one.post_title}` },
                    { title: t("check.at"), render: (_value, one) => minute(one.closed_at) },
                  ]}
                />
              )}
            </>
          )}
        </Asked>
      )}
    </Flex>
  );
}

/** The number, and to who may read it the very paper as it was issued, whatever has changed since. */
function Kept({ id, kind, number, check_code: code, may_read: readable }: Pick<Of<"PaperCheck">, "id" | "kind" | "number" | "check_code" | "may_read">) {
  const { t } = useTranslation("templates");
  const paper = kind === "register_print" ? `/print/kept/${code}` : `/api/v1/papers/${id}/content`;
  return (
    <Flex gap="small">
      {number}
      {readable && <a href={paper}>{t("paper.take")}</a>}
    </Flex>
  );
}

/** What is not compared with the register, because its reader may not see it, is not called the same. */
function Verdict({ is_genuine, agrees_with_register: agrees }: Pick<Of<"PaperCheck">, "is_genuine" | "agrees_with_register">) {
  const { t } = useTranslation("templates");
  if (!is_genuine) return <Alert type="error" showIcon title={t("check.false")} />;
  if (agrees === null) return <Alert type="info" showIcon title={t("check.genuine")} />;
  return <Alert type={agrees ? "success" : "warning"} showIcon title={t(agrees ? "check.true" : "check.changed")} />;
}
