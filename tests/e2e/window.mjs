// The real window under its own X server, driven through WebDriver. Both the driver and the app are ended by pid.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder, By, Key, until } from "selenium-webdriver";

export { By, Key };

const WAIT = 20_000;
const shots = join(import.meta.dirname, "../../target/e2e");

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** An X server of its own; it writes the number of the display it found free. */
async function display() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [number] = await once(server.stdio[3], "data");
  return { server, name: `:${String(number).trim()}` };
}

/** The window, at 1366×768, with a home of its own. */
export class Window {
  /** `asUsed`: drawn as for her, also where there is no GPU; clicks that change nothing then wait for ever. */
  static async open({ binary = process.env.XIEBAN_BINARY, asUsed = false } = {}) {
    const window = new Window();
    window.drawn = asUsed ? {} : { XIEBAN_LAYERS: "1" };
    window.binary = binary;
    window.home = mkdtempSync(join(tmpdir(), "xieban-e2e-"));
    window.answer = join(window.home, "dialog-answer");
    window.x = await display();
    await window.start();
    return window;
  }

  async start(more = {}) {
    const port = await freePort();
    // What the webview remembers (theme, columns) begins anew with the home.
    const own = Object.fromEntries(["DATA", "CONFIG", "CACHE"].map((part) => [`XDG_${part}_HOME`, join(this.home, part.toLowerCase())]));
    const env = { ...process.env, ...own, DISPLAY: this.x.name, XIEBAN_HOME: this.home, XIEBAN_NOW: "2026-11-23T09:00:00", XIEBAN_DIALOG_ANSWER: this.answer, TAURI_AUTOMATION: "true", TAURI_WEBVIEW_AUTOMATION: "true", GDK_BACKEND: "x11", ...this.drawn, ...more };
    this.driver = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore", detached: true });
    for (let tries = 0; ; tries += 1) {
      const up = await fetch(`http://127.0.0.1:${port}/status`).then((answer) => answer.ok, () => false);
      if (up) break;
      if (tries > 100) throw new Error("WebKitWebDriver 没有起来");
      await new Promise((soon) => setTimeout(soon, 100));
    }
    /** When the driver was asked to start the program. */
    this.begun = Date.now();
    this.page = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({ browserName: "wry", "webkitgtk:browserOptions": { binary: this.binary } })
      .build();
    const scale = Number(env.GDK_SCALE ?? 1);
    await this.page.manage().window().setRect({ x: 0, y: 0, width: 1366 / scale, height: 768 / scale });
  }

  /** Ends the app and starts it again, as after a restart; `more` goes into its environment. */
  async restart(more) {
    await this.stop();
    await this.start(more);
  }

  /** Waits until nothing is asked any more and the page is painted. */
  async idle() {
    await this.page.executeAsyncScript("const [done] = arguments; setTimeout(() => requestAnimationFrame(() => done()), 250);");
  }

  async stop() {
    // A driver that died while it was asked never answers.
    const tired = new Promise((soon) => setTimeout(soon, 10_000).unref());
    await Promise.race([this.page?.quit().catch(() => {}), tired]);
    // The driver leads its own group, so that an app it leaves behind goes with it.
    try {
      process.kill(-this.driver.pid, "SIGKILL");
    } catch {
      // It had ended by itself.
    }
  }

