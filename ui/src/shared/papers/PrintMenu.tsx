// The print button where a list stands: one paper at once, several as a menu. Ctrl+P takes the first.
import { Button, Dropdown } from "antd";
import { useCallback, useEffect } from "react";
import type { ReportName } from "../../backend";
import { fileName, type Paper, type PaperAsk, papersNamed, titleOf } from "./papers";
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
    async (paper: Paper) => {
      await write("report_write", { name: paper.name, ...ask }, `${titleOf(paper)}存到哪里`, fileName(about, paper, "pdf"));
    },
    [write, ask, about],
  );
  const first = papers[0];
  useEffect(() => {
    const onPrint = (event: Event) => {
      event.preventDefault();
      if (first) void print(first);
    };
    window.addEventListener("xieban:print", onPrint);
    return () => window.removeEventListener("xieban:print", onPrint);
  }, [first, print]);
  if (!first) return null;
  if (papers.length === 1) {
    return (
      <Button onClick={() => void print(first)} title="Ctrl+P">
        打印{first.title}
      </Button>
    );
  }
  return (
    <Dropdown trigger={["click"]} menu={{ items: papers.map((paper) => ({ key: paper.name, label: paper.title, onClick: () => void print(paper) })) }}>
      <Button title="Ctrl+P">打印 ▾</Button>
    </Dropdown>
  );
}
