// The one door to Rust: typed requests, and what a page needs to send them and to say what came of it.
export type * from "./generated/requests";
export { client, type How, useAsk, useDo, useQuietAsk, useSay, useStep } from "./asking";
export { type Answer, call, type Name, type Params, type Reply } from "./call";
export { asWireError } from "./errors";
export { onDrop, openFile, pick, pickFiles } from "./tauri";
