// 入会申请: received, looked through, decided by a meeting, and made members in one click.
import { Button, Form, Input, Modal, Segmented } from "antd";
import { useMemo, useState } from "react";
import { type JoinApplication, type JoinChanges, useAsk, useDo } from "../../backend";
import { Attachments } from "../../shared/attachments/Attachments";
import { useGo } from "../../shared/destination";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import { refusing } from "../../shared/records/refusing";
import type { DirectoryProps } from "./tabs";

const columns: Column<JoinApplication>[] = [
  { key: "applied_on", title: "申请日期", width: 100, edit: true },
  { key: "name", title: "申请人", width: 150, edit: true, lead: true },
  { key: "unit", title: "单位", width: 180, edit: true },
  { key: "kind", title: "类别", width: 84 },
  { key: "introducers", title: "介绍人", width: 120, edit: true },
  { key: "stage", title: "进度", width: 70 },
  { key: "session", title: "审定会议", width: 130, edit: true },
  { key: "decided_on", title: "审定日期", width: 100 },
  { key: "reason", title: "不同意的原因", width: 130, edit: true },
  { key: "number", title: "会员编号", width: 90 },
  { key: "phone", title: "联系电话", width: 124, edit: true, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

interface Given {
  result: "通过" | "不同意";
  session: string;
  decided_on: string;
  reason?: string;
}

/** What the meeting said of the chosen ones. */
function Decide({ ids, onClose }: { ids: readonly number[]; onClose: () => void }) {
  const [form] = Form.useForm<Given>();
  const result = Form.useWatch("result", form);
  const doIt = useDo();
  const decide = async () => {
    const given = await form.validateFields().catch(() => undefined);
    if (!given) return;
    const refused = refusing(form, ["session", "decided_on", "reason"]);
    const done = await doIt("join_decide", { ids: [...ids], result: given.result, session: given.session, decided_on: given.decided_on, reason: given.reason ?? null }, { refused });
    if (done !== undefined) onClose();
  };
  return (
    <Modal open={ids.length > 0} title={`理事会对 ${ids.length} 份入会申请的决定`} okText="记下决定" cancelText="取消" onOk={() => void decide()} onCancel={onClose} destroyOnHidden>
      <Form form={form} className="record-form" colon={false} labelCol={{ flex: "96px" }} labelAlign="left" initialValues={{ result: "通过" }} onFinish={() => void decide()}>
        <Form.Item name="result" label="结果">
          <Segmented options={["通过", "不同意"]} />
        </Form.Item>
        <Form.Item name="session" label="哪次会议" rules={[{ required: true, message: "请填写哪次会议" }]}>
          <Input placeholder="三届五次理事会" />
        </Form.Item>
        <Form.Item name="decided_on" label="会议日期" rules={[{ required: true, message: "请填写会议日期" }]}>
          <Input placeholder="2026-05-18" />
        </Form.Item>
        {result === "不同意" && (
          <Form.Item name="reason" label="不同意的原因">
            <Input />
          </Form.Item>
        )}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}

export function Joins({ year, wanted, tabs }: DirectoryProps) {
  const rows = useAsk("join_list", {}).data?.rows;
  const kinds = useAsk("member_kind_list", {}).data?.rows;
  const [deciding, setDeciding] = useState<readonly number[]>([]);
  const doIt = useDo();
  const goTo = useGo();
  const fields = useMemo<Field[]>(
    () => [
      { key: "kind", label: "会员类别", kind: "choice", options: kinds?.map(({ name }) => name) ?? [], required: true },
      { key: "name", label: "申请人", required: true, hint: "姓名或单位名称" },
      { key: "unit", label: "单位", hint: "个人申请的写上所在单位" },
      { key: "phone", label: "联系电话" },
      { key: "applied_on", label: "申请日期", kind: "date", hint: "空着是今天" },
      { key: "introducers", label: "介绍人", hint: "几个人用顿号分开" },
      { key: "reviewed_on", label: "审核日期", kind: "date" },
      { key: "session", label: "审定会议" },
      { key: "decided_on", label: "审定日期", kind: "date" },
      { key: "result", label: "结果", kind: "choice", options: ["通过", "不同意"] },
      { key: "reason", label: "不同意原因" },
      { key: "note", label: "备注", kind: "long" },
    ],
    [kinds],
  );
  const values = useMemo(() => valuesBy(fields), [fields]);
  const changesOf = ({ kind, ...own }: Record<string, unknown>): JoinChanges => {
    const found = kinds?.find(({ name }) => name === kind);
    return { ...own, ...(found ? { kind_id: found.id } : {}) };
  };
  const admit = (ids: readonly number[]) => void doIt("join_admit", { ids: [...ids] });
  return (
    <>
      <RecordPage
        name="joins"
        title="单位与人员"
        noun="入会申请"
        teach="还没有入会申请。收到一份记一条；理事会开过会，选中几份一起记下决定，再点一下就成为会员、编上号。"
        rows={rows}
        columns={columns}
        fields={fields}
        valuesOf={values}
        wanted={wanted}
        tools={(chosen) => {
          const passed = rows?.filter(({ id, stage }) => chosen.includes(id) && stage === "通过") ?? [];
          return (
            <>
              {chosen.length > 0 && <Button onClick={() => setDeciding(chosen)}>记 {chosen.length} 份的决定</Button>}
              {passed.length > 0 && <Button onClick={() => admit(passed.map(({ id }) => id))}>{passed.length} 份入会</Button>}
              <PrintMenu papers={["join-applications"]} ask={{ year }} about={`${year}年`} />
              {tabs}
            </>
          );
        }}
        sums={(some) =>
          ["收到", "审核", "通过", "不同意", "已入会"].flatMap((stage) => ((count) => (count > 0 ? [`${stage} ${count}`] : []))(some.filter((row) => row.stage === stage).length)).join(" · ")
        }
        more={(row) => (
          <div className="person-record">
            {row.stage === "通过" && (
              <p>
                <Button onClick={() => admit([row.id])}>成为会员</Button>
              </p>
            )}
            {row.membership_id !== null && (
              <p>
                已入会{row.number && `，编号 ${row.number}`}
                <Button type="link" size="small" onClick={() => goTo({ page: "directory", area: "membership", id: row.membership_id ?? 0, open: row.membership_id ?? 0 })}>
                  看会籍
                </Button>
              </p>
            )}
            <h3>附件</h3>
            <Attachments key={row.id} area="join_application" id={row.id} />
          </div>
        )}
        onCreate={async (given, how) => (await doIt("join_create", { fields: changesOf(given) }, how)) !== undefined}
        onUpdate={async (row, given, how) => (await doIt("join_update", { id: row.id, changes: changesOf(given) }, how)) !== undefined}
        onDelete={async (ids) => (await doIt("join_delete", { ids })) !== undefined}
      />
      <Decide ids={deciding} onClose={() => setDeciding([])} />
    </>
  );
}
