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
const PATIENCE = 40;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks for a paper, waits until it is written, and takes it out. */
export async function makePaper(kind: PaperKind, subjectId?: string, departmentId?: string): Promise<Of<"Paper">> {
  let paper = (await taken(
    api.POST("/api/v1/papers", {
      body: { kind, subject_id: subjectId ?? null, ...(departmentId ? { asked: { department_id: departmentId } } : {}) },
    }),
  )) as Of<"Paper">;
  for (let turn = 0; paper.state === "waiting" && turn < PATIENCE; turn += 1) {
    await pause(500);
    paper = await taken(api.GET("/api/v1/papers/{paper_id}", { params: { path: { paper_id: paper.id ?? "" } } }));
  }
  if (paper.state !== "issued") {
    throw new Problem({ status: 409, code: "paper-not-made", title: "", detail: paper.failure ?? "" });
  }
  return paper;
}

/** Makes the Word paper of a record and hands it out. */
export function PaperButton({ kind, subjectId, departmentId, about, blocked, size, children }: Props) {
  const { t } = useTranslation("shared");
  const { message } = App.useApp();
  const answer = useAnswers(about ?? "", about && subjectId, MAKE)(MAKE[0]);
  const make = useMutation({
    mutationFn: () => makePaper(kind, subjectId, departmentId),
    onSuccess: (paper) => {
      void message.success(t("paper.made", { title: paper.title, number: paper.number }));
      window.location.assign(`/api/v1/papers/${paper.id}/content`);
    },
  });
  return (
    <Act asks={MAKE[0]} subject={about && subjectId ? { kind: about, id: subjectId } : undefined} allowed={answer?.allowed} size={size} blocked={blocked} icon={<PrinterOutlined />} loading={make.isPending} onClick={() => make.mutate()}>
      {children ?? t("paper.print")}
    </Act>
  );
}
