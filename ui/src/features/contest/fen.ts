import type { Values } from "../../shared/records/values";

/** What a form holds, with its 奖金 in 分 as records keep it. */
export function fenIn<Changes>(values: Values): Changes {
  const { money, ...rest } = values;
  return { ...rest, ...(money === undefined ? {} : { money: money === null ? null : Math.round(Number(money) * 100) }) } as Changes;
}
