import { Button, Card, Checkbox, Flex, Form, Input, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { FormDialog } from "@/shared/form/form-dialog";
import { examineCell, useCoverage, useSearchAct } from "../queries";
import type { SheetFull } from "../sheet";

interface Cell {
  flow_step_id: string | null;
  step: string;
  key_step: boolean;
  points: string[];
  state: "points" | "examined" | "empty";
  reason: string;
  signed_name: string;
}

interface Covered {
  power_id: string;
  number: string;
  name: string;
  cells: Cell[];
}

type Chosen = { power: string; step: string | null };
const keyOf = (one: Chosen) => `${one.power} ${one.step ?? ""}`;

/** Every step of every power of the section: points found, examined and signed, or not looked at yet. */
export function ExaminedPart({ sheet }: { sheet: SheetFull }) {
  const { t } = useTranslation("searches");
  const { data, isFetching } = useCoverage(sheet.campaign_id, sheet.department_id ?? undefined);
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const [signing, setSigning] = useState(false);
  const powers = (data?.items ?? []) as unknown as Covered[];
  const empty = powers.flatMap((one) => one.cells.filter((cell) => cell.state === "empty").map((cell) => ({ power: one.power_id, step: cell.flow_step_id })));
  const toggle = (cell: Chosen, on: boolean) => setChosen(on ? [...chosen, cell] : chosen.filter((one) => keyOf(one) !== keyOf(cell)));
  return (
    <Card size="small" className="sheet-gap" title={<h3 className="sheet-card-title">{t("examined.title", { count: empty.length })}</h3>}>
      <Typography.Paragraph type="secondary">{t("examined.intro")}</Typography.Paragraph>
      <Flex gap="small" className="sheet-gap">
        <Button disabled={!empty.length} onClick={() => setChosen(chosen.length ? [] : empty)}>{t(chosen.length ? "examined.none" : "examined.all")}</Button>
        <Button disabled={!chosen.length} onClick={() => setSigning(true)}>{t("examined.act", { count: chosen.length })}</Button>
      </Flex>
      <Table<Covered>
        size="small"
        rowKey="power_id"
        loading={isFetching}
        dataSource={powers}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t("examined.noPower") }}
        columns={[
          { title: t("field.power"), width: 300, render: (_value, one) => <Link to={`/powers/${one.power_id}`}>{one.number} {one.name}</Link> },
          {
            title: t("figures.cells"),
            render: (_value, one) => (
              <Flex gap={4} wrap>
                {one.cells.map((cell) => {
                  const place = { power: one.power_id, step: cell.flow_step_id };
                  const name = cell.step || t("figures.whole");
                  if (cell.state !== "empty") return <Found key={keyOf(place)} cell={cell} name={name} />;
                  return <Checkbox key={keyOf(place)} aria-label={`${one.number} ${name}`} checked={chosen.some((each) => keyOf(each) === keyOf(place))} onChange={(event) => toggle(place, event.target.checked)}>{name}</Checkbox>;
                })}
              </Flex>
            ),
          },
        ]}
      />
      {signing && <SignDialog sheet={sheet} chosen={chosen} onClose={() => setSigning(false)} onDone={() => setChosen([])} />}
    </Card>
  );
}

function Found({ cell, name }: { cell: Cell; name: string }) {
  const { t } = useTranslation("searches");
  const told = cell.state === "points" ? t("figures.cellPoints", { count: cell.points.length }) : t("figures.cell_examined");
  return <Tag color={cell.state === "points" ? "success" : "processing"} title={[cell.points.join("、"), cell.reason, cell.signed_name].filter(Boolean).join(" ")}>{name}：{told}</Tag>;
}

function SignDialog({ sheet, chosen, onClose, onDone }: { sheet: SheetFull; chosen: readonly Chosen[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("searches");
  const act = useSearchAct(async (reason: string) => {
    for (const one of chosen) await examineCell(sheet.id, { power_id: one.power, flow_step_id: one.step, reason });
  }, true);
  const run = async ({ reason }: { reason: string }) => {
    await act.mutateAsync(reason);
    onDone();
  };
  return (
    <FormDialog<{ reason: string }> title={t("examined.sign", { count: chosen.length })} verb={t("examined.verb")} run={run} onClose={onClose}>
      <Form.Item name="reason" label={t("examined.reason")} extra={t("examined.hint")} rules={[{ required: true, message: t("examined.missing") }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}
