// A part of an event's drawer: records that belong to it, one a line, written in a small form where they stand.
import { Button, Form, Space } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { How } from "../../backend";
import { composing } from "../../shared/keys";
import { Control } from "../../shared/records/RecordDrawer";
import { differing, type Field, type Values } from "../../shared/records/values";

interface Props<T extends { id: number }> {
  title: string;
  /** The words of the button that begins a new one. */
  add: string;
  rows: readonly T[] | undefined;
  /** What stands on a row's line. */
  line: (row: T) => ReactNode;
  /** Said beside the title. */
  sum?: string;
  fields: readonly Field[];
  valuesOf: (row: T) => Values;
  /** What a new one begins with. */
  fresh?: Values;
  onCreate: (values: Values, how: How) => Promise<boolean>;
  onUpdate: (row: T, values: Values, how: How) => Promise<boolean>;
  onDelete: (row: T) => Promise<boolean>;
  children?: ReactNode;
}

export function Part<T extends { id: number }>({ title, add, rows, line, sum, fields, valuesOf, fresh = {}, onCreate, onUpdate, onDelete, children }: Props<T>) {
  const [form] = Form.useForm<Values>();
  const [at, setAt] = useState<number | "new" | undefined>();
  const [isBusy, setBusy] = useState(false);
  const current = rows?.find((row) => row.id === at);
  const writing = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at === undefined) return;
    writing.current?.scrollIntoView({ block: "nearest" });
    writing.current?.querySelector<HTMLElement>("input, textarea")?.focus({ preventScroll: true });
  }, [at]);
  const open = (which: number | "new", values: Values) => {
    form.resetFields();
    form.setFieldsValue(values);
    setAt(which);
  };
  const save = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const written: Values = Object.fromEntries(fields.map(({ key }) => [key, given[key] === undefined || given[key] === "" ? null : given[key]]));
    const how: How = {
      refused: (error) => {
        if (!fields.some(({ key }) => key === error.field)) return false;
        form.setFields([{ name: error.field ?? "", errors: [error.message] }]);
        return true;
      },
    };
    setBusy(true);
    const changed = current ? differing(valuesOf(current), written) : written;
    const isDone = current ? Object.keys(changed).length === 0 || (await onUpdate(current, changed, how)) : await onCreate(changed, how);
    setBusy(false);
    if (isDone) setAt(undefined);
  };
  // The keys are meant for this small form, not for the drawer around it.
  const onKey = (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (event.key === "Escape") setAt(undefined);
    else if (event.ctrlKey && event.key.toLowerCase() === "s") void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const editor = (
    <div ref={writing} className="event-form" onKeyDown={onKey}>
      <Form form={form} name={title} size="small" colon={false} labelCol={{ flex: "88px" }} labelAlign="left" onFinish={() => void save()}>
        {fields.map((field) => (
          <Form.Item key={field.key} name={field.key} label={field.label} extra={field.hint} rules={field.required ? [{ required: true, message: `请填写${field.label}` }] : []}>
            <Control field={field} />
          </Form.Item>
        ))}
        <Space size={6}>
          <Button type="primary" size="small" htmlType="submit" loading={isBusy}>
            保存{title}
          </Button>
          <Button size="small" onClick={() => setAt(undefined)}>
            取消
          </Button>
          {current && (
            <Button
              size="small"
              type="text"
              onClick={async () => {
                if (await onDelete(current)) setAt(undefined);
              }}
            >
              删除
            </Button>
          )}
        </Space>
      </Form>
    </div>
  );
  return (
    <section className="event-part" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span className="quiet">{sum}</span>
        <span className="grow" />
        <Button size="small" type="link" onClick={() => open("new", fresh)}>
          {add}
        </Button>
      </header>
      {rows?.map((row) =>
        row.id === at ? (
          <div key={row.id}>{editor}</div>
        ) : (
          <button type="button" key={row.id} className="event-line" onClick={() => open(row.id, valuesOf(row))}>
            {line(row)}
          </button>
        ),
      )}
      {at === "new" && editor}
      {children}
    </section>
  );
}
