import { expect, it } from "vitest";
import { answers } from "../../backend/fake";
import { button, click, show } from "../../testing/stage";
import { History } from "./History";

it("a preview that fails promises nothing", async () => {
  answers.history_list = () => ({ entries: [{ id: 3, at: "2026-01-01T00:00:00", label: "删除单位", can_redo: false }] });
  answers.undo_preview = () => {
    throw { code: "undo_conflict", message: "后来的记录还用着它。", detail: "" };
  };
  await show(<History />);
  await click(button("撤销这一步"));
  expect(document.body.textContent).not.toContain("这一步会整个撤回");
  expect(document.body.textContent).toContain("后来的记录还用着它。");
});
