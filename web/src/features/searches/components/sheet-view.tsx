import { useAnswers } from "@/shared/acts/answers";
import { useMe } from "@/shared/session/me";
import { OPEN, type SheetFull } from "../sheet";
import { SheetDesk } from "./sheet-desk";
import { SheetDone } from "./sheet-done";

interface Props {
  sheet: SheetFull;
  onErrors: (count: number) => void;
}

/** A sheet as this reader meets it: to be filled in, or to be read. */
export function SheetView({ sheet, onErrors }: Props) {
  const me = useMe();
  const answers = useAnswers("sheet", sheet.id, ["sheet:fill"]);
  const mine = sheet.subject.holders.some((one) => one.person_id === me.person_id);
  const may = answers("sheet:fill")?.allowed;
  const ofOthersPost = Boolean(sheet.post_id) && !mine;
  return OPEN.includes(sheet.state) && may && !ofOthersPost ? <SheetDesk sheet={sheet} onErrors={onErrors} /> : <SheetDone sheet={sheet} mine={mine || Boolean(may)} />;
}
