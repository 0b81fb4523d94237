import { expect, it } from "vitest";
import type { DeskStatus } from "../../backend";
import { answers, sent } from "../../backend/fake";
import { button, click, show } from "../../testing/stage";
import { Start } from "./Start";

const status: DeskStatus = { office: null, default_place: "/home/lin/本会", known_places: ["/home/lin/本会"], version: "0.1.0", today: "2026-11-23", trouble: "本会文件损坏了，打不开。" };
const copy = { path: "/home/lin/本会/backups/office-20261123-0830.db", at: "2026-11-23T08:30:00", size: 1_240_000 };

it("a damaged office says so and offers its newest sound copy", async () => {
  answers.office_check = () => ({ sound: false, problems: ["数据页读不出来"], repaired: [], newest_sound_backup: copy });
  answers.backup_restore = () => status;
  await show(<Start status={status} onOpened={() => undefined} />);
  expect(document.body.textContent).toContain("本会文件损坏了，打不开。");
  await click(button("恢复到 2026-11-23 08:30:00 的备份"));
  expect(sent.find(({ name }) => name === "backup_restore")?.params).toEqual({ path: copy.path, place: "/home/lin/本会" });
});

it("an office that is only held by another program offers no copy", async () => {
  await show(<Start status={{ ...status, trouble: "另一个程序正在使用。" }} onOpened={() => undefined} />);
  expect(document.body.textContent).toContain("另一个程序正在使用。");
  expect(() => button("恢复到 2026-11-23 08:30:00 的备份")).toThrow();
});
