import { AutoComplete, Checkbox, Collapse, Flex, Form, Input, InputNumber } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import { usePosts } from "@/shared/flow/posts";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useWords } from "@/shared/words/vocabularies";
import { PlaceFields } from "../place-fields";
import { useCategoryChoices, usePowerRules } from "../words";
import { DUTIES } from "./form";

const MORE = ["level_authority", "duty", "accountability_cases", "service_commitment", "work_discipline", "remarks"] as const;
const UNITS = ["hour", "day", "month", "year"] as const;

/** ① What the power is, what it rests on, who exercises it. */
export function StepPower() {
  const { t } = useTranslation("powers");
  const rules = usePowerRules();
  const categories = useCategoryChoices();
  const { departments } = useDirectory();
  const { options } = usePosts();
  const bases = useBases();
  const scopes = useWords("powers.disclosure");
  const typed = Form.useWatch(["power", "legal_basis"]) as string | undefined;
  const needed = (name: string) => rules?.power_fields.find((one) => one.code === name)?.presence === "required";
  return (
    <div className="wizard-step">
      <div className="wizard-pair">
        <Form.Item name={["power", "name"]} label={t("field.name")} required>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name={["power", "category"]} label={t("field.category")} required>
          <Select options={categories} showSearch={BY_NAME} />
        </Form.Item>
      </div>
      <Form.Item name={["power", "content"]} label={t("field.content")} required={needed("content")}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name={["power", "legal_basis"]} label={t("field.legal_basis")} required={needed("legal_basis")} extra={t("wizard.basisHint")}>
        <AutoComplete options={bases} showSearch={{ filterOption: (typed, one) => isNamed(typed, String(one?.value ?? "")) }} notFoundContent={typed ? t("wizard.basisNone") : null}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
        </AutoComplete>
      </Form.Item>
      <div className="wizard-pair">
        <Form.Item name={["power", "department_id"]} label={t("field.department")}>
          <Select options={departments} showSearch={BY_NAME} />
        </Form.Item>
        <Form.Item name={["power", "exercising_subject"]} label={t("field.exercising_subject")} required={needed("exercising_subject")}>
          <Input maxLength={1000} />
        </Form.Item>
      </div>
      <div className="wizard-three">
        {DUTIES.map((duty) => (
          <Form.Item key={duty} name={["power", duty]} label={t(`field.${duty}`)}>
            <Select mode="multiple" options={options} showSearch={BY_NAME} />
          </Form.Item>
        ))}
      </div>
      <div className="wizard-pair">
        <Form.Item name={["flowchart", "conditions"]} label={t("flow.conditions")} extra={t("wizard.chartHint")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
        <Form.Item name={["flowchart", "materials"]} label={t("flow.materials")}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      </div>
      <Flex gap="middle" wrap align="end">
        <Form.Item name={["power", "time_limit_value"]} label={t("field.time_limit")}>
          <InputNumber min={1} max={10000} />
        </Form.Item>
        <Form.Item name={["power", "time_limit_unit"]} label={t("field.time_limit_unit")}>
          <Select className="filter" options={UNITS.map((one) => ({ value: one, label: t(`unit.${one}`) }))} />
        </Form.Item>
        <Form.Item name={["power", "time_limit_counting"]} label={t("field.time_limit_counting")}>
          <Select className="filter" options={(["working", "calendar"] as const).map((one) => ({ value: one, label: t(`counting.${one}`) }))} />
        </Form.Item>
        <Form.Item name={["power", "has_discretion"]} valuePropName="checked">
          <Checkbox>{t("wizard.hasDiscretion")}</Checkbox>
        </Form.Item>
      </Flex>
      <div className="wizard-three">
        <Form.Item name={["power", "fee"]} label={t("field.fee")}>
          <Input maxLength={1000} />
        </Form.Item>
        <Form.Item name={["flowchart", "supervision_channels"]} label={t("flow.supervision_channels")}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
        <Form.Item name={["power", "disclosure"]} label={t("field.disclosure")}>
          <Select allowClear options={scopes} />
        </Form.Item>
      </div>
      <Collapse
        ghost
        items={[{
          key: "more",
          label: t("wizard.more"),
          children: (
            <>
              <Form.Item name={["power", "sub_name"]} label={t("field.sub_name")}><Input maxLength={1000} /></Form.Item>
              <PlaceFields base="power" />
              {MORE.map((name) => (
                <Form.Item key={name} name={["power", name]} label={t(`field.${name}`)}>
                  <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
                </Form.Item>
              ))}
            </>
          ),
        }]}
      />
    </div>
  );
}

/** A rule is found by a word of it; once it is chosen, its clause may be written behind it. */
function isNamed(typed: string, rule: string): boolean {
  return rule.includes(typed) || typed.startsWith(rule);
}

/** The laws and rules the bureau has on record, to pick the basis from. */
function useBases() {
  const { data } = useQuery({
    queryKey: ["regulations", "bases"],
    queryFn: () => taken(api.GET("/api/v1/regulations", { params: { query: { limit: 100 } } })),
    retry: false,
    staleTime: 5 * 60_000,
  });
  return useMemo(() => {
    const items = (data?.items ?? []) as { title: string; document_number: string }[];
    return items.map((one) => ({ value: `《${one.title}》${one.document_number ? `（${one.document_number}）` : ""}` }));
  }, [data]);
}
