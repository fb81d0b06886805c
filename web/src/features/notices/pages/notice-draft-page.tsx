import { App, Button, Checkbox, Flex, Form, Input, InputNumber, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { foundErrors, putErrors } from "@/shared/form/refused";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useWord } from "@/shared/words/vocabularies";
import { ItemsField } from "../components/items-field";
import { type Chosen, Pool, type TYPES } from "../components/pool";
import { CHANNELS } from "../components/proofs";
import { Term } from "../components/term";
import { MOST_ITEMS, type Notice, useChangeNotice, useDisclosureTypes, useDraftNotice, useNotice } from "../queries";

const SCOPES = ["section", "unit", "tenant_and_subordinates", "selected_group", "system", "society"] as const;

type Values = Omit<Of<"NoticeDraft">, "channels"> & { channels: (typeof CHANNELS)[number][] };

/** Drafts a notice, or changes one that is not out yet. */
export default function NoticeDraftPage() {
  const [asked] = useSearchParams();
  const id = asked.get("draft");
  return id ? <Existing id={id} /> : <Drafting />;
}

function Existing({ id }: { id: string }) {
  const notice = useNotice(id);
  return <Asked asked={notice}>{(found) => <Drafting notice={found} />}</Asked>;
}

function Drafting({ notice }: { notice?: Notice }) {
  const { t } = useTranslation("notices");
  const word = useWord();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { departments } = useDirectory();
  const [form] = Form.useForm<Values>();
  const scope = Form.useWatch("scope", form);
  const [errors, setErrors] = useState<FormError[]>([]);
  const { brought, first } = useBrought();
  const draft = useDraftNotice();
  const change = useChangeNotice();
  const days = Form.useWatch("working_days", form);
  const [chosen, setChosen] = useState<readonly Chosen[]>(() => notice?.items.flatMap(ofRegister) ?? brought);
  const standing = notice?.kind === "disclosure";
  // What a chain publishes, or a release of all there is, is settled; only its frame may be changed.
  const fixed = Boolean(notice?.case_id) || standing;
  const scopes = useScopes(chosen, notice);
  const usual = useUsualTitle(chosen);
  useEffect(() => {
    if (!notice && usual && !form.isFieldTouched("title")) form.setFieldsValue({ title: usual });
  }, [usual, notice, form]);
  const send = async ({ channels, items, ...values }: Values) => {
    const all = [...(items ?? []), ...chosen.map(({ type, object_id }) => ({ type, object_id }) as Of<"NoticeItemDraft">)];
    const body = { ...values, items: all, channels: channels.map((code) => ({ code, proof: "" })) };
    if (!all.length && !fixed) return setErrors([{ field: "pool-title", message: t("pool.choose") }]);
    try {
      const made = notice
        ? await change.mutateAsync({ id: notice.id, version: notice.version, body: fixed ? withoutItems(body) : body })
        : await draft.mutateAsync(body);
      void message.success(t("notice.kept"));
      navigate(`/notices/${made.id}`);
    } catch (failure) {
      setErrors(putErrors(form, failure));
    }
  };
  return (
    <PageFrame title={t(notice ? "notice.change" : "notice.new")} crumbs={[{ title: t("notice.list"), to: "/notices" }]} errors={errors.length}>
      <ErrorSummary errors={errors} />
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={send}
        onFinishFailed={(failed) => setErrors(foundErrors(failed.errorFields as { name: (string | number)[]; errors: string[] }[]))}
        initialValues={{
          scope: "unit",
          working_days: 5,
          takes_comments: true,
          introduction: t("notice.usualIntroduction"),
          ...notice,
          items: notice?.items.filter((one) => !one.object_id) ?? [],
          channels: notice?.channels.map((one) => one.code) ?? ["board_page"],
        }}
      >
        {!fixed && <Pool first={first} chosen={chosen} onChoose={setChosen} />}
        {!fixed && <ItemsField />}
        <Form.Item name="title" label={t("notice.title")} rules={[{ required: true, max: 200 }]}>
          <Input />
        </Form.Item>
        <Flex gap="middle" wrap>
          <Form.Item name="scope" label={t("notice.scope")} rules={[{ required: true }]} className="filter">
            <Select options={scopes.map((one) => ({ value: one, label: word("notices.scope", one) }))} />
          </Form.Item>
          {(scope === "section" || scope === "selected_group") && (
            <Form.Item name="department_ids" label={t("notice.sections")} rules={[{ required: true }]} className="grows">
              <Select mode="multiple" showSearch={BY_NAME} options={departments} />
            </Form.Item>
          )}
          {!standing && (
            <Form.Item name="working_days" label={t("notice.workingDays")} rules={[{ required: true }]}>
              <InputNumber min={1} max={60} />
            </Form.Item>
          )}
          <Form.Item name="supervisor" label={t("board.supervisor")}>
            <Input maxLength={100} />
          </Form.Item>
        </Flex>
        <Term days={days} />
        {scope === "society" && (
          <Form.Item name="scope_decision" label={t("notice.scopeDecision")} rules={[{ required: true }]}>
            <Input maxLength={300} />
          </Form.Item>
        )}
        <Form.Item name="channels" label={t("proof.title")}>
          <Checkbox.Group role="group" aria-label={t("proof.title")} options={CHANNELS.map((one) => ({ value: one, label: t(`channel.${one}`) }))} />
        </Form.Item>
        <Form.Item name="introduction" label={t("notice.introduction")}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="takes_comments" valuePropName="checked">
          <Checkbox>{t("notice.takesComments")}</Checkbox>
        </Form.Item>
        <Flex gap="small" className="action-bar">
          <Act asks="notice:draft" type="primary" htmlType="submit" loading={draft.isPending || change.isPending}>{t("notice.keep")}</Act>
          <Button onClick={() => navigate("/notices")}>{t("notice.leave")}</Button>
        </Flex>
      </Form>
    </PageFrame>
  );
}

