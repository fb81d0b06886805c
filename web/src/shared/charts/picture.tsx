import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type ChartLook, useChartLook } from "./look";

interface Props {
  option: EChartsCoreOption;
  height: number;
  /** What the picture says, in a sentence. */
  label: string;
  /** A part was pressed; the same way leads from the table, by keyboard. */
  onPick?: (series: number, index: number) => void;
}

/** A drawn picture; the library comes only with the first of them. */
export function Picture({ option, height, label, onPick }: Props) {
  const { i18n } = useTranslation();
  const look = useChartLook();
  const host = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    const place = host.current;
    if (!place) return;
    let gone = false;
    let end = () => {};
    void import("./echarts").then(({ begin }) => {
      if (gone) return;
      const chart = begin(place, i18n.language);
      chart.setOption({ ...dressed(look, label), ...option });
      chart.on("click", (event) => pick.current?.(event.seriesIndex ?? 0, event.dataIndex));
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(place);
      end = () => {
        watch.disconnect();
        chart.dispose();
      };
    });
    return () => {
      gone = true;
      end();
    };
  }, [option, label, look, i18n.language]);
  return <div ref={host} className="chart-picture" role="img" aria-label={label} style={{ height }} />;
}

function dressed(look: ChartLook, label: string): EChartsCoreOption {
  return {
    animation: !look.still,
    animationDuration: 300,
    textStyle: { fontFamily: look.font, fontSize: look.size, color: look.text },
    aria: { enabled: true, label: { description: label } },
    tooltip: {
      renderMode: "richText",
      backgroundColor: look.ground,
      borderColor: look.line,
      textStyle: { fontFamily: look.font, fontSize: look.size, color: look.text },
      confine: true,
    },
  };
}
