// Files dropped anywhere on the window go to the attachments of the record that is open; else one of them goes to the import,
// unless the page that is open has a use for it.
import { App } from "antd";
import { useEffect } from "react";
import { onDrop } from "../backend";
import type { Destination } from "../shared/destination";

export function useDropped(goTo: (to: Destination) => void): void {
  const { message } = App.useApp();
  useEffect(
    () =>
      onDrop((files) => {
        const [file, ...others] = files;
        if (file === undefined) return;
        if (!window.dispatchEvent(new CustomEvent("xieban:files", { detail: files, cancelable: true }))) return;
        // A listener that takes the file prevents the rest, as with the other keys of the frame.
        if (!window.dispatchEvent(new CustomEvent("xieban:drop", { detail: file, cancelable: true }))) return;
        if (others.length > 0) void message.info("一次导入一个文件，先看第一个");
        goTo({ page: "import", brings: { file } });
      }),
    [goTo, message],
  );
}