/** What was chosen on the page one comes from, and of what kind one wants to choose here. */
function useBrought() {
  const { state } = useLocation();
  const [asked] = useSearchParams();
  const brought = ((state as { chosen?: readonly Chosen[] } | null)?.chosen ?? []).slice(0, MOST_ITEMS);
  return { brought, first: (brought[0]?.type ?? asked.get("type") ?? "risk_point") as (typeof TYPES)[number] };
}

/** The records of the register among a draft's items. */
function ofRegister(item: Notice["items"][number]): Chosen[] {
  return item.object_id ? [{ type: item.type, object_id: item.object_id, number: item.number, title: item.title }] : [];
}

/** To whom all that is shown may be shown here. */
function useScopes(chosen: readonly Chosen[], notice?: Notice) {
  const { data } = useDisclosureTypes();
  const types = new Set(chosen.map((one) => one.type));
  const limits = (data?.items ?? []).filter((one) => types.has(one.code)).map((one) => one.scopes);
  if (notice?.allowed_scopes.length) limits.push(notice.allowed_scopes);
  return SCOPES.filter((one) => limits.every((scopes) => scopes.includes(one)));
}

function useUsualTitle(chosen: readonly Chosen[]): string {
  const { t } = useTranslation("notices");
  const types = [...new Set(chosen.map((one) => one.type))];
  if (!types.length) return "";
  return t("notice.usualTitle", { what: t(`notice.usualWhat.${types.length > 1 ? "both" : types[0]}`) });
}

/** The frame of a notice: all but what it shows. */
function withoutItems(body: Of<"NoticeChange">): Of<"NoticeChange"> {
  const { title, scope, department_ids, introduction, channels, scope_decision, working_days, takes_comments, supervisor } = body;
  return { title, scope, department_ids, introduction, channels, scope_decision, working_days, takes_comments, supervisor };
}
