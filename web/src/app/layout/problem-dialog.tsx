import { App } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { ProblemText } from "@/shared/problem/problem-text";
import { listen } from "@/shared/problem/raised";
import { lockSession } from "@/shared/session/lock";

/** Shows the refusals no page showed itself. */
export function ProblemDialog() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  useEffect(
    () =>
      listen((failure) => {
        if (failure instanceof Problem && failure.status === 401) return lockSession();
        const problem = failure instanceof Problem ? failure : undefined;
        modal.warning({
          title: problem?.document.title || t("failure.act"),
          content: problem ? <ProblemText problem={problem} /> : t("failure.text"),
          okText: t("failure.understood"),
          width: 520,
        });
      }),
    [modal, t],
  );
  return null;
}
