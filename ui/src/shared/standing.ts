// How a task stands, in words.
import type { Standing } from "../backend";

export const STANDINGS: Readonly<Record<Standing, string>> = { waiting: "未启动", running: "推进中", late: "已超时限", done: "已完成" };

/** How often a task comes back. */
export const REPETITIONS = [
  { value: "weekly", label: "每周" },
  { value: "monthly", label: "每月" },
  { value: "bimonthly", label: "每两月" },
  { value: "quarterly", label: "每季度" },
  { value: "half_yearly", label: "每半年" },
] as const;

export const PRIORITIES = [
  { value: "high", label: "重点" },
  { value: "low", label: "缓办" },
] as const;
