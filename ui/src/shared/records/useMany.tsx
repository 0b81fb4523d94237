// Writing several records one after another, where the office has no request for all of them: with a count, and a way to stop.
import { App, Button } from "antd";
import { client, type How, useSay } from "../../backend";
import type { Change, Values } from "./values";

/** Milliseconds after which work says how far it is. */
const PATIENCE = 300;

/** A function that writes records one by one; it ends at the first that is refused, which says so itself. */
export function useMany<T>(onUpdate: (row: T, values: Values, how: How) => Promise<boolean>) {
  const { message } = App.useApp();
  const say = useSay();
  return async (changes: Change<T>[]): Promise<boolean> => {
    const began = Date.now();
    let [done, stopped] = [0, false];
    for (const { row, values } of changes) {
      if (stopped || !(await onUpdate(row, values, { quiet: true, still: true }))) break;
      done += 1;
      if (Date.now() - began < PATIENCE) continue;
      const content = (
        <>
          正在写入 {done}/{changes.length}
          <Button type="link" size="small" onClick={() => (stopped = true)}>
            停下
          </Button>
        </>
      );
      void message.open({ key: "many", type: "loading", duration: 0, content });
    }
    await client.invalidateQueries();
    message.destroy("many");
    say("success", 6, `修改了 ${done} 条${done < changes.length ? `，其余 ${changes.length - done} 条没有改动` : ""}；撤销要按 ${done} 次 Ctrl+Z`);
    return done === changes.length;
  };
}
