import { act } from "react";
import { expect, it } from "vitest";
import { sent } from "../../backend/fake";
import { button, click, one, point, show, write } from "../../testing/stage";
import { Certificates } from "./Certificates";

const asked = (name: string) => sent.filter((each) => each.name === name).map(({ params }) => params);

it("certificates are looked over, issued, printed, and one is voided with its reason", async () => {
  await show(<Certificates year={2026} />);
  await click(button("颁发证书"));
  await act(async () => one(".ant-drawer .ant-select").dispatchEvent(new MouseEvent("mousedown", { bubbles: true })));
  await click(one(".ant-select-item-option:not(.ant-select-item-group)"));
  expect(one(".papers").textContent).toContain("KX-2026-JS-0001");
  expect(one(".papers").textContent).toContain("姓名较长，已缩小一号");
  await click(button("颁发 6 张"));
  await click(button("写成 PDF（6 张）"));
  expect(asked("certificate_issue")).toEqual([{ contest_id: 1 }]);
  expect(asked("certificate_print")).toEqual([{ ids: [1, 2, 3, 4, 5, 6], drawn: true, shift_x: 0, shift_y: 0, turn: 0, file: "/home/lin/证书 6 张.pdf" }]);
  await point(one('[data-row="1"] [data-column="-1"]'));
  await click(button("作废 1 张"));
  await write(one('input[aria-label="作废的原因"]'), "姓名写错");
  await click(button("作废"));
  expect(asked("certificate_void")).toEqual([{ ids: [2], reason: "姓名写错" }]);
});
