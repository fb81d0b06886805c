import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input, Modal } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, carryCsrf, lastAsked, taken } from "@/api/client";
import { Problem } from "@/api/problem";
import { onLock } from "@/shared/session/lock";
import { meKeys, type Me } from "@/shared/session/me";
import { onChangeOfPerson } from "@/shared/session/traces";

const WARNING = 3 * 60_000;
const TICK = 1_000;

/** Warns three minutes before the session ends; afterwards locks the page and keeps what was typed. */
export function SessionWatch({ me }: { me: Me }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [now, setNow] = useState(Date.now);
  const [locked, setLocked] = useState(false);
  const left = Math.min(Date.parse(me.expires_at), lastAsked() + me.idle_minutes * 60_000) - now;
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), TICK);
    return () => window.clearInterval(timer);
  }, []);
  useEffect(() => onLock(() => setLocked(true)), []);
  useEffect(() => onChangeOfPerson(me.person_id ?? "", () => window.location.reload()), [me.person_id]);
  useEffect(() => {
    const asked = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", asked);
    return () => window.removeEventListener("pageshow", asked);
  }, []);
  if (locked || left <= 0) return <Lock me={me} onOpened={() => setLocked(false)} />;
  const extend = () => void client.invalidateQueries({ queryKey: meKeys.me });
  const clock = `${Math.floor(left / 60_000)}:${String(Math.floor((left % 60_000) / 1000)).padStart(2, "0")}`;
  return (
    <Modal
      open={left < WARNING}
      closable={false}
      title={t("session.endsTitle")}
      footer={<Button type="primary" autoFocus onClick={extend}>{t("session.goOn")}</Button>}
    >
      <p role="timer">{t("session.ends", { clock })}</p>
    </Modal>
  );
}

function Lock({ me, onOpened }: { me: Me; onOpened: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    document.documentElement.classList.add("locked");
    return () => document.documentElement.classList.remove("locked");
  }, []);
  const open = async ({ password }: { password: string }) => {
    try {
      const body = { bureau: me.bureau ?? "", login: loginOf(), password };
      const next = await taken(api.POST("/api/v1/sign-in", { body }));
      if (next.person_id !== me.person_id) return window.location.assign("/");
      carryCsrf(next.csrf_token ?? "");
      client.setQueryData(meKeys.me, next);
      onOpened();
    } catch (failure) {
      if (failure instanceof Problem) setProblem(failure);
    }
  };
  const form = (
    <Form layout="vertical" onFinish={open}>
      <p>{t("session.lockedText", { name: me.name })}</p>
      {problem && <Alert type="error" showIcon title={problem.message} />}
      <Form.Item name="password" label={t("session.password")} rules={[{ required: true }]}>
        <Input.Password autoFocus autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit">{t("session.unlock")}</Button>
    </Form>
  );
  return (
    <Modal open closable={false} rootClassName="lock" title={t("session.locked")} footer={null}>
      {loginOf() ? form : <Button type="primary" href={`/login?next=${encodeURIComponent(window.location.pathname)}`}>{t("session.again")}</Button>}
    </Modal>
  );
}

/** The sign-in page leaves the name of the account for the lock; never the password. */
function loginOf(): string {
  const found = /(?:^|; )lianfang_login=([^;]*)/.exec(document.cookie);
  return found?.[1] ? decodeURIComponent(found[1]) : "";
}
