// Cells copied from WPS or Excel and pasted where no text is being written.
import { useEffect } from "react";
import { isTable } from "./grid/table";
import { writing } from "./keys";

/** Tells of a table pasted into the page while it is listened to. */
export function usePaste(told: (text: string) => void, listening = true): void {
  useEffect(() => {
    if (!listening) return;
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (writing(event.target) || !isTable(text)) return;
      event.preventDefault();
      told(text);
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [told, listening]);
}
