// The only file that knows the window: every request goes through one command.
import { invoke } from "@tauri-apps/api/core";

/** Sends a request to the office; rejects with a WireError. */
export const send = (name: string, params: unknown): Promise<unknown> => invoke("call", { request: { name, params } });

/** Opens one of the system's file dialogs; null when it was closed. */
export const pick = (kind: "file" | "folder" | "save", title: string, name = ""): Promise<string | null> =>
  invoke("pick", { pick: { kind, title, name } });
