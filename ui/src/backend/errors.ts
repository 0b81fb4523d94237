import type { ErrorCode, WireError } from "./generated/requests";

/** How loudly an error is said, and what can be done at once. A new code without a line here fails the type check. */
export interface Manner {
  severity: "info" | "warning" | "error";
  action?: "retry" | "settings";
}

export const manners: Record<ErrorCode, Manner> = {
  office_locked: { severity: "warning", action: "retry" },
  no_office: { severity: "info" },
  not_an_office: { severity: "warning" },
  office_exists: { severity: "warning" },
  office_newer: { severity: "error" },
  office_damaged: { severity: "error", action: "settings" },
  invalid_value: { severity: "warning" },
  invalid_request: { severity: "error" },
  unknown_request: { severity: "error" },
  not_found: { severity: "warning", action: "retry" },
  in_use: { severity: "warning" },
  nothing_to_undo: { severity: "info" },
  undo_conflict: { severity: "warning" },
  undo_too_old: { severity: "warning" },
  spreadsheet: { severity: "warning" },
  paper: { severity: "warning" },
  missing_glyphs: { severity: "warning" },
  nothing_to_print: { severity: "info" },
  cancelled: { severity: "info" },
  disk_full: { severity: "error" },
  file: { severity: "error" },
  database: { severity: "error", action: "settings" },
};

/** What was thrown, as an error of the wire: whatever is none becomes one, so that nothing is swallowed. */
export function asWireError(thrown: unknown): WireError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) return thrown as WireError;
  return { code: "database", message: `窗口与本会文件的联系断了：${String(thrown)}。请重试。`, detail: "" };
}
