import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import type { ChartLook } from "./look";

export type Mark = "circle" | "ring" | "triangle" | "hollow" | "square" | "diamond" | "bar";

export interface Dot {
  x: number;
  y: number;
  mark: Mark;
  colour: string;
  title: string;
  /** Written beside the mark. */
  name?: string;
  to?: string;
}

export interface Curve {
  points: readonly (readonly [number, number])[];
  colour: string;
  dashed?: boolean;
}

interface Axis {
  min: number;
  max: number;
  label?: string;
  unit?: string;
  /** Names at 0, 1, 2 … instead of numbers. */
  names?: readonly string[];
}

interface Props {
  height: number;
  x: Axis;
  y: Axis;
  dots: readonly Dot[];
  curves?: readonly Curve[];
  legend?: readonly { name: string; colour: string; mark: Mark | "line" | "dashed" }[];
  label: string;
  look: ChartLook;
}

const WIDTH = 640;
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000];

/** At most six round numbers between the ends of an axis. */
export function ticks({ min, max }: { min: number; max: number }): number[] {
  const step = STEPS.find((one) => (max - min) / one <= 6) ?? Math.ceil((max - min) / 6);
  const first = Math.ceil(min / step) * step;
  return Array.from({ length: Math.floor((max - first) / step) + 1 }, (_one, index) => first + index * step);
}

interface Name {
  name: string;
  x: number;
  y: number;
}

type Line = readonly (readonly [number, number])[];

/** Whether a line is drawn through a piece of the picture. */
function through(line: Line, from: number, to: number, top: number, bottom: number): boolean {
  return line.some(([x, y], index) => {
    const [nextX, nextY] = line[index + 1] ?? [x, y];
    const [begin, end] = [Math.max(from, x), Math.min(to, nextX)];
    if (begin > end) return false;
    const at = (place: number) => (nextX === x ? y : y + ((nextY - y) * (place - x)) / (nextX - x));
    return Math.max(at(begin), at(end)) >= top && Math.min(at(begin), at(end)) <= bottom;
  });
}

/** Puts names below their marks, above them where a line runs below; each on a line of its own where they would meet. */
export function besides(names: readonly Name[], right: number, size: number, lines: readonly Line[] = []): (Name & { anchor: "start" | "end" })[] {
  const placed: (Name & { from: number; to: number; anchor: "start" | "end" })[] = [];
  for (const one of [...names].sort((first, second) => first.x - second.x)) {
    const width = one.name.length * size;
    const anchor = one.x + width > right ? ("end" as const) : ("start" as const);
    const [from, to] = anchor === "end" ? [one.x - width, one.x] : [one.x, one.x + width];
    const crossed = (bottom: number) => lines.some((line) => through(line, from, to, bottom - size, bottom));
    const [below, above] = [one.y + size + 6, one.y - size];
    const step = crossed(below) && !crossed(above) ? -size - 2 : size + 2;
    let y = step < 0 ? above : below;
    while (placed.some((other) => Math.abs(other.y - y) < size && other.from < to && from < other.to)) y += step;
    placed.push({ ...one, y, from, to, anchor });
  }
  return placed;
}

/** Marks and lines over two axes; drawn sharp on screen and paper. */
export function Plot({ height, x, y, dots, curves = [], legend = [], label, look }: Props) {
  const left = y.names ? 130 : Math.max(46, look.size * 3);
  const [right, top, bottom] = [WIDTH - 30, dots.some((one) => one.name) ? 16 + look.size : 14, height - (x.label ? 44 : 28)];
  const across = (value: number) => left + ((value - x.min) / (x.max - x.min || 1)) * (right - left);
  const down = (value: number) => bottom - ((value - y.min) / (y.max - y.min || 1)) * (bottom - top);
  const small = look.size - 2;
  const lines = curves.map((one) => one.points.map(([at, value]) => [across(at), down(value)] as const));
  return (
    <figure className="plot" aria-label={label}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label} fontFamily={look.font} fontSize={small}>
        {(y.names ? y.names.map((_name, index) => index) : ticks(y)).map((at) => (
          <g key={at}>
            <line x1={left} x2={right} y1={down(at)} y2={down(at)} stroke={look.line} strokeOpacity={0.5} />
            <text x={left - 8} y={down(at)} dy="0.35em" textAnchor="end" fill={look.text}>{y.names?.[at] ?? `${at}${y.unit ?? ""}`}</text>
          </g>
        ))}
        {(x.names ? x.names.map((_name, index) => index) : ticks(x)).map((at) => (
          <text key={at} x={across(at)} y={bottom + 16} textAnchor="middle" fill={look.text}>{x.names?.[at] ?? `${at}${x.unit ?? ""}`}</text>
        ))}
        {x.label && <text x={(left + right) / 2} y={height - 8} textAnchor="middle" fill={look.quiet}>{x.label}</text>}
        {curves.map((one, index) => (
          <polyline key={index} fill="none" stroke={one.colour} strokeWidth={2} strokeDasharray={one.dashed ? "6 4" : undefined} points={lines[index]?.join(" ")} />
        ))}
        {dots.map((one, index) => (
          <Placed key={index} dot={one}>
            <Drawn mark={one.mark} colour={one.colour} x={across(one.x)} y={down(one.y)} />
          </Placed>
        ))}
        {besides(dots.filter((one) => one.name).map((one) => ({ name: one.name ?? "", x: across(one.x), y: down(one.y) })), right, small, lines).map((one) => (
          <text key={`${one.name}${one.x}`} x={one.x} y={one.y} textAnchor={one.anchor} fill={look.text}>{one.name}</text>
        ))}
      </svg>
      <figcaption className="chart-legend">
        {legend.map((one) => (
          <span key={one.name}>
            <svg width={18} height={12} aria-hidden>
              {one.mark === "line" || one.mark === "dashed" ? (
                <line x1={0} x2={18} y1={6} y2={6} stroke={one.colour} strokeWidth={2} strokeDasharray={one.mark === "dashed" ? "4 3" : undefined} />
              ) : (
                <Drawn mark={one.mark} colour={one.colour} x={9} y={6} />
              )}
            </svg>{" "}
            {one.name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** The table behind the picture leads the same way by keyboard. */
function Placed({ dot, children }: { dot: Dot; children: ReactNode }) {
  const navigate = useNavigate();
  const { to } = dot;
  return (
    <g className={to ? "plot-link" : undefined} onClick={to ? () => void navigate(to) : undefined}>
      <title>{dot.title}</title>
      {children}
    </g>
  );
}

function Drawn({ mark, colour, x, y }: { mark: Mark; colour: string; x: number; y: number }) {
  const filled = { fill: colour, stroke: colour };
  const hollow = { fill: "none", stroke: colour, strokeWidth: 2 };
  if (mark === "circle" || mark === "ring") return <circle cx={x} cy={y} r={5} {...(mark === "ring" ? hollow : filled)} />;
  if (mark === "triangle" || mark === "hollow") return <path d={`M${x} ${y - 6}l6 11h-12z`} {...(mark === "hollow" ? hollow : filled)} />;
  if (mark === "diamond") return <path d={`M${x} ${y - 6}l6 6-6 6-6-6z`} {...filled} />;
  return mark === "bar" ? <rect x={x - 1.5} y={y - 13} width={3} height={26} {...filled} /> : <rect x={x - 5} y={y - 5} width={10} height={10} {...filled} />;
}
