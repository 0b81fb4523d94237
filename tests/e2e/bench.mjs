// Start-up to first paint, against an empty window on the same libraries; the grid with 20,000 rows under a scroll; and how soon
// the paper beside a plan follows what is written.
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

/** A plan of twenty pages, written with its paper beside it. */
async function planBesidePaper() {
  const window = await Window.open({ asUsed: true });
  await window.see("新建本会");
  await window.fill("本会名称", "排版测试");
  await window.press("新建本会");
  await window.see("工作台");
  const digits = [..."一二三四五六七八九十"];
  const task = (at) => `（${digits[at]}）${"围绕中心、服务大局，组织科技工作者进社区、进学校、进企业，".repeat(4)}举办科普讲座${at + 2}次，受益群众${at + 1}00人次，9月底前完成。`;
  const text = digits.map((part) => [`${part}、广泛开展科学普及工作`, ...Array.from({ length: 7 }, (_, at) => task(at))].join("\n")).join("\n");
  const plan = await window.ask("plan_create", { plan: { title: "2026年工作要点", year: 2026 } });
  await window.ask("plan_take", { plan_id: plan, text });
  await window.page.navigate().refresh();
  await window.see("工作台");
  await window.go("年度计划");
  await window.tap(`//*[@aria-label="怎样看"]//*[contains(@class,"ant-segmented-item-label")][.="版面"]`);
  const pages = await window.page.wait(async () => /共 (\d+) 页/u.exec(await window.text())?.[1] ?? false, 30_000);
  return { window, pages };
}

/** Milliseconds from leaving a line that was written to the first page that is drawn anew, which has it; so many times. */
async function followed(window, times) {
  const all = [];
  for (let turn = 0; turn < times; turn += 1) {
    await new Promise((soon) => setTimeout(soon, 1500));
    all.push(
      await window.page.executeAsyncScript(
        `const [text, done] = arguments;
         const [page] = document.querySelectorAll(".paper-pages .paper-page");
         const line = document.querySelectorAll('textarea[aria-label="任务"]')[0];
         line.focus();
         Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(line, text);
         line.dispatchEvent(new Event("input", { bubbles: true }));
         setTimeout(() => {
           const began = performance.now();
           // A canvas takes its size anew when its page is whole.
           const seen = new MutationObserver(() => {
             seen.disconnect();
             requestAnimationFrame(() => done(performance.now() - began));
           });
           seen.observe(page, { attributes: true, attributeFilter: ["width"] });
           line.blur();
         }, 100);`,
        `举办科普讲座${turn + 1}次，受益群众${turn + 1}00人次。`,
      ),
    );
  }
  return all;
}

const [xieban, empty] = [process.env.XIEBAN_BINARY, process.env.XIEBAN_EMPTY];
const times = { xieban: [], empty: [] };
for (let run = 0; run < RUNS; run += 1) {
  times.empty.push(await firstPaint(empty));
  times.xieban.push(await firstPaint(xieban));
}
const [ours, least] = [median(times.xieban), median(times.empty)];
console.log(`start to first paint, median of ${RUNS}: ${Math.round(ours)} ms; empty window ${Math.round(least)} ms; ratio ${(ours / least).toFixed(2)}`);
const list = await longList(20_000);
try {
  for (const [how, step] of [["the wheel, three rows a frame", 102], ["a drag of the bar, three screens a frame", 2000]]) {
    const all = (await frames(list, 300, step)).toSorted((a, b) => a - b);
    console.log(`20,000 rows, ${how}: median ${median(all).toFixed(1)} ms, 95 of 100 within ${all[Math.floor(all.length * 0.95)].toFixed(1)} ms, longest ${all.at(-1).toFixed(1)} ms`);
  }
} finally {
  await list.close();
}
const { window: beside, pages } = await planBesidePaper();
try {
  const all = await followed(beside, RUNS * 2);
  console.log(`${pages} pages beside their plan, from leaving a line to its page drawn: median ${Math.round(median(all))} ms, longest ${Math.round(Math.max(...all))} ms`);
} finally {
  await beside.close();
}
