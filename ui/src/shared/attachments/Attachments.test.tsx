import { act } from "react";
import { expect, it } from "vitest";
import type { Attachment } from "../../backend";
import { answers, sent } from "../../backend/fake";
import { button, click, one, press, settle, show } from "../../testing/stage";
import { Attachments } from "./Attachments";

const row = (id: number, name: string, more: Partial<Attachment> = {}): Attachment => ({
  id, area: "event", record: 7, owner: "讲座", name, caption: null, size: 2048, content_hash: "ab", is_picture: name.endsWith(".jpg"), state: "sound", line_id: null, added_on: "2026-05-18", ...more,
});
const asked = (name: string) => sent.filter((each) => each.name === name).map(({ params }) => params);

async function stage() {
  answers.attachment_list = () => ({ rows: [row(1, "开幕.jpg"), row(2, "会场.jpg"), row(3, "通知.docx", { state: "missing" })] });
  answers.attachment_picture = ({ id }) => ({ url: `data:image/jpeg;base64,${id}` });
  await show(<Attachments area="event" id={7} />);
}

it("pictures are walked through with the arrows and left with Esc", async () => {
  await stage();
  await click(button("开幕.jpg"));
  const gallery = one(".gallery");
  expect(gallery.getAttribute("aria-label")).toBe("图片 1，共 2 张");
  await press(gallery, "ArrowRight");
  expect(one(".gallery").getAttribute("aria-label")).toBe("图片 2，共 2 张");
  await press(one(".gallery"), "ArrowRight");
  expect(one(".gallery").getAttribute("aria-label")).toBe("图片 2，共 2 张");
  await press(one(".gallery"), "Escape");
  expect(document.querySelector(".gallery")).toBeNull();
});

it("files dropped on the window go to the record that is open", async () => {
  await stage();
  answers.attachment_add = () => ({ ids: [4], refused: [] });
  const drop = new CustomEvent("xieban:files", { detail: ["/a.jpg", "/b.jpg"], cancelable: true });
  await act(async () => void window.dispatchEvent(drop));
  await settle();
  expect(drop.defaultPrevented).toBe(true);
  expect(asked("attachment_add")).toMatchObject([{ area: "event", record: 7, files: ["/a.jpg", "/b.jpg"] }]);
});

it("a missing file is told; one is moved and deleted by keys", async () => {
  await stage();
  expect(document.body.textContent).toContain("文件不见了");
  answers.attachment_move = () => ({});
  answers.attachment_delete = () => ({});
  const first = button("开幕.jpg");
  first.focus();
  await press(first, "ArrowRight", { altKey: true });
  expect(asked("attachment_move")).toEqual([{ ids: [2, 1, 3] }]);
  await press(first, "Delete");
  expect(asked("attachment_delete")).toEqual([{ ids: [1] }]);
});
