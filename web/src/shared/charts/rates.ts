/** Below this many a share says nothing; then the count stands for itself. */
const FEWEST = 5;

/** "62.5%", or "3/4" where too few stand behind a share. */
export function rateText(rate: string | null | undefined, n: number, base: number): string {
  return rate == null || base < FEWEST ? `${n}/${base}` : `${rate}%`;
}

export function percentOf(n: number, base: number): string {
  return rateText(base ? ((100 * n) / base).toFixed(1) : null, n, base);
}
