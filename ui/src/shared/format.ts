// How values read on screen.

/** 分 as 元: 12 345.60 → 12,345.6 */
export const yuan = (fen: number | null | undefined): string =>
  fen === null || fen === undefined ? "" : (fen / 100).toLocaleString("zh-CN", { maximumFractionDigits: 2 });

/** A whole number with its thousands. */
export const whole = (count: number | null | undefined): string =>
  count === null || count === undefined ? "" : count.toLocaleString("zh-CN");

/** From–to, or one day; the last day is short where year and month are the same: 2026-10-14 ~ 16. */
export function span(start: string | null, end: string | null): string {
  if (!start) return "";
  if (!end || end === start) return start;
  return start.slice(0, 8) === end.slice(0, 8) && end.length === 10 ? `${start} ~ ${end.slice(8)}` : `${start} ~ ${end}`;
}

/** Names written one after another, as people write them; 李 四 is one name, padded. */
export const names = (text: string): string[] =>
  text
    .split(/[、，,;；\n]+/u)
    .flatMap((piece) => {
      const words = piece.trim().split(/\s+/u);
      return words.every((word) => [...word].length > 1) ? words : [words.join("")];
    })
    .filter(Boolean);
