import { act } from "react";
import { expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import { button, choose, click, one, settle, show, write } from "../../testing/stage";
import { Plans } from "./Plans";

const seen = () => sent.filter(({ name }) => name === "report_preview").map(({ params }) => params);

it("the paper stands beside the outline where it is wanted, and follows what is saved", async () => {
  await show(<Plans year={2026} />);
  expect(seen()).toEqual([]);
  await choose("版面");
  expect(seen()).toEqual([{ name: "plan", plan_id: 1 }]);
  const line = one<HTMLTextAreaElement>('.plan-writing textarea[aria-label="任务"]');
  await write(line, "举办科普讲座8次");
  // What is still being written is not on the paper.
  expect(seen()).toHaveLength(1);
  await act(async () => line.blur());
  await settle();
  expect(seen()).toHaveLength(2);
});

it("a paper that cannot be set says why beside the outline, which stays, and is asked for again", async () => {
  answers.report_preview = () => {
    throw { code: "paper", message: "字体“仿宋”不能嵌入。请换一款字体。", detail: "" };
  };
  localStorage.setItem("plan.view", "版面");
  await show(<Plans year={2026} />);
  expect(one(".plan-beside").textContent).toContain("字体“仿宋”不能嵌入");
  expect(one(".plan-writing textarea")).toBeTruthy();
  await click(button("重试"));
  expect(seen()).toHaveLength(2);
});
