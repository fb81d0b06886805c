import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import { Contact, Persons, ProblemNumber } from "../problem/problem-text";

export interface Subject {
  kind: string;
  id: string;
}

/** What the service says to “may I do this to that”. */
export type PermissionAnswer = Of<"Answer">;

export function useAnswer(permission: string, subject: Subject | undefined, wanted: boolean) {
  return useQuery({
    queryKey: ["permission-answer", permission, subject?.kind, subject?.id],
    enabled: wanted && permission !== "",
    staleTime: 30_000,
    queryFn: () => {
      const query = { permission, ...(subject && { subject_kind: subject.kind, subject_id: subject.id }) };
      return taken(api.GET("/api/v1/permission-answers", { params: { query: query as never } }));
    },
  });
}

/** Who may act, what the reader may do instead, and whom to ask about a wrong permission. */
export function Answer({ answer }: { answer: PermissionAnswer }) {
  const { t } = useTranslation("shared");
  return (
    <Flex vertical gap={4} className="answer">
      <Typography.Text>{answer.sentence}</Typography.Text>
      {!answer.by_rank && answer.who_can.length > 0 && (
        <Typography.Text>{t("problem.whoCan")}<Persons list={answer.who_can} /></Typography.Text>
      )}
      {(answer.you_can_labels.length > 0 || answer.waiting_case) && (
        <Typography.Text>
          {t("problem.youCan")}{answer.you_can_labels.join(" / ")} {answer.waiting_case && <Remind id={answer.waiting_case} />}
        </Typography.Text>
      )}
      <Contact one={answer.contact} />
      <ProblemNumber number={answer.request_id} />
    </Flex>
  );
}

/** Urges whoever may, where the record lies on his desk already. */
export function Remind({ id, children }: { id: string; children?: string }) {
  const { t } = useTranslation("shared");
  const { message } = App.useApp();
  const remind = useMutation({
    mutationFn: () => taken(api.POST("/api/v1/cases/{case_id}/reminder", { params: { path: { case_id: id } } })),
    onSuccess: ({ reminded }) => void message.success(t("urge.told", { names: reminded.join("、") })),
  });
  return <Button size="small" loading={remind.isPending} onClick={() => remind.mutate()}>{children ?? t("problem.remind")}</Button>;
}
