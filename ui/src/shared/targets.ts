// 指标, as they read and as they are set.
import type { CountedBy, NewTarget, Target } from "../backend";
import { whole } from "./format";

export const COUNTED: { value: CountedBy; label: string }[] = [
  { value: "events", label: "按活动次数" },
  { value: "participants", label: "按参加人数" },
  { value: "beneficiaries", label: "按受益人次" },
  { value: "measure", label: "按某项数据" },
  { value: "objects", label: "按走完节点的对象" },
  { value: "hand", label: "手工填写" },
];

/** 1/6 次, 2～3 次, or the words; part of several years with their number: 1/2 处（三年 3/4）. */
export function targetText(target: Target): string {
  const years = target.programme && `${target.programme.first_year}—${target.programme.last_year} 年 ${whole(target.programme.reached)}/${whole(target.programme.whole)}`;
  if (target.amount === null) return years ? `${years} ${target.unit ?? ""}`.trim() : (target.words ?? "");
  const goal = target.amount_high === null ? whole(target.amount) : `${whole(target.amount)}～${whole(target.amount_high)}`;
  const own = `${whole(target.reached ?? 0)}/${goal} ${target.unit ?? ""}`.trim();
  return years ? `${own}（${years}）` : own;
}

/** How much of a target is reached, in percent; none for words. */
export const percent = (target: Target): number | undefined =>
  target.amount ? Math.min(100, Math.round(((target.reached ?? 0) / target.amount) * 100)) : undefined;

/** A target that stands, as it is set again beside a new one. */
export const again = ({ id, amount, amount_high, unit, words, counted_by, measure, done, programme }: Target): NewTarget => ({
  id, amount, amount_high, unit, words, counted_by, measure, done,
  programme: programme && { whole: programme.whole, first_year: programme.first_year, last_year: programme.last_year, before: programme.before },
});
