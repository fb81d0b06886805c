import { PrinterOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { App } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import { Problem } from "@/api/problem";
import type { Of } from "@/api/types";
import { Act } from "../acts/act";
import { useAnswers } from "../acts/answers";

type PaperKind = Of<"PaperOrder">["kind"];

interface Props {
  kind: PaperKind;
  subjectId?: string;
  departmentId?: string;
  /** What the paper is about, where not everybody who makes papers makes this one. */
  about?: "meeting" | "notice" | "post" | "department";
  /** Why it cannot be made yet. */
  blocked?: string;
  size?: "small";
  children?: ReactNode;
}

const MAKE = ["paper:make"] as const;
/** A long paper is asked after twice a second at first, then every two seconds, ten minutes in all. */
const PATIENCE = 320;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks for a paper, waits until it is written, and takes it out. */
export async function makePaper(kind: PaperKind, subjectId?: string, departmentId?: string, onWaiting?: (paper: Of<"Paper">) => void): Promise<Of<"Paper">> {
  let paper = (await taken(
    api.POST("/api/v1/papers", {
      body: { kind, subject_id: subjectId ?? null, ...(departmentId ? { asked: { department_id: departmentId } } : {}) },
    }),
  )) as Of<"Paper">;
  for (let turn = 0; paper.state === "waiting" && turn < PATIENCE; turn += 1) {
    onWaiting?.(paper);
    await pause(turn < 20 ? 500 : 2000);
    paper = await taken(api.GET("/api/v1/papers/{paper_id}", { params: { path: { paper_id: paper.id ?? "" } } }));
  }
  if (paper.state !== "issued") {
    throw new Problem({ status: 409, code: "paper-not-made", title: "", detail: paper.failure ?? "" });
  }
  return paper;
}

interface Wanted {
  kind: PaperKind;
  subjectId?: string;
  departmentId?: string;
}

/** Makes a paper and hands it out; of a long one it is said how many rows are being written, and since when. */
export function useMakePaper() {
  const { t } = useTranslation("shared");
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async ({ kind, subjectId, departmentId }: Wanted) => {
      const began = Date.now();
      const key = `paper-${began}`;
      const tell = ({ title, row_count }: Of<"Paper">) =>
        void message.open({ key, type: "loading", duration: 0, content: t("paper.making", { title, rows: row_count, seconds: Math.round((Date.now() - began) / 1000) }) });
      return makePaper(kind, subjectId, departmentId, tell).finally(() => message.destroy(key));
    },
    onSuccess: (paper) => {
      void message.success(t("paper.made", { title: paper.title, number: paper.number }));
      window.location.assign(`/api/v1/papers/${paper.id}/content`);
    },
  });
}

/** Makes the Word paper of a record and hands it out. */
export function PaperButton({ kind, subjectId, departmentId, about, blocked, size, children }: Props) {
  const { t } = useTranslation("shared");
  const answer = useAnswers(about ?? "", about && subjectId, MAKE)(MAKE[0]);
  const make = useMakePaper();
  return (
    <Act asks={MAKE[0]} subject={about && subjectId ? { kind: about, id: subjectId } : undefined} allowed={answer?.allowed} size={size} blocked={blocked} icon={<PrinterOutlined />} loading={make.isPending} onClick={() => make.mutate({ kind, ...(subjectId && { subjectId }), ...(departmentId && { departmentId }) })}>
      {children ?? t("paper.print")}
    </Act>
  );
}
