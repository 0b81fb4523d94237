import { act, useState } from "react";
import { expect, it } from "vitest";
import { clipboard, one, point, press, show, write } from "../../testing/stage";
import type { Edit } from "./block";
import { Grid } from "./Grid";
import type { Column } from "./table";
import { useView } from "./view";

interface Row {
  id: number;
  name: string;
  unit: string;
  score: number | null;
}

const columns: Column<Row>[] = [
  { key: "name", title: "姓名", width: 100 },
  { key: "unit", title: "单位", width: 120, edit: true },
  { key: "score", title: "成绩", width: 80, number: true, edit: true },
];
const people = (count: number): Row[] => Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `学员${index + 1}`, unit: `单位${index + 1}`, score: index }));

let edits: string[] = [];
let deleted = 0;

function List({ count = 5 }: { count?: number }) {
  const [view, setView] = useView("test");
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [rows] = useState(() => people(count));
  return (
    <Grid
      label="名单"
      rows={rows}
      columns={columns}
      view={view}
      onView={setView}
      chosen={chosen}
      onChoose={setChosen}
      onOpen={() => {}}
      onEdit={(given: Edit<Row>[]) => edits.push(...given.map(({ row, column, text }) => `${row.id}.${column.key}=${text}`))}
      onDelete={() => (deleted += chosen.size)}
      foot={<span data-chosen>{chosen.size}</span>}
    />
  );
}

async function stage(count?: number) {
  edits = [];
  deleted = 0;
  await show(<List {...(count === undefined ? {} : { count })} />);
  return one<HTMLInputElement>(".grid-field");
}
const cell = (row: number, column: number) => one(`[data-row="${row}"] [data-column="${column}"]`);
const heads = () => [...document.querySelectorAll("[data-key]")].map((each) => each.getAttribute("data-key")).join();

it.each<[string, string, string[]]>([
  ["Escape", "新", []],
  ["Enter", "新", ["1.unit=新"]],
  ["Tab", "新", ["1.unit=新"]],
  ["Enter", "单位1", []],
])("a cell that %s ends with %j is written once or not at all", async (key, text, wanted) => {
  const field = await stage();
  await press(field, "ArrowRight");
  await press(field, "F2");
  expect(field.value).toBe("单位1");
  await write(field, text);
  await press(field, key);
  await act(async () => field.blur());
  expect(edits).toEqual(wanted);
});

it("typing begins a cell, and Enter that takes a candidate of the input method ends nothing", async () => {
  const field = await stage();
  await press(field, "ArrowRight");
  await write(field, "科");
  await press(field, "Enter", { isComposing: true });
  await press(field, "Enter", { keyCode: 229 });
  expect(edits).toEqual([]);
  await write(field, "科协");
  await press(field, "Enter");
  expect(edits).toEqual(["1.unit=科协"]);
});

it("a column that is not written takes no typing", async () => {
  const field = await stage();
  expect(field.readOnly).toBe(true);
  await press(field, "F2");
  await press(field, "Enter");
  expect(edits).toEqual([]);
});

it("a block is copied as a spreadsheet pastes it, with its figures below", async () => {
  const field = await stage();
  await point(cell(0, 1));
  await press(field, "ArrowDown", { shiftKey: true });
  await press(field, "ArrowRight", { shiftKey: true });
  expect(await clipboard(field, "copy")).toBe("单位1\t0\n单位2\t1");
  expect(one(".grid-foot").textContent).toContain("选中 4 格 · 合计 1 · 平均 0.5");
});

it.each<[string, number, string, string[]]>([
  ["a block, from its first cell on", 1, "甲\t90\n乙\t95", ["1.unit=甲", "1.score=90", "2.unit=乙", "2.score=95"]],
  ["over a column that is not written", 0, "张三\t甲", ["1.unit=甲"]],
  ["beyond the last column", 2, "90\t多余", ["1.score=90"]],
])("pastes %s", async (_, column, text, wanted) => {
  const field = await stage();
  await point(cell(0, column));
  await clipboard(field, "paste", text);
  expect(edits).toEqual(wanted);
  if (wanted.length === 1) expect(document.body.textContent).toContain("没有写入");
});

it("one text fills a chosen block; Ctrl+D fills down; Delete clears", async () => {
  const field = await stage();
  await point(cell(0, 1));
  for (let steps = 0; steps < 2; steps += 1) await press(field, "ArrowDown", { shiftKey: true });
  await clipboard(field, "paste", "甲");
  expect(edits.splice(0)).toEqual(["1.unit=甲", "2.unit=甲", "3.unit=甲"]);
  await press(field, "d", { ctrlKey: true });
  expect(edits.splice(0)).toEqual(["2.unit=单位1", "3.unit=单位1"]);
  await press(field, "Delete");
  expect(edits).toEqual(["1.unit=", "2.unit=", "3.unit="]);
  expect(deleted).toBe(0);
});

it("whole rows are chosen by their number, by Shift+Space and by Ctrl+A, and then deleted", async () => {
  const field = await stage();
  await point(cell(2, -1));
  expect(one("[data-chosen]").textContent).toBe("1");
  await press(field, "ArrowDown", { shiftKey: true });
  expect(one("[data-chosen]").textContent).toBe("2");
  await press(field, "a", { ctrlKey: true });
  expect(one("[data-chosen]").textContent).toBe("5");
  await press(field, "Delete");
  expect([deleted, edits]).toEqual([5, []]);
});

it("columns are moved from the keyboard, hidden and remembered", async () => {
  const field = await stage();
  await press(field, "ArrowDown", { altKey: true });
  const name = (text: string) => [...document.querySelectorAll("button")].find((each) => each.textContent === text) as HTMLElement;
  await act(async () => name("右移").click());
  expect(heads()).toBe("unit,name,score");
  await act(async () => name("隐藏这一列").click());
  expect(heads()).toBe("unit,score");
  expect(JSON.parse(localStorage.getItem("grid.test") ?? "{}")).toMatchObject({ order: ["unit", "name", "score"], shown: { name: false } });
});

it("a click on a head sorts, a second turns round, a third lets go", async () => {
  await stage();
  const head = one('[data-key="score"]');
  const sort = () => head.getAttribute("aria-sort");
  for (const wanted of ["ascending", "descending", "none"]) {
    await point(head);
    expect(sort()).toBe(wanted);
  }
});

it("walking in a list of 20,000 draws few rows anew", async () => {
  let draws = 0;
  const counted: Column<Row>[] = [{ key: "name", title: "姓名", width: 100, show: (row) => ((draws += 1), row.name) }];
  const rows = people(20_000);
  function Long() {
    const [view, setView] = useView("long");
    return <Grid label="名单" rows={rows} columns={counted} view={view} onView={setView} chosen={new Set()} onChoose={() => {}} onOpen={() => {}} foot="" />;
  }
  await show(<Long />);
  const standing = document.querySelectorAll(".grid-row").length;
  expect(standing).toBeLessThan(60);
  draws = 0;
  await press(one(".grid-field"), "ArrowDown");
  // The row she leaves, the row she comes to, and the name of her cell.
  expect(draws).toBeLessThan(8);
});
