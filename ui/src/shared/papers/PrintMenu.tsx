// The print button where a list stands: one paper at once, several as a menu. Ctrl+P takes the first.
import { Button, Dropdown, Modal, Segmented, Space } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { ReportName } from "../../backend";
import { ListChoices } from "./ListChoices";
import { fileName, type Paper, type PaperAsk, papersNamed, titleOf } from "./papers";
import { useWrite } from "./useWrite";
import "./papers.css";

interface Props {
  papers: readonly ReportName[];
  ask: PaperAsk;
  /** What the papers are about, for the name of the file. */
  about: string;
  /** Whether Ctrl+P is meant for it. */
  listens?: boolean;
}

export function PrintMenu({ papers: names, ask, about, listens = true }: Props) {
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
    if (!listens) return;
    const onPrint = (event: Event) => {
      event.preventDefault();
      if (first) void print(first);
    };
    window.addEventListener("xieban:print", onPrint);
    return () => window.removeEventListener("xieban:print", onPrint);
  }, [first, print, listens]);
  const lists = papers.filter(({ isList }) => isList);
  const [chosen, setChosen] = useState<ReportName | undefined>();
  const list = lists.find(({ name }) => name === chosen);
  if (!first) return null;
  const key = listens ? { title: "Ctrl+P" } : { size: "small" as const };
  const several = papers.length > 1 ? papers.map((paper) => ({ key: paper.name as string, label: paper.title, onClick: () => void print(paper) })) : [];
  const choose = lists[0] && { key: "choose", label: "列和次序…", onClick: () => setChosen(lists[0]?.name) };
  const items = [...several, ...(several.length > 0 && choose ? [{ type: "divider" as const }] : []), ...(choose ? [choose] : [])];
  return (
    <>
      {papers.length > 1 ? (
        <Dropdown trigger={["click"]} menu={{ items }}>
          <Button {...key}>打印 ▾</Button>
        </Dropdown>
      ) : (
        <Space.Compact>
          <Button onClick={() => void print(first)} {...key}>
            打印{first.title}
          </Button>
          {choose && (
            <Dropdown trigger={["click"]} menu={{ items }}>
              <Button {...key} aria-label={`${first.title}的列和次序`} title="列和次序">
                ▾
              </Button>
            </Dropdown>
          )}
        </Space.Compact>
      )}
      <Modal title="列和次序" open={list !== undefined} width={348} footer={null} onCancel={() => setChosen(undefined)} destroyOnHidden>
        {list && lists.length > 1 && (
          <Segmented block size="small" className="list-which" value={list.name} onChange={setChosen} options={lists.map(({ name, title }) => ({ value: name, label: title }))} aria-label="哪一份" />
        )}
        {list && <ListChoices key={list.name} name={list.name} ask={ask} />}
      </Modal>
    </>
  );
}
