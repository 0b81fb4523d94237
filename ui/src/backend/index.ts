// The one door to Rust: typed requests, cached by area, so that what a request changed is asked for again.
import { QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useEffect } from "react";
import { asWireError, manners } from "./errors";
import type { Area, Requests } from "./generated/requests";
import { pick, send } from "./tauri";

export type * from "./generated/requests";
export { asWireError, pick };

export type Name = keyof Requests;
export type Params<N extends Name> = Requests[N]["params"];
export type Answer<N extends Name> = Requests[N]["answer"];

/** An answer with what it changed and the journal entry it left. */
export interface Reply<T> {
  answer: T;
  changed: Area[];
  act?: { entry: number; label: string };
}

/** Sends one request. */
export const call = <N extends Name>(name: N, params: Params<N>): Promise<Reply<Answer<N>>> =>
  send(name, params) as Promise<Reply<Answer<N>>>;

export const client = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } },
});

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

/** Asks, and asks again after a change; a refusal is said, so that a failed list is not taken for an empty one. */
export function useAsk<N extends Name>(name: N, params: Params<N>, enabled = true) {
  const sayError = useSayError();
  const query = useQuery({ queryKey: [name, params], queryFn: async () => (await call(name, params)).answer, enabled });
  useEffect(() => {
    if (query.error) sayError(query.error);
  }, [query.error, sayError]);
  return query;
}

/**
 * A function that sends a request, refreshes what it changed, and says what was done with a way back.
 * It stays the same from render to render: timers and listeners hang on it.
 */
export function useDo() {
  const cache = useQueryClient();
  const { message } = App.useApp();
  const sayError = useSayError();
  return useCallback(
    async <N extends Name>(name: N, params: Params<N>, quiet = false): Promise<Answer<N> | undefined> => {
      try {
        const reply = await call(name, params);
        if (reply.changed.length > 0) await cache.invalidateQueries();
        const act = reply.act;
        if (act && !quiet) {
          // One line at a time: the newest act is the one that undo takes back.
          void message.open({ key: "act", type: "success", duration: 4, content: `${act.label} · Ctrl+Z 撤销` });
        }
        return reply.answer;
      } catch (thrown) {
        sayError(thrown);
        return undefined;
      }
    },
    [cache, message, sayError],
  );
}
