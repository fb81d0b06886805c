import { Tag } from "antd";
import { useWord } from "@/shared/words/vocabularies";

const COLOURS: Record<string, string> = { most_urgent: "error", urgent: "warning" };

/** Says how urgent something is, in words; what is not urgent only where it is `usual` to say so. */
export function UrgencyMark({ urgency, usual = false }: { urgency: string; usual?: boolean }) {
  const said = useWord()("tasks.urgency", urgency);
  if (COLOURS[urgency]) return <Tag color={COLOURS[urgency]}>{said}</Tag>;
  return usual ? said : null;
}
