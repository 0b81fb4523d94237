import { expect, it } from "vitest";
import { names, span, whole, yuan } from "./format";

it.each([
  [span("2026-05-18", "2026-05-22"), "2026-05-18 ~ 22"],
  [span("2026-05-30", "2026-06-02"), "2026-05-30 ~ 2026-06-02"],
  [span("2026-05", "2026-06"), "2026-05 ~ 2026-06"],
  [span("2026-05-18", "2026-05-18"), "2026-05-18"],
  [span(null, null), ""],
  [yuan(1_234_560), "12,345.6"],
  [yuan(null), ""],
  [whole(6450), "6,450"],
  [names("张三、李四, 王五 赵六").join("|"), "张三|李四|王五|赵六"],
  [names("张　伟、李四").join("|"), "张伟|李四"],
])("reads %s", (read, wanted) => expect(read).toBe(wanted));
