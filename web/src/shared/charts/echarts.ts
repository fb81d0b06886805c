import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use as furnish, type EChartsType } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

furnish([AriaComponent, BarChart, GridComponent, LabelLayout, LegendComponent, LineChart, ScatterChart, SVGRenderer, TooltipComponent]);

/** Begins a drawing that stays sharp on paper; the library's own words are in the page's language. */
export function begin(host: HTMLElement, language: string): EChartsType {
  return init(host, undefined, { renderer: "svg", locale: language === "en" ? "EN" : "ZH" });
}
