// 附件 of any record: pictures as thumbnails, documents as lines. Files dropped on the window and pasted pictures come here while
// the record's drawer is open.
import { FileOutlined, MoreOutlined, PictureOutlined, WarningOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Form, Input, Modal, Select } from "antd";
import { type KeyboardEvent, useEffect, useState } from "react";
import { type Attachment, openFile, pick, useAsk, useDo, useQuietAsk } from "../../backend";
import { composing } from "../keys";
import { useJob } from "../useJob";
import { Gallery } from "./Gallery";
import { useAttach } from "./useAttach";
import "./attachments.css";

interface Props {
  /** The table of the record: event, class, contest … */
  area: string;
  id: number;
  /** What an attachment can be filed as. */
  lines?: readonly { id: number; name: string }[];
}

const FAULTS = { missing: "文件不见了", changed: "文件被改动过" } as const;

/** Bytes as she reads them. */
export const sized = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

function Thumb({ picture }: { picture: Attachment }) {
  const shown = useQuietAsk("attachment_picture", { id: picture.id }, picture.state === "sound");
  if (picture.state !== "sound") return <WarningOutlined className="attach-fault" />;
  return shown.data ? <img src={shown.data.url} alt="" /> : <PictureOutlined className="quiet" />;
}

export function Attachments({ area, id, lines = [] }: Props) {
  const rows = useAsk("attachment_list", { area, record: id }).data?.rows;
  const { add, choose, paste } = useAttach(area, id);
  const doIt = useDo();
  const runJob = useJob();
  const { message } = App.useApp();
  const [shown, setShown] = useState<number | undefined>();
  const [edited, setEdited] = useState<Attachment | undefined>();
  const pictures = (rows ?? []).filter((row) => row.is_picture);
  const files = (rows ?? []).filter((row) => !row.is_picture);

  useEffect(() => {
    const onFiles = (event: Event) => {
      event.preventDefault();
      void add((event as CustomEvent<string[]>).detail);
    };
    const onPaste = (event: ClipboardEvent) => {
      const found = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type === "image/png" || type === "image/jpeg");
      if (found.length === 0) return;
      event.preventDefault();
      void paste(found);
    };
    window.addEventListener("xieban:files", onFiles);
    window.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("xieban:files", onFiles);
      window.removeEventListener("paste", onPaste);
    };
  }, [add, paste]);

  const open = async (row: Attachment) => {
    const copy = await doIt("attachment_open", { ids: [row.id] });
    const refused = copy && (await openFile(copy.path));
    if (refused) void message.warning(refused);
  };
  const save = async (some: readonly Attachment[]) => {
    const [only, ...others] = some;
    if (!only) return;
    const to = others.length === 0 ? await pick("save", "另存到哪里", only.name) : await pick("folder", "另存到哪个文件夹");
    if (!to) return;
    const saved = await runJob((job) => doIt("attachment_save", { ids: some.map((row) => row.id), to, job }));
    if (saved) void message.success(saved.paths.length === 1 ? `已存到 ${saved.paths[0]}` : `已另存 ${saved.paths.length} 个文件`);
  };
  const restore = async (row: Attachment) => {
    const file = await pick("file", `选择“${row.name}”原来的文件`);
    if (file && (await doIt("attachment_restore", { id: row.id, file }))) void message.success("文件已放回");
  };
  const move = (row: Attachment, step: number) => {
    const group = row.is_picture ? pictures : files;
    const other = group[group.findIndex((each) => each.id === row.id) + step];
    if (!other || !rows) return;
    const ids = rows.map((each) => (each.id === row.id ? other.id : each.id === other.id ? row.id : each.id));
    void doIt("attachment_move", { ids });
  };
  const remove = (row: Attachment) => void doIt("attachment_delete", { ids: [row.id] });
  const look = (row: Attachment) => {
    if (row.state !== "sound") void restore(row);
    else if (row.is_picture) setShown(row.id);
    else void open(row);
  };
  const onKey = (row: Attachment) => (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (event.key === "Delete") remove(row);
    else if (event.key === "F2") setEdited(row);
    else if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) move(row, event.key === "ArrowLeft" ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const menu = (row: Attachment) => ({
    items: [
      ...(row.state === "sound"
        ? [
            { key: "open", label: "用系统程序打开", onClick: () => void open(row) },
            { key: "save", label: "另存…", onClick: () => void save([row]) },
          ]
        : [{ key: "restore", label: "放回文件…", onClick: () => void restore(row) }]),
      { key: "edit", label: "改名和说明…（F2）", onClick: () => setEdited(row) },
      { key: "before", label: "往前移（Alt+←）", onClick: () => move(row, -1) },
      { key: "after", label: "往后移（Alt+→）", onClick: () => move(row, 1) },
      { key: "delete", label: "删除（Delete）", onClick: () => remove(row) },
    ],
  });
  const more = (row: Attachment) => (
    <Dropdown trigger={["click"]} menu={menu(row)}>
      <Button className="attach-more" type="text" size="small" icon={<MoreOutlined />} aria-label={`“${row.name}”还可以`} />
    </Dropdown>
  );
  const lineOf = (row: Attachment) => lines.find((line) => line.id === row.line_id)?.name;
  const told = (row: Attachment) => [row.name, sized(row.size), lineOf(row), row.state === "sound" ? undefined : FAULTS[row.state]].filter(Boolean).join(" · ");

  return (
    <section className="attachments" aria-label="附件">
      <div className="section-head">
        <h3>附件{rows && rows.length > 0 ? ` ${rows.length}` : ""}</h3>
        <span className="grow" />
        {rows && rows.length > 1 && (
          <Button size="small" onClick={() => void save(rows)}>
            全部另存
          </Button>
        )}
        <Button size="small" onClick={() => void choose()}>
          加附件
        </Button>
      </div>
      {rows?.length === 0 && <p className="attach-empty">通知、照片、扫描件都可以放在这里：把文件拖进窗口，或粘贴截图。</p>}
      {pictures.length > 0 && (
        <div className="attach-pictures">
          {pictures.map((row) => (
            <div className="attach-picture" key={row.id} title={told(row)}>
              <button type="button" className="attach-open" onClick={() => look(row)} onKeyDown={onKey(row)} aria-label={row.caption ?? row.name}>
                <span className="attach-thumb">
                  <Thumb picture={row} />
                </span>
                <span className={row.state === "sound" ? "attach-name" : "attach-name attach-fault"}>{row.state === "sound" ? (row.caption ?? row.name) : FAULTS[row.state]}</span>
              </button>
              {more(row)}
            </div>
          ))}
        </div>
      )}
      {files.map((row) => (
        <div className="attach-file" key={row.id} title={told(row)}>
          <button type="button" className="attach-open" onClick={() => look(row)} onKeyDown={onKey(row)}>
            <FileOutlined className="quiet" />
            <span className="attach-name">{row.caption ? `${row.caption}（${row.name}）` : row.name}</span>
            {row.state === "sound" ? <span className="quiet">{sized(row.size)}</span> : <span className="attach-fault">{FAULTS[row.state]}</span>}
          </button>
          {more(row)}
        </div>
      ))}
      {shown !== undefined && <Gallery pictures={pictures} at={shown} onAt={setShown} onClose={() => setShown(undefined)} onOpen={(row) => void open(row)} />}
      {edited && <Naming row={edited} lines={lines} onClose={() => setEdited(undefined)} />}
    </section>
  );
}

