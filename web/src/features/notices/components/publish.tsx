import { Alert, App, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { type Notice, useBoardSetting, useChangeNotice, usePublish } from "../queries";
import { Term, useTermWords } from "./term";

interface Values {
  supervisor?: string;
}

/** Shows a draft to its audience: asks who supervises, tells the last day before it is fixed. */
export function Publish({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Act asks="notice:publish" type="primary" onClick={() => setOpen(true)}>{t("publish.act")}</Act>
      {open && <Asking notice={notice} onClose={() => setOpen(false)} />}
    </>
  );
}

function Asking({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation("notices");
  const word = useWord();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const board = useBoardSetting();
  const change = useChangeNotice();
  const publish = usePublish();
  const term = useTermWords(notice);
  const standing = notice.kind === "disclosure";
  const known = notice.supervisor || board.data?.supervisor || "";
  const unreachable = board.data && !board.data.telephone && !board.data.email && !board.data.opinion_box;
  const send = async ({ supervisor = "" }: Values) => {
    const named = supervisor.trim();
    const ready = standing || named === notice.supervisor ? notice : await change.mutateAsync({ id: notice.id, version: notice.version, body: { supervisor: named } });
    const made = await publish.mutateAsync(ready);
    void message.success(made.ends_on ? t("publish.done", { on: day(made.ends_on) }) : t("publish.doneStanding"));
  };
  if (board.isPending && !standing) return null;
  return (
    <FormDialog<Values>
      form={form}
      title={t("publish.title", { scope: word("notices.scope", notice.scope), term })}
      verb={t("publish.act")}
      initialValues={{ supervisor: known }}
      run={send}
      onClose={onClose}
    >
      {unreachable && (
        <Alert
          type="warning"
          showIcon
          className="note"
          title={t("publish.unreachable")}
          description={<><Link to="/admin/templates?tab=settings">{t("board.setTelephone")}</Link> {t("publish.or")} <Link to="/notices?tab=board">{t("publish.setOthers")}</Link></>}
        />
      )}
      {standing ? <p>{t("publish.standing")}</p> : <><Term days={notice.working_days} /><p>{t("publish.fixed")}</p></>}
      {!standing && (
        <Form.Item name="supervisor" label={t("board.supervisor")} extra={t("publish.supervisorHint")} rules={[{ required: true, whitespace: true, message: t("publish.supervisorMissing") }]}>
          <Input maxLength={100} autoFocus={!known} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
