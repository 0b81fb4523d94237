// Long work: after a moment it says how far it is, with a count and a way to stop.
import { App, Button } from "antd";
import { useCallback } from "react";
import { call } from "../backend";

/** Milliseconds before work says anything, and between two looks. */
const PATIENCE = 300;

/** Jobs of this window so far: each has a name of its own. */
let jobs = 0;

/** A function that runs work under a job of its own; the work passes the job's name to its request. */
export function useJob() {
  const { message } = App.useApp();
  return useCallback(
    async <T,>(work: (job: string) => Promise<T>): Promise<T> => {
      jobs += 1;
      const job = `window ${Date.now()} ${jobs}`;
      const stop = () => void call("job_cancel", { job }).catch(() => undefined);
      const look = async () => {
        // A job that has not begun, or has just ended, has no status: the work itself says what came of it.
        const status = (await call("job_status", { job }).catch(() => undefined))?.answer;
        if (!status?.running) return;
        const content = (
          <>
            {status.step} {status.total > 0 ? `${status.done}/${status.total}` : "…"}
            <Button type="link" size="small" onClick={stop}>
              停下
            </Button>
          </>
        );
        void message.open({ key: "job", type: "loading", duration: 0, content });
      };
      const timer = setInterval(() => void look(), PATIENCE);
      try {
        return await work(job);
      } finally {
        clearInterval(timer);
        message.destroy("job");
      }
    },
    [message],
  );
}
