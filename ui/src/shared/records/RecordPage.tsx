// The page that every area's list is: title, filter, new, delete, the grid, and a drawer with the record's form.
import { App, Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Grid } from "../grid/Grid";
import { type Column, filtered } from "../grid/table";

/** A field of the form. */
export interface Field {
  key: string;
  label: string;
  kind?: "text" | "number" | "long" | "choice" | "date";
  options?: readonly string[] | readonly { value: string; label: string }[];
  required?: boolean;
  hint?: string;
}

/** What a form holds: empty fields are null, so that a cleared field is cleared. */
export type Values = Record<string, string | number | null>;

interface Props<T extends { id: number }> {
  name: string;
  title: string;
  /** What one of them is called: 单位. */
  noun: string;
  /** What belongs here, in one sentence. */
  teach: string;
  rows: readonly T[] | undefined;
  columns: readonly Column<T>[];
  fields: readonly Field[];
  valuesOf: (row: T) => Values;
  onCreate: (values: Values) => Promise<boolean>;
  onUpdate: (row: T, values: Values) => Promise<boolean>;
  onDelete: (ids: number[]) => Promise<boolean>;
  /** Opens a record in another way than the form. */
  onOpen?: (row: T) => void;
  /** Below the form. */
  more?: (row: T) => ReactNode;
  /** More buttons in the head. */
  tools?: ReactNode;
  /** What the foot says beside the count. */
  sums?: (rows: readonly T[]) => string;
}

export function RecordPage<T extends { id: number }>(props: Props<T>) {
  const { name, title, noun, teach, rows, columns, fields, valuesOf, onCreate, onUpdate, onDelete, tools } = props;
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [open, setOpen] = useState<number | "new" | undefined>();
  const [form] = Form.useForm<Values>();
  const { message, modal } = App.useApp();
  const shown = useMemo(() => filtered(rows ?? [], columns, words), [rows, columns, words]);
  const current = typeof open === "number" ? rows?.find((row) => row.id === open) : undefined;

  useEffect(() => {
    if (open === undefined) return;
    form.resetFields();
    if (current) form.setFieldsValue(valuesOf(current));
  }, [open, current, form, valuesOf]);

  useEffect(() => {
    const onNew = () => setOpen("new");
    window.addEventListener("xieban:new", onNew);
    return () => window.removeEventListener("xieban:new", onNew);
  }, []);

  const save = async () => {
    const given = await form.validateFields();
    const values: Values = Object.fromEntries(
      fields.map((field) => {
        const value = given[field.key];
        return [field.key, value === undefined || value === "" ? null : value];
      }),
    );
    const done = current ? await onUpdate(current, values) : await onCreate(values);
    if (done) setOpen(undefined);
  };

  const remove = async () => {
    if (chosen.size > 20 && !(await modal.confirm({ title: `删除选中的 ${chosen.size} 条？`, content: "删除后可以撤销。", okText: "删除", cancelText: "取消" }))) return;
    if (await onDelete([...chosen])) setChosen(new Set());
  };

  const edit = (row: T, column: Column<T>, text: string) => {
    const written = text.trim();
    const value = written === "" ? null : column.number ? Number(written.replaceAll(/[,，]/gu, "")) : text;
    // What is no number would go over the wire as null and clear the cell.
    if (Number.isNaN(value)) void message.warning(`${column.title}要填数字，没有改动`);
    else void onUpdate(row, { [column.key]: value });
  };

  const walk = (step: number) => {
    const at = shown.findIndex((row) => row.id === open);
    const next = shown[at + step];
    if (at >= 0 && next) setOpen(next.id);
  };

  return (
    <section className="page" aria-label={title}>
      <header>
        <h1>{title}</h1>
        <Input.Search allowClear placeholder={`筛选${noun}`} value={words} onChange={(event) => setWords(event.target.value)} style={{ width: 220 }} aria-label={`筛选${noun}`} />
        {tools}
        {chosen.size > 0 && <Button onClick={() => void remove()}>删除 {chosen.size} 条</Button>}
        <Button type="primary" onClick={() => setOpen("new")} title="Ctrl+N">
          新建{noun}
        </Button>
      </header>
      {rows && rows.length === 0 ? (
        <div className="empty">
          <p>{teach}</p>
          <Button type="primary" onClick={() => setOpen("new")}>
            新建{noun}
          </Button>
        </div>
      ) : (
        <Grid
          name={name}
          rows={shown}
          columns={columns}
          chosen={chosen}
          onChoose={setChosen}
          onOpen={(row) => (props.onOpen ? props.onOpen(row) : setOpen(row.id))}
          onEdit={edit}
          onDelete={() => void remove()}
          foot={`${words ? `${shown.length} / ${rows?.length ?? 0}` : shown.length} 条${chosen.size > 1 ? `，选中 ${chosen.size} 条` : ""}${props.sums ? ` · ${props.sums(shown)}` : ""}`}
        />
      )}
      <Drawer
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        size={520}
        title={current ? `${noun}` : `新建${noun}`}
        mask={false}
        extra={
          <>
            {current && (
              <>
                <Button type="text" onClick={() => walk(-1)} title="上一条">↑</Button>
                <Button type="text" onClick={() => walk(1)} title="下一条">↓</Button>
              </>
            )}
            <Button type="primary" onClick={() => void save()}>
              保存{noun}
            </Button>
          </>
        }
      >
        <Form form={form} layout="vertical" onFinish={() => void save()}>
          {fields.map((field) => (
            <Form.Item key={field.key} name={field.key} label={field.label} extra={field.hint} rules={field.required ? [{ required: true, message: `请填写${field.label}` }] : []}>
              {field.kind === "number" ? (
                <InputNumber style={{ width: "100%" }} />
              ) : field.kind === "long" ? (
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
              ) : field.kind === "choice" ? (
                <Select allowClear options={(field.options ?? []).map((option) => (typeof option === "string" ? { value: option, label: option } : option))} />
              ) : (
                <Input placeholder={field.kind === "date" ? "2026、2026-05 或 2026-05-18" : undefined} />
              )}
            </Form.Item>
          ))}
          <button type="submit" hidden />
        </Form>
        {current && props.more?.(current)}
      </Drawer>
    </section>
  );
}
