// A page on a stage: shown with the office in memory behind it, and driven as she would.
import { QueryClientProvider } from "@tanstack/react-query";
import { App as Antd, ConfigProvider } from "antd";
import { act, type ReactElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach } from "vitest";
import { client } from "../backend";

let root: Root | undefined;

afterEach(async () => {
  await act(async () => root?.unmount());
  root = undefined;
  client.clear();
});

/** Lets answers come and effects run. */
export const settle = () =>
  act(async () => {
    for (let turns = 0; turns < 6; turns += 1) await new Promise((soon) => setTimeout(soon, 1));
  });

/** Shows a page, in place of the one before. */
export async function show(page: ReactElement): Promise<HTMLElement> {
  const host = document.createElement("div");
  document.body.append(host);
  root ??= createRoot(host);
  const stage = (
    <ConfigProvider theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
      <Antd>
        <QueryClientProvider client={client}>{page}</QueryClientProvider>
      </Antd>
    </ConfigProvider>
  );
  await act(async () => root?.render(stage));
  await settle();
  return host;
}

/** The one element that fits; a test without it has failed. */
export function one<E extends Element = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector} in ${document.body.textContent}`);
  return found;
}

/** The button of this name. */
export function button(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("button")].find((each) => each.textContent === name || each.getAttribute("aria-label") === name);
  if (!found) throw new Error(`no button ${name} in ${document.body.textContent}`);
  return found;
}

/** The box or the one of several of this name; undefined where there is none. */
export function choice(name: string): HTMLInputElement | undefined {
  const found = [...document.querySelectorAll("label")].find((label) => label.textContent === name);
  return found?.querySelector("input") ?? undefined;
}

/** Chooses it; a test without it has failed. */
export async function choose(name: string): Promise<void> {
  const found = choice(name);
  if (!found) throw new Error(`no choice ${name} in ${document.body.textContent}`);
  await click(found);
}

export async function press(target: Element, key: string, held: Partial<KeyboardEventInit> = {}): Promise<void> {
  await act(async () => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held })));
  await settle();
}

export async function click(target: Element): Promise<void> {
  await act(async () => (target as HTMLElement).click());
  await settle();
}

/** A press of the pointer and its release, at x where that matters. */
export async function point(target: Element, from = 0, to = from): Promise<void> {
  await act(async () => {
    const at = (clientX: number) => ({ bubbles: true, cancelable: true, button: 0, buttons: 1, pointerId: 1, clientX });
    target.dispatchEvent(new PointerEvent("pointerdown", at(from)));
    if (to !== from) target.dispatchEvent(new PointerEvent("pointermove", at(to)));
    target.dispatchEvent(new PointerEvent("pointerup", at(to)));
  });
  await settle();
}

/** Writes into a field, as an input method or a keyboard would leave it. */
export async function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    field.focus();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await settle();
}

/** Copies from an element, or pastes a text into it; gives the text of the clipboard. */
export async function clipboard(target: Element, what: "copy" | "paste", text = ""): Promise<string> {
  const held = new Map([["text/plain", text]]);
  const event = Object.assign(new Event(what, { bubbles: true, cancelable: true }), {
    clipboardData: { getData: (type: string) => held.get(type) ?? "", setData: (type: string, next: string) => held.set(type, next) },
  });
  await act(async () => target.dispatchEvent(event));
  await settle();
  return held.get("text/plain") ?? "";
}
