import { Tag } from "antd";
import { useWord } from "@/shared/words/vocabularies";
import type { MeetingLine } from "../queries";

const COLOURS: Record<string, string> = { signed: "success", to_sign: "warning", to_record: "processing", called: "processing" };

/** How far a meeting is: prepared, called, held, to be signed, over. */
export function Stage({ meeting }: { meeting: Pick<MeetingLine, "stage"> }) {
  const word = useWord();
  return <Tag color={COLOURS[meeting.stage]}>{word("meetings.stage", meeting.stage)}</Tag>;
}
