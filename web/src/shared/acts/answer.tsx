import { useQuery } from "@tanstack/react-query";
import { Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Problem, type ProblemDocument, type WhoCan } from "@/api/problem";
import { Persons } from "../problem/problem-text";

export interface Subject {
  kind: string;
  id: string;
}

/** What the service says to “may I do this to that”. */
export interface PermissionAnswer {
  allowed: boolean;
  sentence: string;
  who_can: WhoCan[];
  you_can_labels: string[];
  contact?: { name?: string; post?: string; phone?: string } | null;
}

export function useAnswer(permission: string, subject: Subject | undefined, wanted: boolean) {
  return useQuery({
    queryKey: ["permission-answer", permission, subject?.kind, subject?.id],
    enabled: wanted && permission !== "",
    staleTime: 30_000,
    queryFn: async () => {
      const query = new URLSearchParams({ permission });
      if (subject) {
        query.set("subject_kind", subject.kind);
        query.set("subject_id", subject.id);
      }
      const response = await fetch(`/api/v1/permission-answers?${query}`, {
        credentials: "same-origin",
        headers: { "Accept-Language": document.documentElement.lang },
      });
      const body: unknown = await response.json();
      if (!response.ok) throw new Problem(body as ProblemDocument);
      return body as PermissionAnswer;
    },
  });
}

/** Who may act, what the reader may do instead, and whom to ask about a wrong permission. */
export function Answer({ answer }: { answer: PermissionAnswer }) {
  const { t } = useTranslation("shared");
  return (
    <Flex vertical gap={4} className="answer">
      <Typography.Text>{answer.sentence}</Typography.Text>
      {answer.who_can.length > 0 && (
        <Typography.Text>{t("problem.whoCan")}<Persons list={answer.who_can} /></Typography.Text>
      )}
      {answer.you_can_labels.length > 0 && (
        <Typography.Text>{t("problem.youCan")}{answer.you_can_labels.join(" / ")}</Typography.Text>
      )}
      {answer.contact?.name && (
        <Typography.Text type="secondary">
          {t("problem.contact")}
          {[answer.contact.post, answer.contact.name, answer.contact.phone].filter(Boolean).join(" ")}
        </Typography.Text>
      )}
    </Flex>
  );
}
