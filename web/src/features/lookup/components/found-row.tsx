import { Tag, Typography } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import { day } from "@/shared/time/dates";
import { Unsettled } from "@/shared/words/standing";
import { useWord } from "@/shared/words/vocabularies";
import type { Found } from "../queries";

/** A title in which the characters that answer stand out. */
function Marked({ title, marks }: Pick<Found, "title" | "marks">) {
  const characters = Array.from(title);
  let done = 0;
  const parts = marks.map(([start = 0, end = 0]) => {
    const before = characters.slice(done, start).join("");
    done = end;
    return <Fragment key={start}>{before}<mark>{characters.slice(start, end).join("")}</mark></Fragment>;
  });
  return <>{parts}{characters.slice(done).join("")}</>;
}

/** One thing found: its kind, its title, where it belongs and since when it is so. */
export function FoundRow({ found }: { found: Found }) {
  const { t } = useTranslation("lookup");
  const word = useWord();
  const coded = found.kind === "department" || found.kind === "post";
  const side = [coded ? "" : found.number, found.section, found.updated_at && day(found.updated_at)].filter(Boolean).join(" · ");
  return (
    <span className="found-row">
      <Tag className="found-kind">{t(`kind.${found.kind}`)}</Tag>
      <span className="found-title">
        <Marked title={found.title} marks={found.marks} />{" "}
        {found.kind === "risk_point" && <GradeMark rank={found.rank} />}{" "}
        {found.status && found.status !== "in_force" && <Typography.Text type="secondary">{word("regulations.status", found.status)}</Typography.Text>}
        <Unsettled of={found} />
      </span>
      <Typography.Text type="secondary" className="found-side">{side}</Typography.Text>
    </span>
  );
}
