// The only file that knows the window: every request goes through one command.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

/** Sends a request to the office; rejects with a WireError. */
export const send = (name: string, params: unknown): Promise<unknown> => invoke("call", { request: { name, params } });

/** Opens one of the system's file dialogs; null when it was closed. */
export const pick = (kind: "file" | "folder" | "save", title: string, name = ""): Promise<string | null> =>
  invoke("pick", { pick: { kind, title, name } });

/** Opens the system's dialog for several files; none when it was closed. */
export const pickFiles = (title: string): Promise<string[]> => invoke("pick_files", { title });

/** Opens a file in the program that the system has for it; what to say when it has none. */
export const openFile = (path: string): Promise<string | null> => invoke("open_file", { path });

/** Tells of files dropped on the window; gives the way to stop. */
export function onDrop(told: (paths: string[]) => void): () => void {
  const listening = listen<{ paths: string[] }>("tauri://drag-drop", ({ payload }) => told(payload.paths));
  return () => void listening.then((stop) => stop());
}
