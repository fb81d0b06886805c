import { Button, Flex, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { RecordSelect } from "@/shared/records/record-select";
import { type RegulationFile, useLinkRegulation } from "../queries";

type Link = Of<"Link">;
const KINDS = ["power", "risk_point", "measure"] as const;
type Kind = (typeof KINDS)[number];

interface Row {
  kind: Kind;
  record?: string;
  clause?: string;
  control_requirement?: string;
}

/** What a link stands for, and to which record. */
export function endOf(link: Link): { kind: Kind; record: string } {
  const kind = KINDS.find((one) => link[`${one}_id`]) ?? "power";
  return { kind, record: link[`${kind}_id`] ?? "" };
}

/** Says which powers, risk points and measures a regulation covers, clause by clause. */
export function LinksDialog({ regulation, onClose }: { regulation: RegulationFile; onClose: () => void }) {
  const { t } = useTranslation("regulations");
  const link = useLinkRegulation();
  const run = ({ links }: { links: Row[] }, version = regulation.version) =>
    link.mutateAsync({
      id: regulation.id,
      version,
      body: {
        links: links.map(({ kind, record, clause = "", control_requirement = "" }) => ({ [`${kind}_id`]: record, clause, control_requirement })),
      },
    });
  return (
    <FormDialog<{ links: Row[] }>
      title={t("link.title", { title: regulation.title })}
      verb={t("act.keep")}
      width={900}
      initialValues={{ links: regulation.links.map((one) => ({ ...endOf(one), clause: one.clause, control_requirement: one.control_requirement })) }}
      run={run}
      onClose={onClose}
    >
      <Form.List name="links">
        {(rows, { add, remove }) => (
          <Flex vertical gap="small">
            {rows.map((row) => <LinkRow key={row.key} at={row.name} clauses={regulation.clauses} onRemove={() => remove(row.name)} />)}
            {!rows.length && <p>{t("link.none")}</p>}
            <div><Button onClick={() => add({ kind: "power" })}>{t("link.add")}</Button></div>
          </Flex>
        )}
      </Form.List>
    </FormDialog>
  );
}

function LinkRow({ at, clauses, onRemove }: { at: number; clauses: readonly Of<"Clause">[]; onRemove: () => void }) {
  const { t } = useTranslation("regulations");
  const form = Form.useFormInstance();
  const kind = (Form.useWatch(["links", at, "kind"], form) as Kind | undefined) ?? "power";
  return (
    <Flex gap="small" align="flex-start" wrap>
      <Form.Item name={[at, "kind"]} className="filter">
        <Select
          aria-label={t("link.kind")}
          options={KINDS.map((one) => ({ value: one, label: t(`link.${one}`) }))}
          onChange={() => form.setFieldValue(["links", at, "record"], undefined)}
        />
      </Form.Item>
      <Form.Item name={[at, "record"]} className="grows" rules={[{ required: true, message: t("link.recordMissing") }]}>
        <RecordSelect kind={kind} aria-label={t(`link.${kind}`)} />
      </Form.Item>
      <Form.Item name={[at, "clause"]} className="filter">
        <Select allowClear aria-label={t("field.clause")} placeholder={t("field.clause")} options={clauses.map((one) => ({ value: one.clause, label: one.clause }))} />
      </Form.Item>
      <Form.Item name={[at, "control_requirement"]} className="grows">
        <Input aria-label={t("field.control_requirement")} placeholder={t("field.control_requirement")} />
      </Form.Item>
      <Button onClick={onRemove} aria-label={t("link.removeOf", { number: at + 1 })}>{t("clause.remove")}</Button>
    </Flex>
  );
}
