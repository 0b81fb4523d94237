// The print button where a list stands: one paper at once, several as a menu. Ctrl+P takes the first.
import { Button, Dropdown } from "antd";
import { useCallback, useEffect } from "react";
import type { ReportName } from "../../backend";
import { fileName, type PaperAsk, papersNamed } from "./papers";
import { useWrite } from "./useWrite";

interface Props {
  papers: readonly ReportName[];
  ask: PaperAsk;
  /** What the papers are about, for the name of the file. */
  about: string;
}

export function PrintMenu({ papers: names, ask, about }: Props) {
  const write = useWrite();
  const papers = papersNamed(...names);
  const print = useCallback(
    async (name: ReportName) => {
      const title = papersNamed(name)[0]?.title.replace("（公文）", "") ?? "";
      await write("report_write", { name, ...ask }, `${title}存到哪里`, fileName(about.includes(title) ? about : `${about} ${title}`, "pdf"));
    },
    [write, ask, about],
  );
  const first = papers[0];
  useEffect(() => {
    const onPrint = (event: Event) => {
      event.preventDefault();
      if (first) void print(first.name);
    };
    window.addEventListener("xieban:print", onPrint);
    return () => window.removeEventListener("xieban:print", onPrint);
  }, [first, print]);
  if (!first) return null;
  if (papers.length === 1) {
    return (
      <Button onClick={() => void print(first.name)} title="Ctrl+P">
        打印{first.title}
      </Button>
    );
  }
  return (
    <Dropdown trigger={["click"]} menu={{ items: papers.map(({ name, title }) => ({ key: name, label: title, onClick: () => void print(name) })) }}>
      <Button title="Ctrl+P">打印 ▾</Button>
    </Dropdown>
  );
}
