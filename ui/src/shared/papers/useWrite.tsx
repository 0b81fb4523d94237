// Writing a paper: where to, and afterwards what to know of it.
import { App } from "antd";
import { pick, useDo, type Answer, type Params } from "../../backend";

/** The requests that write a paper to a file. */
type Writes = "certificate_print";

/** A function that asks where to, writes the paper there, and says which faces stood in; false when nothing was written. */
export function useWrite() {
  const doIt = useDo();
  const { message, modal } = App.useApp();
  return async <N extends Writes>(name: N, params: Omit<Params<N>, "file">, title: string, file: string): Promise<boolean> => {
    const path = await pick("save", title, file);
    if (!path) return false;
    const written: Answer<N> | undefined = await doIt(name, { ...params, file: path } as Params<N>, { quiet: true });
    if (!written) return false;
    if (written.notes.length === 0) void message.success(`已写好 ${written.pages} 页：${written.path}`);
    else {
      void modal.info({
        title: `已写好 ${written.pages} 页`,
        okText: "知道了",
        content: (
          <>
            <p>{written.path}</p>
            {written.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </>
        ),
      });
    }
    return true;
  };
}
