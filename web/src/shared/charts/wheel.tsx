import { useTranslation } from "react-i18next";

export const PHASES = ["plan", "do", "check", "act"] as const;
export type Phase = (typeof PHASES)[number];

export interface Arc {
  phase: Phase;
  total: number;
  done: number;
  starts_on: string | null;
  ends_on: string | null;
}

/** A part of what is done, with an arc of its own inside the second quarter. */
export interface Within {
  name: string;
  total: number;
  done: number;
}

interface Props {
  arcs: readonly Arc[];
  within?: readonly Within[];
  /** Where today is; nowhere in a year that does not run. */
  now: Phase | undefined;
  today: string;
  /** The two lines in the middle. */
  middle: readonly [string, string];
}

const OUTER = 120;
const BAND = 26;
const MIDDLE = 150;
const GAP = 2;
const QUARTER = 90;
/** Where the quarter of doing begins. */
const DO = 90;
const INNER = 90;
const NARROW = 10;

/** Plan, do, check, act: each quarter filled as far as it is done, the needle is today. */
export function Wheel({ arcs, within = [], now, today, middle }: Props) {
  const { t } = useTranslation("shared");
  const known = PHASES.map((phase) => arcs.find((one) => one.phase === phase));
  const share = (one: Arc | undefined) => (one?.total ? Math.min(1, one.done / one.total) : 0);
  const words = known.map((one, place) => `${t(`charts.phase.${PHASES[place]}`)} ${Math.floor(100 * share(one))}%`);
  const parts = within.map((one) => `${one.name} ${one.done}/${one.total}`);
  const says = t("charts.wheel.says", { middle: middle.join(" "), phases: [...words, ...parts].join(" · ") });
  return (
    <svg className="wheel" viewBox="0 0 300 300" role="img" aria-label={says}>
      {known.map((one, place) => {
        const from = 90 * place + GAP;
        const to = 90 * (place + 1) - GAP;
        const word = spot(90 * place + 45, OUTER + 24);
        return (
          <g key={PHASES[place]}>
            <path className="wheel-band" d={band(from, to)} />
            {share(one) > 0 && <path className="wheel-done" d={band(from, from + (to - from) * share(one))} />}
            <text x={word.x} y={word.y - 6} textAnchor="middle" className={PHASES[place] === now ? "wheel-now" : undefined}>{t(`charts.phase.${PHASES[place]}`)}</text>
            <text x={word.x} y={word.y + 10} textAnchor="middle" className="wheel-share">{Math.floor(100 * share(one))}%</text>
          </g>
        );
      })}
      {within.map((one, place) => <Part key={one.name} part={one} from={DO + (QUARTER * place) / within.length} to={DO + (QUARTER * (place + 1)) / within.length} />)}
      {now && <Needle angle={90 * PHASES.indexOf(now) + 90 * elapsed(known[PHASES.indexOf(now)], today)} />}
      <text x={MIDDLE} y={MIDDLE - 4} textAnchor="middle" className="wheel-middle">{middle[0]}</text>
      <text x={MIDDLE} y={MIDDLE + 18} textAnchor="middle">{middle[1]}</text>
    </svg>
  );
}

/** A narrow arc inside the quarter of doing. */
function Part({ part, from, to }: { part: Within; from: number; to: number }) {
  const share = part.total ? Math.min(1, part.done / part.total) : 0;
  const [begin, end] = [from + GAP, to - GAP];
  return (
    <g>
      <title>{`${part.name} ${part.done}/${part.total}`}</title>
      <path className="wheel-band" d={band(begin, end, INNER, NARROW)} />
      {share > 0 && <path className="wheel-done" d={band(begin, begin + (end - begin) * share, INNER, NARROW)} />}
    </g>
  );
}

function Needle({ angle }: { angle: number }) {
  const tip = spot(angle, OUTER + 6);
  const foot = spot(angle, OUTER - BAND - 8);
  return <line className="wheel-needle" x1={foot.x} y1={foot.y} x2={tip.x} y2={tip.y} />;
}

function elapsed(one: Arc | undefined, today: string): number {
  if (!one?.starts_on || !one.ends_on) return 0.5;
  const [start, end, at] = [one.starts_on, one.ends_on, today].map((text) => Date.parse(text)) as [number, number, number];
  return end > start ? Math.min(1, Math.max(0, (at - start) / (end - start))) : 0.5;
}

function spot(angle: number, radius: number): { x: number; y: number } {
  const turn = ((angle - 90) * Math.PI) / 180;
  return { x: MIDDLE + radius * Math.cos(turn), y: MIDDLE + radius * Math.sin(turn) };
}

function band(from: number, to: number, outer = OUTER, wide = BAND): string {
  const inner = outer - wide;
  const [a, b, c, d] = [spot(from, outer), spot(to, outer), spot(to, inner), spot(from, inner)] as const;
  return `M${a.x} ${a.y}A${outer} ${outer} 0 0 1 ${b.x} ${b.y}L${c.x} ${c.y}A${inner} ${inner} 0 0 0 ${d.x} ${d.y}Z`;
}
