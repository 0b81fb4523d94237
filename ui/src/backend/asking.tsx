// Asking and doing: answers are cached, what a request changed is asked for again, and every act is said with its way back.
import { QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type ReactNode, useCallback, useEffect } from "react";
import { asWireError, manners } from "./errors";
import type { WireError } from "./generated/requests";
import { type Answer, call, type Name, type Params } from "./call";

export const client = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } },
});

/** How a request is sent. */
export interface How {
  /** Says nothing of the act: who asks says it. */
  quiet?: boolean;
  /** Asks nothing again: more of the same follows, and who sends it asks at the end. */
  still?: boolean;
  /** Told of the journal entry that it left. */
  acted?: (entry: number) => void;
  /** Told of a refusal first; true when it has said it, at the field for one. */
  refused?: (error: WireError) => boolean;
}

/** A function that says what went wrong, as loudly as its code asks. */
function useSayError() {
  const { notification } = App.useApp();
  return useCallback(
    (thrown: unknown) => {
      const error = asWireError(thrown);
      const { severity } = manners[error.code];
      notification[severity]({ key: error.message, title: error.message, placement: "bottomRight", duration: severity === "error" ? 0 : 6 });
    },
    [notification],
  );
}

/** Asks, and asks again after a change. Who asks says a refusal. */
export function useQuietAsk<N extends Name>(name: N, params: Params<N>, enabled = true) {
  return useQuery({ queryKey: [name, params], queryFn: async () => (await call(name, params)).answer, enabled });
}

/** Asks, and asks again after a change; a refusal is said, so that a failed list is not taken for an empty one. */
export function useAsk<N extends Name>(name: N, params: Params<N>, enabled = true) {
  const sayError = useSayError();
  const query = useQuietAsk(name, params, enabled);
  useEffect(() => {
    if (query.error) sayError(query.error);
  }, [query.error, sayError]);
  return query;
}

/** A function that sends a request, asks again for what it changed, and says what was refused; undefined then. */
function useSend() {
  const cache = useQueryClient();
  const sayError = useSayError();
  return useCallback(
    async <N extends Name>(name: N, params: Params<N>, how: How = {}) => {
      try {
        const reply = await call(name, params);
        if (reply.changed.length > 0 && !how.still) await cache.invalidateQueries();
        // A copy changes no record, only what is said of copies.
        else if (name.startsWith("backup_")) await cache.invalidateQueries({ predicate: ({ queryKey: [asked] }) => asked === "desk_status" || asked === "backup_list" });
        return reply;
      } catch (thrown) {
        if (!how.refused?.(asWireError(thrown))) sayError(thrown);
        return undefined;
      }
    },
    [cache, sayError],
  );
}

/** How many acts were said: each has a key of its own, for a line that takes over another's goes when the time of that one is up. */
let said = 0;

/** A function that says what was done, one line at a time: the newest act is the one that Ctrl+Z takes back. */
export function useSay() {
  const { message } = App.useApp();
  return useCallback(
    (type: "success" | "info", duration: number, content: ReactNode) => {
      message.destroy(`act ${said}`);
      said += 1;
      void message.open({ key: `act ${said}`, type, duration, content });
    },
    [message],
  );
}

/** A function that steps back or on in the journal, or takes back one entry, and says what was kept. */
export function useStep() {
  const sendIt = useSend();
  const say = useSay();
  return useCallback(
    async (what: "undo" | "redo", entry?: number) => {
      const reply = await (what === "undo" ? sendIt("undo", entry === undefined ? {} : { entry }) : sendIt("redo", {}));
      for (const done of reply?.answer.entries ?? []) {
        const kept = done.kept.map((each) => each.message).join("；");
        say("info", 4, `${what === "undo" ? "已撤销" : "已重做"}：${done.label}${kept ? `（${kept}）` : ""}`);
      }
      return reply !== undefined;
    },
    [sendIt, say],
  );
}

/**
 * A function that sends a request, refreshes what it changed, and says what was done with a way back.
 * It stays the same from render to render: timers and listeners hang on it.
 */
export function useDo() {
  const say = useSay();
  const sendIt = useSend();
  const step = useStep();
  return useCallback(
    async <N extends Name>(name: N, params: Params<N>, how: How = {}): Promise<Answer<N> | undefined> => {
      const reply = await sendIt(name, params, how);
      const act = reply?.act;
      if (act) how.acted?.(act.entry);
      if (act && !how.quiet) {
        const back = (
          <>
            <span className="said">{act.label}</span>
            <Button type="link" size="small" title="Ctrl+Z" onClick={() => void step("undo", act.entry)}>
              撤销
            </Button>
          </>
        );
        say("success", 6, back);
      }
      return reply?.answer;
    },
    [say, sendIt, step],
  );
}
