// 指标, as they read and as they are set.
import type { CountedBy, NewTarget, Target } from "../backend";
import { whole } from "./format";

export const COUNTED: { value: CountedBy; label: string }[] = [
  { value: "events", label: "按活动次数" },
  { value: "participants", label: "按参加人数" },
  { value: "beneficiaries", label: "按受益人次" },
  { value: "measure", label: "按某项数据" },
  { value: "hand", label: "手工填写" },
];

/** 1/6 次, 2～3 次, or the words. */
export function targetText(target: Target): string {
  if (target.amount === null) return target.words ?? "";
  const goal = target.amount_high === null ? whole(target.amount) : `${whole(target.amount)}～${whole(target.amount_high)}`;
  return `${whole(target.reached ?? 0)}/${goal} ${target.unit ?? ""}`.trim();
}

/** How much of a target is reached, in percent; none for words. */
export const percent = (target: Target): number | undefined =>
  target.amount ? Math.min(100, Math.round(((target.reached ?? 0) / target.amount) * 100)) : undefined;

/** A target that stands, as it is set again beside a new one. */
export const again = ({ amount, amount_high, unit, words, counted_by, measure, reached }: Target): NewTarget => ({
  amount, amount_high, unit, words, counted_by, measure, done: counted_by === "hand" ? reached : null,
});
