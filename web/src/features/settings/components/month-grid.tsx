import dayjs, { type Dayjs } from "dayjs";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { day, dayOfWeek } from "@/shared/time/dates";

const WEEK = 7;
const SATURDAY = 5;
const MOVES: Readonly<Record<string, [number, "day" | "week" | "month"]>> = {
  ArrowLeft: [-1, "day"],
  ArrowRight: [1, "day"],
  ArrowUp: [-1, "week"],
  ArrowDown: [1, "week"],
  PageUp: [-1, "month"],
  PageDown: [1, "month"],
};
/** Monday first: how many days of the week before it. */
const since = (one: Dayjs) => (one.day() + WEEK - 1) % WEEK;

interface Props {
  special: readonly Of<"SpecialDay">[];
  chosen: Dayjs;
  onChoose: (day: Dayjs) => void;
}

/** One month as a grid one walks through by arrow keys: free days, worked weekends, and which holiday it is. */
export function MonthGrid({ special, chosen, onChoose }: Props) {
  const { t, i18n } = useTranslation("settings");
  const moved = useRef(false);
  const here = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (moved.current) here.current?.focus();
    moved.current = false;
  }, [chosen]);
  const known = new Map(special.map((one) => [one.on, one]));
  const monday = chosen.startOf("month").subtract(since(chosen.startOf("month")), "day");
  const weeks = Math.ceil((since(chosen.startOf("month")) + chosen.daysInMonth()) / WEEK);
  const walk = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    moved.current = true;
    onChoose(chosen.add(...move));
  };
  const cell = (one: Dayjs) => {
    if (one.month() !== chosen.month()) return <td key={day(one)} />;
    const found = known.get(day(one));
    const works = found?.works ?? since(one) < SATURDAY;
    const kind = found ? t(works ? "calendar.worked" : "calendar.off") : t(works ? "calendar.workday" : "calendar.weekend");
    const current = one.isSame(chosen, "day");
    return (
      <td
        key={day(one)}
        ref={current ? here : undefined}
        role="gridcell"
        tabIndex={current ? 0 : -1}
        aria-selected={current}
        aria-label={`${dayOfWeek(day(one), i18n.language)} ${kind} ${found?.name ?? ""}`}
        className={works ? undefined : "day-off"}
        onClick={() => onChoose(one)}
      >
        {one.date()}
        {found && <small>{t(works ? "calendar.workedShort" : "calendar.offShort")}{found.name && ` ${found.name}`}</small>}
      </td>
    );
  };
  return (
    <table className="month-grid" role="grid" aria-label={chosen.format("YYYY-MM")} onKeyDown={walk}>
      <thead>
        <tr>{Array.from({ length: WEEK }, (_, n) => <th key={n} scope="col">{dayjs(monday).add(n, "day").locale(i18n.language).toDate().toLocaleDateString(i18n.language, { weekday: "short" })}</th>)}</tr>
      </thead>
      <tbody>
        {Array.from({ length: weeks }, (_, week) => <tr key={week}>{Array.from({ length: WEEK }, (_, n) => cell(monday.add(week * WEEK + n, "day")))}</tr>)}
      </tbody>
    </table>
  );
}
