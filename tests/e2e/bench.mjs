// Start-up to first paint, against an empty window on the same libraries; and the grid with 20,000 rows under a scroll.
// Both windows are started and measured in the same way, by turns.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Window } from "./window.mjs";

const RUNS = Number(process.env.XIEBAN_BENCH_RUNS ?? 5);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds from the start of the process to its first paint with content. */
async function firstPaint(binary) {
  const window = await Window.open({ binary, asUsed: true });
  try {
    return await window.page.wait(async () => {
      const painted = await window.page.executeScript("const [paint] = performance.getEntriesByName('first-contentful-paint'); return paint && performance.timeOrigin + paint.startTime");
      return painted ? painted - window.begun : false;
    }, 30_000);
  } finally {
    await window.close();
  }
}

/** A list of so many rows in the window of her program. */
async function longList(rows) {
  const window = await Window.open({ asUsed: true });
  await window.see("新建本会");
  await window.fill("本会名称", "滚动测试");
  await window.press("新建本会");
  await window.see("工作台");
  const lines = Array.from({ length: rows }, (_, at) => `王${String.fromCodePoint(0x4e00 + at)},${at % 2 ? "女" : "男"},第${at % 300}单位,干事,139${String(at).padStart(8, "0")}`);
  const file = join(window.home, "人员.csv");
  writeFileSync(file, ["姓名,性别,单位,职务,联系电话", ...lines].join("\n"));
  await window.ask("import_apply", { file, kind: "people" });
  await window.page.navigate().refresh();
  await window.see("工作台");
  await window.go("单位与人员");
  await window.see(`${rows} 条`);
  return window;
}

/** Milliseconds of each of so many frames while the list moves on by `step` pixels a frame. */
async function frames(window, count, step) {
  return window.page.executeAsyncScript(
    `const [count, step, done] = arguments;
     const list = document.querySelector(".grid-scroll");
     list.scrollTop = 0;
     const frames = [];
     let last;
     const next = (now) => {
       if (last !== undefined) frames.push(now - last);
       last = now;
       list.scrollTop += step;
       if (frames.length < count) requestAnimationFrame(next);
       else done(frames);
     };
     setTimeout(() => requestAnimationFrame(next), 500);`,
    count,
    step,
  );
}

const [xieban, empty] = [process.env.XIEBAN_BINARY, process.env.XIEBAN_EMPTY];
const times = { xieban: [], empty: [] };
for (let run = 0; run < RUNS; run += 1) {
  times.empty.push(await firstPaint(empty));
  times.xieban.push(await firstPaint(xieban));
}
const [ours, least] = [median(times.xieban), median(times.empty)];
console.log(`start to first paint, median of ${RUNS}: ${Math.round(ours)} ms; empty window ${Math.round(least)} ms; ratio ${(ours / least).toFixed(2)}`);
const window = await longList(20_000);
try {
  for (const [how, step] of [["the wheel, three rows a frame", 102], ["a drag of the bar, three screens a frame", 2000]]) {
    const all = (await frames(window, 300, step)).toSorted((a, b) => a - b);
    console.log(`20,000 rows, ${how}: median ${median(all).toFixed(1)} ms, 95 of 100 within ${all[Math.floor(all.length * 0.95)].toFixed(1)} ms, longest ${all.at(-1).toFixed(1)} ms`);
  }
} finally {
  await window.close();
}
