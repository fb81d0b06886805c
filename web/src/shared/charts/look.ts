import { theme } from "antd";
import { useMemo } from "react";

/** The colours and letters of every picture, by the person's own choice of theme and size. */
export interface ChartLook {
  /** By rank: 1 high, 2 medium, 3 low. */
  grades: readonly string[];
  none: string;
  done: string;
  late: string;
  calm: string;
  text: string;
  quiet: string;
  line: string;
  ground: string;
  accent: string;
  font: string;
  size: number;
  still: boolean;
}

export function useChartLook(): ChartLook {
  const { token } = theme.useToken();
  return useMemo(
    () => ({
      grades: [token.colorError, token.colorWarning, token.colorInfo],
      none: token.colorTextDisabled,
      done: token.colorSuccess,
      late: token.colorError,
      calm: token.colorTextQuaternary,
      text: token.colorText,
      quiet: token.colorTextSecondary,
      line: token.colorBorder,
      ground: token.colorBgContainer,
      accent: token.colorInfo,
      font: token.fontFamily,
      size: token.fontSize,
      still: !token.motion,
    }),
    [token],
  );
}

export const SHAPES = ["▲", "◆", "●"] as const;

/** The shape by which a grade is told apart without its colour. */
export function shapeOf(rank: number | null): string {
  return rank == null ? "" : (SHAPES[rank - 1] ?? "");
}
