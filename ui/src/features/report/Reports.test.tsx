import { expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import { button, click, show } from "../../testing/stage";
import { Reports } from "./Reports";

const written = () => sent.filter(({ name }) => name === "report_write").map(({ params }) => params);
const seen = () => sent.filter(({ name }) => name === "report_preview").map(({ params }) => params);

it("the first paper is seen at once; each that is chosen is seen and written from what is chosen", async () => {
  await show(<Reports year={2026} />);
  expect(seen()).toEqual([{ name: "plan", plan_id: 1 }]);
  await click(button("写成 PDF"));
  await click(button("签到表"));
  await click(button("Word"));
  await click(button("获奖名单"));
  await click(button("Excel"));
  expect(seen().slice(1)).toEqual([{ name: "sign-in", class_id: 1 }, { name: "awards", contest_id: 1 }]);
  expect(written()).toEqual([
    { name: "plan", plan_id: 1, file: "/home/lin/2026年工作要点.pdf" },
    { name: "sign-in", class_id: 1, file: expect.stringMatching(/签到表\.docx$/u) as string },
    { name: "awards", contest_id: 1, file: expect.stringMatching(/获奖名单\.xlsx$/u) as string },
  ]);
});

it("a year without records says what is missing, and has nothing to press", async () => {
  answers.class_list = () => ({ rows: [] });
  answers.event_list = () => ({ rows: [] });
  await show(<Reports year={2026} />);
  expect(document.body.textContent).toContain("2026 年还没有培训班。");
  expect(document.body.textContent).toContain("2026 年还没有活动。");
  expect(() => button("签到表")).toThrow();
});

it("a paper that cannot be set says why", async () => {
  answers.report_preview = () => {
    throw { code: "nothing_to_print", message: "这份计划还没有条目。", detail: "" };
  };
  await show(<Reports year={2026} />);
  expect(document.body.textContent).toContain("这份计划还没有条目。");
});
