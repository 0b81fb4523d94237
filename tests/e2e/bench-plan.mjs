// A plan of 400 items under the pen: how long it takes until what a key asks for stands, and the longest pause meanwhile.
import { Window } from "./window.mjs";

const RUNS = Number(process.env.XIEBAN_BENCH_RUNS ?? 5) * 4;
const HEADINGS = 20;
const TASKS = 19;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** 20 headings with 19 tasks each. */
function planText() {
  const han = "零一二三四五六七八九十";
  const number = (count) => (count <= 10 ? han[count] : count < 20 ? `十${han[count - 10]}` : `二十${count === 20 ? "" : han[count - 20]}`);
  return Array.from({ length: HEADINGS }, (_, section) => [
    `${number(section + 1)}、第${section + 1}方面的重点工作`,
    ...Array.from({ length: TASKS }, (_, at) => `（${number(at + 1)}）举办第${section + 1}类科普讲座${at + 2}次，受益群众${(at + 1) * 100}人次（责任单位：科普部；完成时限：${(at % 12) + 1}月底前）`),
  ]).flat().join("\n");
}

/** In the page: what is done, until when, and the longest pause on the way. */
const WATCH = `
  window.watch = (act, isDone) => new Promise((told) => {
    const begun = performance.now();
    let last = begun;
    let longest = 0;
    // The page looks as often as it is let: a gap is a pause, in which no key is taken.
    const look = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (isDone()) requestAnimationFrame(() => setTimeout(() => told({ until: performance.now() - begun, longest: Math.max(longest, performance.now() - now) })));
      else if (now - begun > 20000) told({ until: NaN, longest });
      else setTimeout(look);
    };
    setTimeout(look);
    act();
  });
  window.line = (at) => document.querySelectorAll(".plan-line[data-item]")[at];
  window.field = (at) => window.line(at).querySelector("textarea");
  window.press = (target, key, held = {}) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }));
  window.put = (field, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
`;

/** Runs a measurement in the page so many times. */
async function measure(window, name, script, runs = RUNS) {
  const all = [];
  for (let run = 0; run < runs; run += 1) {
    all.push(await window.page.executeAsyncScript(`const [run, done] = arguments; (async () => { ${script} })().then(done, (thrown) => done({ thrown: String(thrown) }));`, run));
    if (all.at(-1).thrown) throw new Error(`${name}: ${all.at(-1).thrown}`);
    await window.idle();
  }
  const until = all.map((each) => each.until);
  console.log(`400 items, ${name}: median ${Math.round(median(until))} ms, longest ${Math.round(Math.max(...until))} ms; longest pause ${Math.round(Math.max(...all.map((each) => each.longest)))} ms`);
}

// With layers: without a GPU a window drawn as for her makes no frame where nothing changes, and whoever waits for one waits for ever.
const window = await Window.open();
await window.page.manage().setTimeouts({ script: 60_000 });
try {
  await window.see("新建本会");
  await window.fill("本会名称", "长计划测试");
  await window.press("新建本会");
  await window.see("工作台");
  const plan = await window.ask("plan_create", { plan: { title: "2026年工作要点", year: 2026 } });
  await window.ask("plan_take", { plan_id: plan, text: planText() });
  await window.page.navigate().refresh();
  await window.see("工作台");
  await window.page.executeScript(WATCH);
  const go = (name) => `document.querySelector('nav button[title="${name}"]').click()`;
  await measure(window, "the plan opens", `${go("工作台")}; await new Promise((soon) => setTimeout(soon, 500)); return window.watch(() => ${go("年度计划")}, () => document.querySelectorAll(".plan-line").length >= 400);`, 3);
  await measure(window, "a letter is written", `const field = window.field(200); field.focus(); return window.watch(() => window.put(field, field.value + "字"), () => true);`);
  await measure(window, "what is written is saved", `const field = window.field(200); field.focus(); window.put(field, "改过的任务" + run); await new Promise(requestAnimationFrame); const label = () => [...document.querySelectorAll(".said")].some((said) => said.textContent.includes("改过的任务" + run)); return window.watch(() => field.blur(), label);`);
  await measure(window, "Enter opens a new line", `const at = 101 + (run % 18); window.field(at).focus(); const told = await window.watch(() => window.press(window.field(at), "Enter"), () => document.querySelector('textarea[aria-label="新任务"]')); window.press(document.querySelector('textarea[aria-label="新任务"]'), "Escape"); return told;`);
  await measure(window, "a line is added", `window.field(101).focus(); window.press(window.field(101), "Enter"); await new Promise(requestAnimationFrame); const field = document.querySelector('textarea[aria-label="新任务"]'); window.put(field, "新加的任务" + run); await new Promise(requestAnimationFrame); const told = await window.watch(() => window.press(field, "Enter"), () => window.field(102).value === "新加的任务" + run); window.press(document.querySelector('textarea[aria-label="新任务"]'), "Escape"); return told;`);
  await measure(window, "Tab", `const at = 205; const level = () => window.line(at).style.paddingLeft; const before = level(); window.field(at).focus(); return window.watch(() => window.press(window.field(at), "Tab", { shiftKey: run % 2 === 1 }), () => level() !== before);`);
} finally {
  await window.close();
}
