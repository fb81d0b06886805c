import { Button, Checkbox, DatePicker, Descriptions, Form, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { copy } from "@/shared/pages/copy-text";
import { Asked } from "@/shared/pages/page-frame";
import { day } from "@/shared/time/dates";
import { useBoardSetting, useKeepBoard } from "../queries";

interface Values {
  email: string;
  opinion_box: string;
  supervisor: string;
  takes_anonymous: boolean;
  kiosk_until?: Dayjs | null;
}

/** How the board is kept: where opinions go, who supervises, and the address of a shared screen. */
export function BoardSettings() {
  const { t } = useTranslation("notices");
  const asked = useBoardSetting();
  const keep = useKeepBoard();
  return (
    <Asked asked={asked}>
      {(found) => (
        <Form<Values>
          layout="vertical"
          className="narrow"
          key={found.version}
          initialValues={{ ...found, kiosk_until: found.kiosk_until ? dayjs(found.kiosk_until) : null }}
          onFinish={(values) =>
            keep.mutate({ ...values, version: found.version, kiosk_until: values.kiosk_until ? day(values.kiosk_until) : null })
          }
        >
          <p>{t("board.telephone")}{t("board.colon")}{found.telephone || t("board.noTelephone")} <Link to="/admin/templates?tab=settings">{t("board.setTelephone")}</Link></p>
          {(["email", "opinion_box", "supervisor"] as const).map((name) => (
            <Form.Item key={name} name={name} label={t(`board.${name}`)} extra={name === "supervisor" ? t("board.supervisorHint") : undefined}>
              <Input maxLength={200} />
            </Form.Item>
          ))}
          <Form.Item name="takes_anonymous" valuePropName="checked">
            <Checkbox>{t("board.takesAnonymous")}</Checkbox>
          </Form.Item>
          <Form.Item name="kiosk_until" label={t("board.kioskUntil")} extra={t("board.kioskHint")}>
            <DatePicker />
          </Form.Item>
          <Descriptions
            size="small"
            column={1}
            className="note"
            items={[
              { key: "board", label: t("board.address"), children: <Address path={found.board_address} /> },
              ...(found.kiosk_address ? [{ key: "kiosk", label: t("board.kiosk"), children: <Address path={found.kiosk_address} /> }] : []),
            ]}
          />
          <Act asks="notice:publish" type="primary" htmlType="submit" loading={keep.isPending}>{t("board.save")}</Act>
        </Form>
      )}
    </Asked>
  );
}

function Address({ path }: { path: string }) {
  const { t } = useTranslation("notices");
  return (
    <>
      <a href={path} target="_blank" rel="noreferrer">{path}</a>
      <Button type="link" size="small" onClick={() => copy(new URL(path, window.location.href).href)}>{t("board.copy")}</Button>
    </>
  );
}
