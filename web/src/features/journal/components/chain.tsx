import { SafetyCertificateOutlined } from "@ant-design/icons";
import { Alert, Button, Flex, Table } from "antd";
import { useTranslation } from "react-i18next";
import { CopyText } from "@/shared/pages/copy-text";
import { Asked } from "@/shared/pages/page-frame";
import { minute } from "@/shared/time/dates";
import { useSeals, useVerify } from "../queries";

/** Whether every entry is as it was written, by its own chain and by what the leading groups hold. */
export function Chain() {
  const { t } = useTranslation("journal");
  const verify = useVerify();
  const seals = useSeals();
  const { data } = verify;
  const placed = (place: string) => {
    const [kind, which] = place.split(" ");
    return t(`place.${kind}`, { which, defaultValue: place });
  };
  return (
    <Flex vertical gap="middle">
      <div>
        <Button type="primary" icon={<SafetyCertificateOutlined />} loading={verify.isPending} onClick={() => verify.mutate()}>{t("chain.verify")}</Button>
      </div>
      {data && (
        <Alert
          type={data.findings.length ? "error" : "success"}
          showIcon
          title={t(data.findings.length ? "chain.broken" : "chain.whole", { count: data.findings.length })}
          description={
            <>
              {t("chain.counts", { entries: data.entries, seals: data.seals, witnesses: data.witnesses })}
              <ul>{data.findings.map((one) => <li key={one.code + one.place}>{t(`finding.${one.code}`, { defaultValue: one.code })}{placed(one.place)}</li>)}</ul>
            </>
          }
        />
      )}
      <Asked asked={seals}>
        {(found) => (
          <Table
            rowKey="number"
            size="small"
            pagination={false}
            dataSource={found.items}
            columns={[
              { title: t("chain.number"), dataIndex: "number", width: 90 },
              { title: t("chain.entries"), dataIndex: "entry_count", width: 100 },
              { title: t("chain.sealedAt"), width: 160, render: (_value, one) => minute(one.sealed_at) },
              { title: t("chain.algorithm"), dataIndex: "algorithm", width: 90 },
              { title: t("chain.hash"), render: (_value, one) => <CopyText text={String(one.hash)} shown={16} /> },
            ]}
          />
        )}
      </Asked>
    </Flex>
  );
}
