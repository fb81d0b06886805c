import { type Selection, selection } from "d3-selection";

type Act = (this: Element) => void;
type Step = (this: Element) => (part: number) => void;

/** Instead of d3-transition and d3-interpolate: a drawing is moved at once, never slowly, as nothing here asks otherwise. */
class Still {
  private acts: Act[] = [];
  constructor(private readonly of: Selection<Element, unknown, null, undefined>) {}
  duration() { return this; }
  selection() { return this.of; }
  on(_when: string, act: Act) { this.acts.push(act); return this; }
  call(act: (still: this, ...facts: unknown[]) => void, ...facts: unknown[]) { act(this, ...facts); return this; }
  tween(_name: string, step: Step) {
    const [begin, end] = this.acts;
    this.of.each(function () { begin?.call(this); step.call(this)(1); end?.call(this); });
    return this;
  }
}

Object.assign(selection.prototype, {
  interrupt(this: unknown) { return this; },
  transition(this: Selection<Element, unknown, null, undefined>) { return new Still(this); },
});

export const interrupt = () => undefined;
export const interpolate = () => () => undefined;
export const interpolateZoom = interpolate;
