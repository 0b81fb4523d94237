import { expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import { button, click, show } from "../../testing/stage";
import { Reports } from "./Reports";

const written = () => sent.filter(({ name }) => name === "report_write").map(({ params }) => params);

it("each paper is written from what is chosen, under a name that says what it is", async () => {
  await show(<Reports year={2026} />);
  await click(button("工作计划（公文）写成 PDF"));
  await click(button("活动台账写成 PDF"));
  await click(button("签到表写成 PDF"));
  await click(button("获奖名单写成 PDF"));
  expect(written()).toEqual([
    { name: "plan", plan_id: 1, file: expect.stringMatching(/\.pdf$/u) as string },
    { name: "events", year: 2026, file: "/home/lin/2026年活动台账.pdf" },
    { name: "sign-in", class_id: 1, file: expect.stringContaining("签到表") as string },
    { name: "awards", contest_id: 1, file: expect.stringContaining("获奖名单") as string },
  ]);
});

it("a year without records says what is missing, and has nothing to press", async () => {
  answers.class_list = () => ({ rows: [] });
  answers.event_list = () => ({ rows: [] });
  await show(<Reports year={2026} />);
  expect(document.body.textContent).toContain("2026 年还没有培训班。");
  expect(document.body.textContent).toContain("2026 年还没有活动。");
  expect(() => button("签到表写成 PDF")).toThrow();
});
