// A line of money as a form holds it: 元 there, 分 in the office.
import { type Direction, type How, type MoneyChanges, type MoneyLine, useAsk, useDo } from "../../backend";
import { yuan } from "../../shared/format";
import type { Field, Values } from "../../shared/records/values";
import { choiceOf, withoutIds } from "./ties";

export const WAYS: readonly { value: Direction; label: string }[] = [
  { value: "income", label: "收入" },
  { value: "cost", label: "支出" },
];

export const wayOf = (direction: Direction): string => (direction === "income" ? "收入" : "支出");

/** The fields of a line, without the event. */
export function useMoneyFields(): Field[] {
  const categories = useAsk("money_category_list", {}).data?.rows ?? [];
  const tasks = (useAsk("task_list", {}).data?.rows ?? []).map(({ id, text, plan }) => ({ value: String(id), label: `${text}（${plan}）` }));
  return [
    { key: "direction", label: "收支", kind: "choice", options: WAYS, required: true },
    { key: "category", label: "类别", suggest: [...new Set(categories.map(({ name }) => name))], required: true },
    { key: "amount", label: "金额（元）", kind: "number", required: true },
    { key: "paid_on", label: "日期", kind: "date", hint: "空着是今天" },
    { key: "words", label: "摘要" },
    { key: "party", label: "对方", hint: "谁给的，或付给谁" },
    { key: "item_id", label: "任务", kind: "choice", options: tasks, hint: "活动只对应一项任务的，空着就算那一项的" },
    { key: "note", label: "备注", kind: "long" },
  ];
}

export const moneyValues = (line: MoneyLine): Values => ({
  direction: line.direction, category: line.category, amount: line.amount / 100, paid_on: line.paid_on, words: line.words, party: line.party, event_id: choiceOf(line.event_id), item_id: choiceOf(line.item_id), note: line.note,
});

/** What a form says, as the office takes it. */
function sent(values: Values) {
  const { rest, ids } = withoutIds(values, "event_id", "item_id");
  const { direction, category, amount, ...words } = rest;
  const changes: MoneyChanges = { ...words, ...(amount === undefined ? {} : { amount: amount === null ? null : Math.round(Number(amount) * 100) }) };
  return { changes, ids, direction: direction as Direction | undefined, category: category as string | undefined };
}

/** Functions that write lines of money. */
export function useMoney() {
  const doIt = useDo();
  return {
    create: async (values: Values, how: How) => {
      const { changes, ids, direction, category } = sent(values);
      return (await doIt("money_create", { line: changes, ...ids, direction: direction ?? "cost", category: category ?? "" }, how)) !== undefined;
    },
    update: async (line: MoneyLine, values: Values, how: How) => {
      const { changes, ids, direction, category } = sent(values);
      return (await doIt("money_update", { id: line.id, changes, ...ids, ...(direction ? { direction } : {}), ...(category === undefined ? {} : { category: category ?? "" }) }, how)) !== undefined;
    },
    remove: async (ids: number[]) => (await doIt("money_delete", { ids })) !== undefined,
  };
}

/** What lines come to: 收入 4,700 元 · 支出 3,200.5 元 · 结余 1,499.5 元; 支出 1,250 元 where nothing came in. */
export function sumsOf(lines: readonly { direction: Direction; amount: number }[]): string {
  const sum = (way: Direction) => lines.filter(({ direction }) => direction === way).reduce((all, { amount }) => all + amount, 0);
  const [income, cost] = [sum("income"), sum("cost")];
  if (income === 0) return `支出 ${yuan(cost)} 元`;
  return `收入 ${yuan(income)} 元 · 支出 ${yuan(cost)} 元 · 结余 ${yuan(income - cost)} 元`;
}
