import { expect, it } from "vitest";
import { isLate } from "./tasks";

it.each([
  ["a passed deadline", "running", "3月底前", "2026-03-31", true],
  ["not passed yet", "running", "12月底前", "2026-12-31", false],
  ["done in time or not", "done", "3月底前", "2026-03-31", false],
  ["the whole year is no deadline", "running", "全年", "2025-12-31", false],
  ["nor is a repetition", "waiting", "每季度末", "2026-03-31", false],
  ["a time that names no day", "running", "适时", null, false],
])("%s", (_, state, time_text, end_date, late) => expect(isLate({ state, time_text, end_date }, "2026-11-23")).toBe(late));
