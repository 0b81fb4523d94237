// Writing a paper: where to, and afterwards what to know of it.
import { App, Button } from "antd";
import { type Answer, type How, openFile, type Params, pick, useDo, useSay, type WireError } from "../../backend";

/** The requests that write a paper to a file. */
type Writes = "certificate_print" | "certificate_ruler" | "report_write";

/** A function that asks where to, writes the paper there, and says which faces stood in; false when nothing was written. */
export function useWrite() {
  const doIt = useDo();
  const say = useSay();
  const { message, modal } = App.useApp();
  const open = async (path: string) => {
    const refused = await openFile(path);
    if (refused) void message.warning(refused);
  };
  return async <N extends Writes>(name: N, params: Omit<Params<N>, "file">, title: string, file: string): Promise<boolean> => {
    const path = await pick("save", title, file);
    if (!path) return false;
    let lacking: WireError | undefined;
    const refused = (error: WireError) => {
      if (error.code === "missing_glyphs") lacking = error;
      return lacking !== undefined;
    };
    const send = (more: { boxes?: true }, how: How): Promise<Answer<N> | undefined> => doIt(name, { ...params, ...more, file: path } as Params<N>, { quiet: true, ...how });
    let written = await send({}, { refused });
    if (lacking) {
      const anyway = await modal.confirm({ title: "有字印不出来", icon: null, content: lacking.message, okText: "照样写出", cancelText: "先不写" });
      if (anyway) written = await send({ boxes: true }, {});
    }
    if (!written) return false;
    // Printing is left to the program that opens a PDF: on Linux the document viewer, on Windows Edge, WPS or whatever is set.
    const prints = path.toLowerCase().endsWith(".pdf") ? "要打印，就打开它，在 PDF 程序里按 Ctrl+P" : "";
    const said = written.pages ? `已写好 ${written.pages} 页` : "已写好";
    if (written.notes.length === 0) {
      const content = (
        <>
          <span className="said">
            {said}：{written.path}
          </span>
          <Button type="link" size="small" title={prints} onClick={() => void open(written.path)}>
            打开
          </Button>
        </>
      );
      say("success", 8, content);
    } else {
      const opened = await modal.confirm({
        title: said,
        icon: null,
        okText: "打开",
        cancelText: "知道了",
        content: (
          <>
            <p>{written.path}</p>
            {prints && <p>{prints}。</p>}
            {written.notes.map((note) => (
              <p className="quiet" key={note}>
                {note}
              </p>
            ))}
          </>
        ),
      });
      if (opened) await open(written.path);
    }
    return true;
  };
}
