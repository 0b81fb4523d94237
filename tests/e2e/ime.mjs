// A real input method in the real window: ibus with libpinyin, typed through the X server as her keyboard types.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Window } from "./window.mjs";

const PATIENCE = 60_000;

let window;
/** What xdotool and ibus need to find this screen. */
let screen;
const helpers = [];

const run = (...command) => execFileSync(command[0], command.slice(1), { env: screen, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** Types keys, slowly enough for the input method to look up each. */
async function type(keys) {
  run("xdotool", "type", "--delay", "80", keys);
  await window.idle();
}

async function strike(...keys) {
  for (const key of keys) {
    run("xdotool", "key", key);
    await window.idle();
  }
}

/** Waits until the field that has the focus holds this. */
const holds = (text) => window.page.wait(async () => (await window.page.executeScript("return document.activeElement.value")) === text, 10_000, `写的不是“${text}”`);

/** Chooses the input method; it takes a moment to begin. */
async function engine() {
  for (let left = PATIENCE; left > 0; left -= 500) {
    try {
      run("ibus", "engine", "libpinyin");
    } catch {
      // It says no also when it means yes: what counts is which one it has now.
    }
    try {
      if (run("ibus", "engine").trim() === "libpinyin") return;
    } catch {
      // Not there yet.
    }
    await new Promise((soon) => setTimeout(soon, 500));
  }
  throw new Error("输入法没有起来");
}

before(async () => {
  window = await Window.open();
  await window.stop();
  const homes = Object.fromEntries(["CONFIG", "CACHE", "DATA"].map((part) => [`XDG_${part}_HOME`, join(window.home, part.toLowerCase())]));
  screen = { ...process.env, ...homes, DISPLAY: window.x.name, GTK_IM_MODULE: "ibus" };
  const bus = spawn("dbus-daemon", ["--session", "--nofork", "--print-address"], { env: screen, stdio: ["ignore", "pipe", "ignore"] });
  const [address] = await once(bus.stdout, "data");
  screen.DBUS_SESSION_BUS_ADDRESS = String(address).trim();
  const daemon = spawn("ibus-daemon", ["--replace"], { env: screen, stdio: "ignore" });
  helpers.push(daemon, bus);
  await engine();
  await window.start({ DBUS_SESSION_BUS_ADDRESS: screen.DBUS_SESSION_BUS_ADDRESS, GTK_IM_MODULE: "ibus" });
  await window.see("新建本会");
  const shown = run("xdotool", "search", "--onlyvisible", "--name", "协办").trim().split("\n").at(-1);
  run("xdotool", "windowfocus", "--sync", shown);
});

after(async () => {
  for (const helper of helpers) helper.kill();
  await window?.close();
});

afterEach(async (context) => {
  if (context.passed === false) await window.failed(context.name.replaceAll(/\s+/gu, "-"));
});

test("in a form: what is composed is seen, a candidate is taken, and Enter meanwhile sends nothing", async () => {
  await (await window.find(`//label[.="本会名称"]/ancestor::div[contains(@class,"ant-form-item-row")]//input`)).click();
  await type("kexie");
  await holds("科协");
  // The letters as they are: Enter ends the composing, not the form.
  await strike("Return");
  await holds("kexie");
  await window.see("新建本会");
  await strike("ctrl+a", "BackSpace");
  await type("kexie");
  await strike("space");
  await holds("科协");
  await strike("Return");
  await window.see("工作台");
  assert.equal((await window.ask("desk_status")).office.profile.name, "科协");
});

test("in a cell: typing begins it, Enter takes the letters first, and only then ends it", async () => {
  await window.ask("person_create", { person: { name: "张三", position: "干事" } });
  await window.page.navigate().refresh();
  await window.see("工作台");
  await window.go("单位与人员");
  await window.tap(`//*[@data-row="0"]/*[normalize-space(.)="干事"]`);
  await type("zhuren");
  await holds("主任");
  await strike("Return");
  await holds("zhuren");
  assert.equal((await window.ask("person_list")).rows[0].position, "干事");
  await strike("Escape");
  await type("zhuren");
  await strike("space");
  await holds("主任");
  await strike("Return");
  await window.page.wait(async () => (await window.ask("person_list")).rows[0].position === "主任", 10_000, "没有写进去");
});

test("in a plan: a line is composed, and Enter that takes the letters begins no other", async () => {
  await window.go("年度计划");
  await window.press("新建计划");
  await window.tap(`//button[contains(@class,"plan-card")][starts-with(normalize-space(.),"空白")]`);
  await window.press("加一个标题");
  await window.find(`//textarea[@aria-label="新标题"]`);
  await type("peixun");
  await holds("培训");
  await strike("Return");
  await holds("peixun");
  const items = async () => {
    const [plan] = (await window.ask("plan_list")).rows;
    return (await window.ask("plan_get", { id: plan.id })).items.map((item) => item.text);
  };
  assert.deepEqual(await items(), []);
  await strike("Return");
  await window.page.wait(async () => (await items()).join() === "peixun", 10_000, "没有写进去");
  await holds("");
});
