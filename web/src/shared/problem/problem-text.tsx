import { Flex, Typography } from "antd";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import type { Problem, WhoCan } from "@/api/problem";
import { GapList } from "../gaps/gap-list";
import { CopyText } from "../pages/copy-text";
import { MeContext } from "../session/me";

const FAULT = 500;

export function Persons({ list }: { list: readonly WhoCan[] }) {
  return (
    <>
      {list.map((one, index) => (
        <span key={`${one.name}${index}`}>
          {index > 0 && "、"}
          {one.name}
          {one.post ? `（${one.post}）` : one.role_label ? `（${one.role_label}）` : ""}
        </span>
      ))}
    </>
  );
}

/** Whom to ask about a wrong permission, and on which telephone. */
export function Contact({ one }: { one: WhoCan | null | undefined }) {
  const { t } = useTranslation("shared");
  if (!one?.name) return null;
  return (
    <Typography.Text type="secondary">
      {t("problem.contact")}{[one.post, one.name, one.phone].filter(Boolean).join(" ")}
    </Typography.Text>
  );
}

/** Whom to call in one's own bureau when something does not work. */
export function OwnContact() {
  const { t } = useTranslation("shared");
  const one = useContext(MeContext)?.contact;
  if (!one) return null;
  return <Typography.Text type="secondary">{t("problem.support")}{[one.post, one.name, one.phone].filter(Boolean).join(" ")}</Typography.Text>;
}

/** The number under which a failure is found again, ready to be copied. */
export function ProblemNumber({ number }: { number: string | undefined }) {
  const { t } = useTranslation("shared");
  if (!number) return null;
  return <Typography.Text type="secondary">{t("problem.number")} <CopyText text={number} /></Typography.Text>;
}

/** A refusal in full: what, why, who may, what one may do instead, whom to ask, and its number. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { t } = useTranslation("shared");
  const { detail, title, who_can, you_can_labels: youCan, contact, errors, missing, page, request_id } = problem.document;
  const text = problem.status === 0 ? t("problem.offline") : detail || title || t("problem.unknown");
  return (
    <Flex vertical gap="small" className="problem-text">
      <Typography.Text>{text}</Typography.Text>
      {errors && errors.length > 0 && (
        <ul>{errors.map((one) => <li key={one.pointer + one.message}>{one.message}</li>)}</ul>
      )}
      {missing && missing.length > 0 && (
        <GapList gaps={missing} objectKind={kindOf(problem)} />
      )}
      {who_can && who_can.length > 0 && (
        <Typography.Text>{t("problem.whoCan")}<Persons list={who_can} /></Typography.Text>
      )}
      {youCan && youCan.length > 0 && (
        <Typography.Text>{t("problem.youCan")}{youCan.join(" / ")}</Typography.Text>
      )}
      {page && <a href={page}>{t("problem.page")}</a>}
      <Contact one={contact} />
      {!contact && (problem.status === 0 || problem.status >= FAULT) && <OwnContact />}
      <ProblemNumber number={request_id} />
    </Flex>
  );
}

function kindOf(problem: Problem): string | undefined {
  const { object_kind } = problem.document;
  return typeof object_kind === "string" ? object_kind : undefined;
}
