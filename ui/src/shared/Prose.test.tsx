import { act, useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { one, press, show, write } from "../testing/stage";
import { Prose } from "./Prose";

const onSave = vi.fn();
const outside = vi.fn();

function Page() {
  const [value, setValue] = useState("原来的话");
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- stands for a drawer, which closes at Escape
    <div onKeyDown={outside}>
      <Prose
        value={value}
        label="引言"
        onSave={async (text) => {
          onSave(text);
          setValue(text);
          return true;
        }}
      />
    </div>
  );
}

const field = () => one<HTMLTextAreaElement>("textarea");
const leave = () => act(async () => field().blur());

beforeEach(async () => {
  vi.clearAllMocks();
  await show(<Page />);
  await act(async () => field().focus());
});
afterEach(() => vi.useRealTimers());

it("what was written is saved when the field is left", async () => {
  await write(field(), "改了");
  await leave();
  expect(onSave.mock.calls).toEqual([["改了"]]);
});

it("Escape takes back what was written and saves nothing; a second one leaves the field", async () => {
  await write(field(), "改了一");
  await write(field(), "改了一半");
  await press(field(), "Escape");
  expect([field().value, document.activeElement === field()]).toEqual(["原来的话", true]);
  expect(outside).not.toHaveBeenCalled();
  await press(field(), "Escape");
  expect([document.activeElement === field(), outside.mock.calls.length]).toEqual([false, 1]);
  expect(onSave).not.toHaveBeenCalled();
});

it("what a pause has saved meanwhile is put back as well", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const type = (text: string) =>
    act(async () => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field(), text);
      field().dispatchEvent(new Event("input", { bubbles: true }));
      await vi.advanceTimersByTimeAsync(4000);
    });
  await type("停下来就存了");
  expect(onSave.mock.calls).toEqual([["停下来就存了"]]);
  vi.useRealTimers();
  await write(field(), "停下来就存了又改");
  await press(field(), "Escape");
  expect(field().value).toBe("原来的话");
  expect(onSave.mock.calls).toEqual([["停下来就存了"], ["原来的话"]]);
  await leave();
  expect(onSave).toHaveBeenCalledTimes(2);
});
