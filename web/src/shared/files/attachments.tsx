import { PaperClipOutlined, UploadOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Progress, Typography, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import { Problem } from "@/api/problem";
import { Act } from "../acts/act";
import type { Subject } from "../acts/answer";
import { useAnswers } from "../acts/answers";
import { raise } from "../problem/raised";
import { minute } from "../time/dates";
import { attachmentKeys, sendFile } from "./send-file";

interface Props {
  ownerKind: string;
  ownerId: string;
  /** The permission without which nothing can be attached. */
  asks: string;
  /** What the file is, e.g. the stamped scan. */
  label?: string;
  readOnly?: boolean;
  /** The record for which the permission is asked; everywhere unless given. */
  subject?: Subject;
  children?: string;
}

/** The files of a record, and adding one. */
export function Attachments({ ownerKind, ownerId, asks, label = "", readOnly = false, subject, children }: Props) {
  const { t } = useTranslation("shared");
  const { message } = App.useApp();
  const client = useQueryClient();
  const owner = { kind: ownerKind, id: ownerId };
  const key = attachmentKeys.of(owner);
  const answer = useAnswers(subject?.kind ?? "", subject?.id, [asks]);
  const [gone, setGone] = useState<{ name: string; percent: number }>();
  const { data } = useQuery({
    queryKey: key,
    queryFn: () =>
      taken(api.GET("/api/v1/attachments", { params: { query: { owner_kind: ownerKind as never, owner_id: ownerId } } })),
  });
  const send = async (file: File) => {
    setGone({ name: file.name, percent: 0 });
    try {
      await sendFile(owner, file, label, (percent) => setGone({ name: file.name, percent }));
      await client.invalidateQueries({ queryKey: key });
      void message.success(t("files.added", { name: file.name }));
    } catch (failure) {
      if (failure instanceof Problem) raise(failure);
      else throw failure;
    } finally {
      setGone(undefined);
    }
  };
  return (
    <div>
      <ul className="rows">
        {(data?.items ?? []).map((one) => (
          <li key={one.id}>
            <a href={`/api/v1/attachments/${one.id}/content`}><PaperClipOutlined aria-hidden /> {one.name}</a>
            <Typography.Text type="secondary">{one.label} {one.uploaded_name} {minute(one.uploaded_at)}</Typography.Text>
          </li>
        ))}
      </ul>
      {gone && <Progress percent={gone.percent} size="small" aria-label={t("files.sending", { name: gone.name })} />}
      {!readOnly && (
        <Upload
          showUploadList={false}
          beforeUpload={(file) => {
            void send(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <Act asks={asks} subject={subject} allowed={answer(asks)?.allowed} icon={<UploadOutlined />}>{children ?? t("files.add")}</Act>
        </Upload>
      )}
    </div>
  );
}
