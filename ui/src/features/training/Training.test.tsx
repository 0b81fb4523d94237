import { beforeEach, expect, it } from "vitest";
import { answers, sent } from "../../backend/fake";
import type { RosterWrite } from "../../backend";
import { clipboard, one, point, press, show, settle, write } from "../../testing/stage";
import { Training } from "./Training";

const cell = (row: number, column: number) => one(`[data-row="${row}"] [data-column="${column}"]`);
const field = () => one<HTMLInputElement>(".grid-field");
const blocks = () => sent.filter(({ name }) => name === "roster_write").map(({ params }) => params as RosterWrite);

beforeEach(async () => {
  answers.roster_write = () => ({ added: [], already: [], bounds: null });
  answers.person_suggest = () => ({
    rows: [
      { id: 7, name: "张三", unit: "机械厂", skill_level: "技师", is_in: true },
      { id: 8, name: "赵四", unit: "电厂", skill_level: null, is_in: false },
    ],
  });
  await show(<Training year={2026} to={{ page: "training", id: 1 }} />);
});

const toEnd = async () => {
  await point(cell(0, 0));
  await press(field(), "Escape");
  await press(field(), "End", { ctrlKey: true });
  await press(field(), "Home");
};

it("five hundred rows of a clipboard are one request, and the head of a sheet goes to the import", async () => {
  // The clipboard's text as WPS leaves it: CRLF, a cell in quotes with a line break, an end of line at the end.
  const rows = Array.from({ length: 500 }, (_, at) => `学员${at}\t${at % 2 ? "女" : "男"}\t${at === 3 ? '"第3\r\n分厂"' : `第${at}分厂`}\t\t技师\t第一组`);
  await toEnd();
  await clipboard(field(), "paste", `${rows.join("\r\n")}\r\n`);
  const [block, ...others] = blocks();
  expect(others).toEqual([]);
  expect(block?.rows).toEqual([]);
  expect(block?.people?.length).toBe(500);
  expect(block?.people?.[3]).toEqual({ name: "学员3", unit: "第3 分厂", person: { sex: "女", skill_level: "技师" }, row: { group_name: "第一组" } });
  sent.length = 0;
  await clipboard(field(), "paste", "姓名\t单位\n张三\t机械厂");
  expect(blocks()).toEqual([]);
});

it("letters mark the first who can be chosen; Enter takes them as they are in the directory", async () => {
  await toEnd();
  await write(field(), "zs");
  await new Promise((soon) => setTimeout(soon, 200));
  await settle();
  expect([...document.querySelectorAll('.grid-suggested [aria-selected="true"]')].map((each) => each.textContent)).toEqual(["赵四电厂"]);
  await press(field(), "Enter");
  expect(blocks().map(({ people }) => people)).toEqual([[{ person_id: 8, person: {}, row: {} }]]);
});

it("a new row waits until she leaves it, and goes whole", async () => {
  await toEnd();
  await write(field(), "钱五");
  await press(field(), "Tab");
  expect(blocks()).toEqual([]);
  await press(field(), "ArrowRight");
  await write(field(), "第五分厂");
  await press(field(), "Enter");
  expect(blocks().map(({ people }) => people)).toEqual([[{ name: "钱五", unit: "第五分厂", person: {}, row: {} }]]);
});

it("a flag that says neither yes nor no is told, and nothing is written", async () => {
  await point(cell(0, 6));
  await write(field(), "也许");
  await press(field(), "Enter");
  expect(document.body.textContent).toContain("看不出是还是不是");
  expect(blocks()).toEqual([]);
});
