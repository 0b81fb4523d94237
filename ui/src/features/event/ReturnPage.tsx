// 收表: figures that other units sent in, with their sums; never counted as ours.
import { Button, Form, Input, Modal } from "antd";
import { useMemo, useState } from "react";
import { type ReturnedChanges, type ReturnedFigure, type ReturnedTotal, useAsk, useDo } from "../../backend";
import type { Destination } from "../../shared/destination";
import { whole } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { useUnitNames } from "./ties";

const columns: Column<ReturnedFigure>[] = [
  { key: "name", title: "项目", width: 200, edit: true, lead: true },
  { key: "unit", title: "填报单位", width: 240, edit: true },
  { key: "period", title: "报告期", width: 100, edit: true },
  { key: "amount", title: "数量", width: 110, number: true, edit: true, show: (row) => whole(row.amount) },
  { key: "counted_in", title: "计量单位", width: 90, edit: true },
  { key: "note", title: "备注", width: 200, edit: true },
];

const fieldsFor = (units: readonly string[]): Field[] => [
  { key: "unit", label: "填报单位", suggest: units, required: true },
  { key: "period", label: "报告期", kind: "date", required: true },
  { key: "name", label: "项目", required: true },
  { key: "amount", label: "数量", kind: "number", required: true },
  { key: "counted_in", label: "计量单位", hint: "期、场、人次" },
  { key: "note", label: "备注", kind: "long" },
];

const totalText = ({ name, counted_in, units, amount }: ReturnedTotal): string => `${name} ${whole(amount)}${counted_in ?? ""}（${units} 个单位）`;

function sent({ unit, ...changes }: Values): { changes: ReturnedChanges; unit?: string } {
  return { changes: changes as ReturnedChanges, ...(unit === undefined ? {} : { unit: String(unit ?? "") }) };
}

/** Takes in a table that was copied in WPS or Excel. */
function Take({ year, open, onClose }: { year: number; open: boolean; onClose: () => void }) {
  const doIt = useDo();
  const [form] = Form.useForm<{ period: string; text: string }>();
  const take = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const refused = (error: { field?: string | null; message: string }) => {
      if (error.field !== "period" && error.field !== "text") return false;
      form.setFields([{ name: error.field, errors: [error.message] }]);
      return true;
    };
    if ((await doIt("returned_take", given, { refused })) !== undefined) onClose();
  };
  return (
    <Modal open={open} onCancel={onClose} onOk={() => void take()} okText="收进来" cancelText="取消" title="粘贴收回的表" width={640} destroyOnHidden>
      <p className="quiet">在 WPS、Excel 里连表头一起复制：第一行是项目，可以写“培训班（期）”；第一列是单位。空格和“-”不算，合计行不收；同一单位同一时期再报的，代替以前的。</p>
      <Form form={form} layout="vertical" preserve={false} initialValues={{ period: String(year), text: "" }}>
        <Form.Item name="period" label="报告期" rules={[{ required: true, message: "请填写报告期" }]}>
          <Input style={{ width: 160 }} placeholder="2026 或 2026-06" />
        </Form.Item>
        <Form.Item name="text" label="表格" rules={[{ required: true, message: "请把表粘贴到这里" }]}>
          <Input.TextArea autoSize={{ minRows: 6, maxRows: 14 }} placeholder={"单位\t培训班（期）\t培训人数（人次）\n甲县科协\t42\t3,100"} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

export function ReturnPage({ year, to }: { year: number; to?: Destination | undefined }) {
  const list = useAsk("returned_list", { year }).data;
  const units = useUnitNames();
  const doIt = useDo();
  const [isTaking, setTaking] = useState(false);
  const wanted = useMemo(() => (to?.id === undefined ? undefined : { id: to.id }), [to]);
  const fields = fieldsFor(units);
  return (
    <>
      <RecordPage
        name="returned"
        title="收表"
        noun="上报数字"
        teach={`${year} 年还没有收回的表。各县、各单位报上来的培训、讲座、人次记在这里：只作汇总，不计入本会的数字。`}
        rows={list?.rows}
        columns={columns}
        fields={fields}
        valuesOf={valuesBy(fields)}
        wanted={wanted}
        sums={(shown) => (shown.length === list?.rows.length ? list.totals.map(totalText).join(" · ") : "")}
        tools={
          <>
            <Button onClick={() => setTaking(true)}>粘贴收回的表</Button>
            {(list?.rows.length ?? 0) > 0 && <PrintMenu papers={["returns"]} ask={{ year }} about={`${year}年`} />}
          </>
        }
        onCreate={async (values, how) => {
          const { changes, unit } = sent(values);
          return (await doIt("returned_create", { unit: unit ?? "", figure: changes }, how)) !== undefined;
        }}
        onUpdate={async (row, values, how) => (await doIt("returned_update", { id: row.id, ...sent(values) }, how)) !== undefined}
        onDelete={async (ids) => (await doIt("returned_delete", { ids })) !== undefined}
      />
      <Take year={year} open={isTaking} onClose={() => setTaking(false)} />
    </>
  );
}