  async close() {
    await this.stop();
    this.x.server.kill();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** What the next file dialogs answer; the path. */
  choose(path) {
    writeFileSync(this.answer, path);
    return path;
  }

  /** Picks an option of the select with this name. */
  async option(name, text) {
    await this.tap(`//*[@aria-label="${name}"]/ancestor-or-self::div[contains(@class,"ant-select")][1]`);
    await this.tap(`//div[contains(@class,"ant-select-item-option")][normalize-space(.)="${text}"]`);
  }

  /** Waits for an element by XPath, and until it can be seen. */
  async find(xpath) {
    const element = await this.page.wait(until.elementLocated(By.xpath(xpath)), WAIT, `没有等到 ${xpath}`);
    await this.page.wait(until.elementIsVisible(element), WAIT, `看不见 ${xpath}`);
    return element;
  }

  /** Waits until the text stands somewhere on the page. */
  async see(text) {
    await this.page.wait(async () => (await this.text()).includes(text), WAIT, `页面上没有“${text}”`);
  }

  /** Waits until the text is nowhere on the page. */
  async seeNot(text) {
    await this.page.wait(async () => !(await this.text()).includes(text), WAIT, `页面上还有“${text}”`);
  }

  async text() {
    return this.page.executeScript("return document.body.innerText");
  }

  /** Clicks an element; waits while something that is just going away still lies over it. */
  async tap(xpath) {
    await this.find(xpath);
    await this.page.wait(
      async () => {
        try {
          const element = await this.page.findElement(By.xpath(xpath));
          await this.page.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", element);
          await element.click();
          return true;
        } catch (refused) {
          if (["ElementClickInterceptedError", "ElementNotInteractableError", "StaleElementReferenceError"].includes(refused.name)) return false;
          throw refused;
        }
      },
      WAIT,
      `点不到 ${xpath}`,
    );
  }

  /** Clicks the button with this text or title. */
  async press(name) {
    await this.tap(`//button[(normalize-space(.)="${name}" or @title="${name}") and not(@disabled)]`);
  }

  /** Sets a field of the form by its label, also for characters beyond the BMP, which sendKeys drops. */
  async fill(label, value) {
    const field = await this.find(`//label[normalize-space(.)="${label}"]/ancestor::div[contains(@class,"ant-form-item-row")]//*[self::input or self::textarea]`);
    await this.set(field, value);
  }

  async set(field, value) {
    await this.page.executeScript(
      `const [field, value] = arguments;
       Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
       field.dispatchEvent(new Event("input", { bubbles: true }));`,
      field,
      value,
    );
  }

  /** Writes into the text field of this name, in place of what it holds, and presses keys in it. */
  async write(label, text, ...keys) {
    // The line before may still be on its way: its field is not the one to write in.
    const written = async () => {
      try {
        const field = await this.page.findElement(By.xpath(`//textarea[@aria-label="${label}"]`));
        if ((await field.getAttribute("value")) !== "") return false;
        if (text) await this.set(field, text);
        return true;
      } catch (refused) {
        if (["NoSuchElementError", "StaleElementReferenceError"].includes(refused.name)) return false;
        throw refused;
      }
    };
    await this.page.wait(written, WAIT, `“${label}”写不进去`);
    await this.keys(...keys);
  }

  /** Presses keys where the focus is. */
  async keys(...keys) {
    await this.page.actions().sendKeys(...keys).perform();
  }

  /** Presses a key while another is held. */
  async chord(held, key) {
    await this.page.actions().keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  /** Goes to a page by the navigation. */
  async go(name) {
    await this.tap(`//nav//button[@title="${name}"]`);
    await this.find(`//section[@aria-label="${name}"]`);
  }

  /** Presses a key with Ctrl on the page itself. */
  async ctrl(key, shift = false) {
    await this.page.executeScript("document.activeElement?.blur()");
    const actions = this.page.actions().keyDown(Key.CONTROL);
    if (shift) actions.keyDown(Key.SHIFT);
    actions.sendKeys(key);
    if (shift) actions.keyUp(Key.SHIFT);
    await actions.keyUp(Key.CONTROL).perform();
  }

  /** Sends a request past the page, as a script would; the answer. */
  async ask(name, params = {}) {
    await this.page.manage().setTimeouts({ script: 300_000 });
    return this.page.executeAsyncScript(
      `const [name, params, done] = arguments;
       window.__TAURI_INTERNALS__.invoke("call", { request: { name, params } }).then((reply) => done(reply.answer), (refused) => done({ refused }));`,
      name,
      params,
    );
  }

  /** Keeps a picture of the window in target/e2e. */
  async shot(name) {
    mkdirSync(shots, { recursive: true });
    writeFileSync(join(shots, `${name}.png`), await this.page.takeScreenshot(), "base64");
  }

  /** Keeps what the page showed when a test failed. */
  async failed(name) {
    await this.shot(`failed-${name}`).catch(() => {});
    writeFileSync(join(shots, `failed-${name}.txt`), await this.text().catch(String));
  }
}
