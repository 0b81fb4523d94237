// What a page needs to stand without a screen: sizes to lay rows out in, and React's leave to be driven.
import { afterEach, beforeEach } from "vitest";
import { reset } from "../backend/fake";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
for (const [side, size] of [["offsetHeight", 400], ["offsetWidth", 1000], ["clientHeight", 400], ["clientWidth", 1000]] as const) {
  Object.defineProperty(HTMLElement.prototype, side, { get: () => size, configurable: true });
}

beforeEach(() => reset());
afterEach(() => {
  localStorage.clear();
  document.body.innerHTML = "";
});
