// The drawer at the right with one record's form. What was written is saved on the way to the next record; closing asks.
import { App, AutoComplete, Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useState } from "react";
import type { How, WireError } from "../../backend";
import { composing } from "../keys";
import { type ControlProps, differing, type Field, type Values } from "./values";

/** The ways out of the drawer. */
export interface Exits {
  /** Saves what was written, before another record is shown; false to stay. */
  leave: () => Promise<boolean>;
  /** Closes; asks when something was written. */
  close: () => Promise<void>;
}

interface Props {
  noun: string;
  fields: readonly Field[];
  /** The record; undefined for a new one. */
  record: { id: number } | undefined;
  values: Values;
  open: boolean;
  onClose: () => void;
  /** Saves; false when it was refused. */
  onSave: (values: Values, how: How) => Promise<boolean>;
  onWalk: (step: number) => void;
  onDelete?: () => void;
  /** The ways out, for the page. */
  exits: RefObject<Exits | undefined>;
  /** Above the form. */
  ahead?: ReactNode;
  /** Below it. */
  children?: ReactNode;
}

/** What a field is filled in with. */
export function Control({ field, ...rest }: { field: Field; disabled?: boolean }) {
  // The form item hands the rest on: its id, its value, what is told of a change.
  if (field.control) return <field.control {...(rest as ControlProps)} />;
  if (field.kind === "number") return <InputNumber {...rest} style={{ width: "100%" }} />;
  if (field.kind === "long") return <Input.TextArea {...rest} autoSize={{ minRows: 2, maxRows: 8 }} />;
  if (field.kind === "choice") {
    const options = (field.options ?? []).map((option) => (typeof option === "string" ? { value: option, label: option } : option));
    return <Select {...rest} allowClear showSearch={{ optionFilterProp: "label" }} options={options} />;
  }
  if (field.suggest) return <AutoComplete {...rest} options={field.suggest.map((value) => ({ value }))} showSearch={{ filterOption: (typed, option) => String(option?.value ?? "").includes(typed) }} />;
  return <Input {...rest} placeholder={field.kind === "date" ? "2026、2026-05 或 2026-05-18" : undefined} />;
}

export function RecordDrawer({ noun, fields, record, values, open, onClose, onSave, onWalk, onDelete, exits, ahead, children }: Props) {
  const [form] = Form.useForm<Values>();
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const id = record?.id;

  useEffect(() => {
    if (!open) return;
    form.resetFields();
    form.setFieldsValue(values);
    // The values change with every answer; only another record fills the form anew.
  }, [open, id, form]);
  useEffect(() => {
    if (open && !form.isFieldsTouched()) form.setFieldsValue(values);
  }, [open, form, values]);

  const refused = (error: WireError) => {
    const at = fields.find((field) => field.key === error.field);
    if (!at) return false;
    form.setFields([{ name: at.key, errors: [error.message] }]);
    form.scrollToField(at.key, { focus: true });
    return true;
  };
  const written = (given: Values): Values => Object.fromEntries(fields.map(({ key }) => [key, given[key] === undefined || given[key] === "" ? null : given[key]]));
  const save = async (): Promise<boolean> => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return false;
    const changed = record ? differing(values, written(given)) : written(given);
    setBusy(true);
    const done = (record && Object.keys(changed).length === 0) || (await onSave(changed, { refused }));
    setBusy(false);
    return done;
  };
  /** Parts of the drawer keep what is typed in them when they are left, which they are not when they go with it. */
  const settle = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  const saveAndClose = async () => {
    settle();
    if (await save()) onClose();
  };
  const close = async () => {
    settle();
    if (!form.isFieldsTouched() || Object.keys(differing(record ? values : {}, written(form.getFieldsValue()))).length === 0) return onClose();
    const keep = await modal.confirm({ title: `${noun}还没有保存`, content: "关闭以后，刚才填写的内容就没有了。", okText: `保存${noun}`, cancelText: "不保存" });
    if (keep) await saveAndClose();
    else onClose();
  };
  useEffect(() => {
    exits.current = {
      leave: async () => {
        if (open) settle();
        return !open || !record || !form.isFieldsTouched() || save();
      },
      close,
    };
  });
  const onKey = (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) onWalk(event.key === "ArrowUp" ? -1 : 1);
    else if (event.ctrlKey && event.key.toLowerCase() === "s") void saveAndClose();
    else return;
    event.preventDefault();
  };

  return (
    <Drawer
      open={open}
      onClose={() => void close()}
      size={520}
      title={record ? noun : `新建${noun}`}
      mask={false}
      autoFocus={!record}
      extra={
        <>
          {record && (
            <>
              <Button type="text" onClick={() => onWalk(-1)} title="上一条（Alt+↑）" aria-label="上一条">
                ↑
              </Button>
              <Button type="text" onClick={() => onWalk(1)} title="下一条（Alt+↓）" aria-label="下一条">
                ↓
              </Button>
              {onDelete && (
                <Button type="text" onClick={onDelete}>
                  删除
                </Button>
              )}
            </>
          )}
          {fields.length > 0 && (
            <Button type="primary" loading={busy} onClick={() => void saveAndClose()} title="Ctrl+S">
              保存{noun}
            </Button>
          )}
        </>
      }
    >
      <div onKeyDown={onKey}>
        {ahead}
        <Form form={form} className="record-form" colon={false} labelCol={{ flex: "84px" }} labelAlign="left" onFinish={() => void saveAndClose()}>
          {fields.map((field) => (
            <Form.Item key={field.key} name={field.key} label={field.label} extra={field.hint} rules={field.required ? [{ required: true, message: `请填写${field.label}` }] : []}>
              <Control field={field} disabled={record !== undefined && field.settled === true} />
            </Form.Item>
          ))}
          <button type="submit" hidden />
        </Form>
        {children}
      </div>
    </Drawer>
  );
}
