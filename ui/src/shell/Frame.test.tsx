import { act } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { OpenOffice } from "../backend";
import { answers, sent } from "../backend/fake";
import { button, click, one, press, settle, show, write } from "../testing/stage";
import { Frame } from "./Frame";

const office: OpenOffice = {
  profile: { name: "临江区科协", short_name: null, year_kind: "calendar", address: null, phone: null, certificate_prefix: null, head_count: "lesson" },
  place: "/x", place_warning: null, only_read: null, last_backup: null, years: [2026], this_year: 2026,
};
const stage = () => show(<Frame office={office} theme="light" onTheme={() => {}} onReopened={() => {}} />);
const asked = (name: string) => sent.filter((each) => each.name === name).length;

afterEach(() => vi.useRealTimers());

it("a copy is asked for though she works every minute", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  await stage();
  for (let minute = 0; minute < 11; minute += 1) {
    await act(async () => vi.advanceTimersByTimeAsync(60_000));
    await click(one('nav button:last-of-type'));
  }
  expect(asked("backup_tick")).toBe(2);
});

it("the file is checked once it stands, and a damaged one is told of with the newest sound copy", async () => {
  answers.office_check = () => ({
    sound: false, problems: ["文件结构：第 3 页读不出"], repaired: [], newest_sound_backup: { path: "/x/backups/a.db", at: "2026-11-22T18:00:00", size: 1 },
  });
  await stage();
  await vi.waitFor(() => expect(document.body.textContent).toContain("文件结构：第 3 页读不出"));
  expect(asked("office_check")).toBe(1);
  await click(button("恢复到这一份"));
  expect(sent.at(-1)).toMatchObject({ name: "backup_restore", params: { path: "/x/backups/a.db" } });
});

it("an office that can only be read says why, and is opened again by a button", async () => {
  const reading = { ...office, only_read: "磁盘已满或写不进去" };
  const open = { office: reading, default_place: "/x", known_places: [], version: "0", today: "2026-11-26", trouble: null };
  answers.desk_status = () => open;
  answers.office_open = () => ({ ...open, office });
  let reopened = 0;
  await show(<Frame office={reading} theme="light" onTheme={() => {}} onReopened={() => (reopened += 1)} />);
  expect(one(".status").textContent).toContain("现在只能查看：磁盘已满或写不进去");
  await click(button("再打开一次"));
  expect(sent.at(-1)).toMatchObject({ name: "office_open", params: { place: "/x" } });
  expect(reopened).toBe(1);
});

it("an act is said with its way back, and Ctrl+Z inside a text is the text's own", async () => {
  await stage();
  await click(button("单位与人员"));
  const field = one<HTMLInputElement>(".grid-field");
  await press(field, "ArrowRight");
  await press(field, "F2");
  await write(field, "中性");
  await press(field, "z", { ctrlKey: true });
  expect(asked("undo")).toBe(0);
  await press(field, "Enter");
  expect(document.body.textContent).toContain("修改人员“王建国”");
  await click(one(".ant-message button"));
  expect(sent.find((each) => each.name === "undo")?.params).toEqual({ entry: 1 });
  expect(document.body.textContent).toContain("已撤销：修改人员“王建国”");
  await press(field, "z", { ctrlKey: true, shiftKey: true });
  expect(asked("redo")).toBe(1);
});

it("a hit of the search opens the record itself", async () => {
  await stage();
  await write(one('input[aria-label="查找"]'), "王建国");
  await settle();
  await press(one('input[aria-label="查找"]'), "Enter", { keyCode: 13 });
  expect(one<HTMLInputElement>("#name").value).toBe("王建国");
});
