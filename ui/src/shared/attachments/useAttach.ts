// Adding files to a record: chosen in a dialog, dropped on the window, or a picture from the clipboard.
import { App } from "antd";
import { useCallback } from "react";
import { type Answer, pickFiles, useDo } from "../../backend";
import { useJob } from "../useJob";

/** The part of a data URL behind its head. */
const base64 = (file: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => failed(reader.error));
    reader.readAsDataURL(file);
  });

/** Ways to add files to a record; `line` says which line of an event's file they fill. */
export function useAttach(area: string, record: number) {
  const doIt = useDo();
  const runJob = useJob();
  const { message, modal } = App.useApp();
  const told = useCallback(
    (added: Answer<"attachment_add"> | undefined) => {
      if (!added || added.refused.length === 0) return;
      const [only, ...others] = added.refused;
      if (only && others.length === 0) void message.warning(only.message, 6);
      else void modal.warning({ title: `${added.refused.length} 个文件没有加`, content: added.refused.map((one) => `${one.message}`).join("\n"), okText: "知道了", className: "attach-refused" });
    },
    [message, modal],
  );
  const add = useCallback(
    async (files: string[], line?: number) => {
      if (files.length === 0) return;
      told(await runJob((job) => doIt("attachment_add", { area, record, files, line_id: line ?? null, job })));
    },
    [area, record, doIt, runJob, told],
  );
  const choose = useCallback(async (line?: number) => add(await pickFiles("选择要加的文件，可以选几个"), line), [add]);
  const paste = useCallback(
    async (pictures: readonly File[]) => {
      for (const picture of pictures) {
        const name = `粘贴的图片.${picture.type === "image/jpeg" ? "jpg" : "png"}`;
        // oxlint-disable-next-line no-await-in-loop -- one act after the other, in their order
        told(await doIt("attachment_paste", { area, record, name, bytes: await base64(picture) }));
      }
    },
    [area, record, doIt, told],
  );
  return { add, choose, paste };
}
