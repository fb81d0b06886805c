import { CloseCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { Tooltip } from "antd";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isBlocking } from "../cells";
import type { Problem } from "../queries";

interface Props {
  problems: readonly Problem[];
  chosen: boolean;
  /** Takes the focus when it is chosen by key or by a correction. */
  takesFocus: boolean;
  column: number;
  className?: string;
  editor?: ReactNode;
  children: ReactNode;
}

/** One cell; where something is amiss it says so by sign, by words, and to a screen reader. */
export function SheetCell({ problems, chosen, takesFocus, column, className = "", editor, children }: Props) {
  const { t } = useTranslation("imports");
  const id = useId();
  const place = useRef<HTMLTableCellElement>(null);
  const editing = editor !== undefined;
  useEffect(() => {
    if (chosen && place.current) bringAcross(place.current);
  }, [chosen]);
  useEffect(() => {
    if (chosen && takesFocus && !editing) place.current?.focus({ preventScroll: true });
  }, [chosen, takesFocus, editing]);
  const blocking = problems.some(isBlocking);
  const weight = problems.length ? (blocking ? "sheet-bad" : "sheet-doubt") : "";
  const words = problems.map((one) => `${one.message} ${one.suggestion}`).join(" ");
  const cell = (
    <td
      ref={place}
      role="gridcell"
      aria-colindex={column}
      aria-selected={chosen}
      aria-invalid={problems.length > 0 || undefined}
      aria-describedby={problems.length ? id : undefined}
      tabIndex={chosen ? 0 : -1}
      data-column={column}
      className={`${className} ${weight} ${chosen ? "sheet-chosen" : ""}`}
    >
      {editor ?? (
        <div className="sheet-said">
          {problems.length > 0 && (
            <span className="sheet-sign" aria-hidden>{blocking ? <CloseCircleFilled /> : <ExclamationCircleFilled />}</span>
          )}
          {children}
        </div>
      )}
      {problems.length > 0 && <span id={id} hidden>{t(blocking ? "cell.bad" : "cell.doubt", { words })}</span>}
    </td>
  );
  if (!problems.length || editing) return cell;
  return <Tooltip title={words} mouseEnterDelay={0.3}>{cell}</Tooltip>;
}

/** Scrolls sideways until the cell stands beside the columns that stay. */
function bringAcross(cell: HTMLElement): void {
  const frame = cell.closest<HTMLElement>(".sheet-frame");
  const fixed = cell.parentElement?.firstElementChild as HTMLElement | null;
  if (!frame || !fixed || cell === fixed) return;
  const [inside, place] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
  const name = cell.parentElement?.querySelector<HTMLElement>(".sheet-name");
  const beside = name && name.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING ? name.offsetWidth : 0;
  const clear = inside.left + frame.clientLeft + fixed.offsetWidth + beside;
  const end = inside.left + frame.clientLeft + frame.clientWidth;
  if (place.left < clear || place.width > end - clear) frame.scrollLeft += place.left - clear;
  else if (place.right > end) frame.scrollLeft += place.right - end;
}
