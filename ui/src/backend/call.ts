// One typed request, as it goes through the door.
import type { Area, Requests } from "./generated/requests";
import { send } from "./tauri";

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