/** Its name, its caption, and what it is filed as. */
function Naming({ row, lines, onClose }: { row: Attachment; lines: NonNullable<Props["lines"]>; onClose: () => void }) {
  const [form] = Form.useForm<{ name: string; caption: string | null; line_id: number | null }>();
  const doIt = useDo();
  const save = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const changes = { name: given.name, caption: given.caption ?? null, ...(lines.length > 0 ? { line_id: given.line_id ?? null } : {}) };
    const refused = (error: { field?: string; message: string }) => {
      if (error.field === "name") form.setFields([{ name: "name", errors: [error.message] }]);
      return error.field === "name";
    };
    if ((await doIt("attachment_update", { id: row.id, changes }, { refused })) !== undefined) onClose();
  };
  return (
    <Modal open title="附件" okText="保存附件" cancelText="取消" onOk={() => void save()} onCancel={onClose} width={420}>
      <Form form={form} layout="vertical" initialValues={row} onFinish={() => void save()}>
        <Form.Item name="name" label="文件名" rules={[{ required: true, message: "请填写文件名" }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="caption" label="说明" extra={row.is_picture ? "印在照片下面" : "卷内目录里的题名"}>
          <Input />
        </Form.Item>
        {lines.length > 0 && (
          <Form.Item name="line_id" label="归档">
            <Select allowClear placeholder="不归到哪一项" options={lines.map((line) => ({ value: line.id, label: line.name }))} />
          </Form.Item>
        )}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
