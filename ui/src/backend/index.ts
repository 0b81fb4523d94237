// The one door to Rust: typed requests, cached by area, so that what a request changed is asked for again.
import { QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
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

/** Asks, and asks again after a change. */
export function useAsk<N extends Name>(name: N, params: Params<N>, enabled = true) {
  return useQuery({ queryKey: [name, params], queryFn: async () => (await call(name, params)).answer, enabled });
}

/** A function that sends a request, refreshes what it changed, and says what was done with a way back. */
export function useDo() {
  const cache = useQueryClient();
  const { message, notification } = App.useApp();
  const run = useMutation({
    mutationFn: async ({ name, params }: { name: Name; params: unknown }) => send(name, params) as Promise<Reply<unknown>>,
  });
  async function doIt<N extends Name>(name: N, params: Params<N>, quiet = false): Promise<Answer<N> | undefined> {
    try {
      const reply = (await run.mutateAsync({ name, params })) as Reply<Answer<N>>;
      if (reply.changed.length > 0) await cache.invalidateQueries();
      const act = reply.act;
      if (act && !quiet) {
        // One line at a time: the newest act is the one that undo takes back.
        void message.open({ key: "act", type: "success", duration: 4, content: `${act.label} · Ctrl+Z 撤销` });
      }
      return reply.answer;
    } catch (thrown) {
      const error = asWireError(thrown);
      const manner = manners[error.code];
      notification[manner.severity]({ message: error.message, placement: "bottomRight", duration: manner.severity === "error" ? 0 : 6 });
      return undefined;
    }
  }
  return doIt;
}
