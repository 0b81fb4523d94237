// 表彰: titles proposed by rule or at discretion, made public, decided, received; its papers are printed here.
import { App, Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { type Commendation, type CommendationChanges, type ReportName, type TitleGrant, type TitleGrantChanges, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { span, whole, yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { fenIn } from "./fen";

const columns: Column<Commendation>[] = [
  { key: "name", title: "名称", width: 300, edit: true, lead: true },
  { key: "stage", title: "进度", width: 70 },
  { key: "people", title: "人数", width: 64, number: true },
  { key: "money", title: "奖金（元）", width: 96, number: true, show: (row) => yuan(row.money) },
  { key: "public_from", title: "公示", width: 190, show: (row) => span(row.public_from, row.public_to) },
  { key: "meeting", title: "审定会议", width: 180, edit: true },
  { key: "decided_on", title: "决定日期", width: 104 },
  { key: "document_number", title: "文号", width: 150, edit: true },
];

const fields: Field[] = [
  { key: "name", label: "名称", required: true, hint: "例如 2026年度技术标兵表彰；决定的标题由此而来" },
  { key: "reviewed_on", label: "评审日期", kind: "date" },
  { key: "public_from", label: "公示起", kind: "date" },
  { key: "public_to", label: "公示止", kind: "date" },
  { key: "objections", label: "公示异议", hint: "公示期间谁提了什么，怎样处理", kind: "long" },
  { key: "meeting", label: "审定会议", hint: "例如 六届五次常委会" },
  { key: "decided_on", label: "决定日期", kind: "date", hint: "写上以后，提名的都成为授予" },
  { key: "document_number", label: "文号" },
  { key: "preface", label: "决定开头", kind: "long", hint: "空着就由评审、公示和会议写成" },
  { key: "note", label: "备注", kind: "long" },
];

const STATES = [
  { value: "proposed", label: "提名" },
  { value: "granted", label: "授予" },
  { value: "declined", label: "不授予" },
];
const stateOf = (row: TitleGrant) => STATES.find(({ value }) => value === row.state)?.label ?? row.state;

const grantColumns: Column<TitleGrant>[] = [
  { key: "person", title: "姓名", width: 84, lead: true },
  { key: "unit", title: "单位", width: 170 },
  { key: "title", title: "称号", width: 130, edit: true },
  { key: "basis", title: "依据", width: 330, edit: true },
  { key: "money", title: "奖金（元）", width: 92, number: true, show: (row) => yuan(row.money) },
  { key: "granted_by", title: "由谁授予", width: 110, edit: true, show: (row) => row.granted_by ?? "本会" },
  { key: "state", title: "结果", width: 70, show: stateOf },
  { key: "certificate", title: "证书编号", width: 140 },
  { key: "received_on", title: "领取日期", width: 104, edit: true },
  { key: "follows", title: "其他待遇", width: 120, edit: true, spare: true },
  { key: "reason", title: "不授予的理由", width: 160, edit: true, spare: true },
];

const grantFields: Field[] = [
  { key: "person", label: "姓名", required: true, settled: true },
  { key: "unit", label: "单位", settled: true },
  { key: "title", label: "称号", required: true },
  { key: "basis", label: "依据", kind: "long", required: true, hint: "不按规则的提名，写明理由" },
  { key: "money", label: "奖金（元）", kind: "number" },
  { key: "follows", label: "其他待遇" },
  { key: "granted_by", label: "授予单位", hint: "本会自己授予就空着" },
  { key: "state", label: "结果", kind: "choice", options: STATES },
  { key: "reason", label: "理由", hint: "不授予的要写明理由" },
  { key: "received_on", label: "领取日期", kind: "date" },
];

const commendationValues = valuesBy(fields);
const plain = valuesBy(grantFields);
const grantValues = (row: TitleGrant): Values => ({ ...plain(row), money: row.money === null ? null : row.money / 100 });

const PAPERS: readonly ReportName[] = ["commendation", "commendation-public", "recommendations", "bonuses"];

function Grants({ one, onBack }: { one: Commendation; onBack: () => void }) {
  const detail = useAsk("commendation_get", { id: one.id }).data;
  const doIt = useDo();
  const goTo = useGo();
  const { modal } = App.useApp();
  const propose = async () => {
    const proposed = await doIt("commendation_propose", { id: one.id });
    if (!proposed) return;
    const { added, known, told } = proposed;
    const counts = [added > 0 ? `新提名 ${added} 个称号` : "没有新的提名", known > 0 ? `${known} 个原来就有` : ""].filter(Boolean).join("，");
    if (told.length > 0) {
      void modal.info({
        title: counts,
        okText: "知道了",
        content: (
          <ul className="proposals">
            {told.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ),
      });
    }
  };
  const decided = detail?.commendation.decided_on ?? null;
  return (
    <RecordPage
      name="title-grants"
      title={one.name}
      noun="称号"
      teach={`“${one.name}”还没有提名。按规则提名会照评定规则在 ${one.year} 年的竞赛里找人；规则够不上而确实突出的，新建一个，写明理由。`}
      rows={detail?.rows}
      columns={grantColumns}
      fields={grantFields}
      valuesOf={grantValues}
      tools={
        <>
          <Button onClick={onBack}>返回表彰</Button>
          <Button disabled={decided !== null} title={decided === null ? "照评定规则在今年的竞赛里找人" : `${decided} 已作出决定`} onClick={() => void propose()}>
            按规则提名
          </Button>
          {detail?.rows.some((row) => row.state === "granted" && row.granted_by === null) && <Button onClick={() => goTo({ page: "certificate", gives: { commendation: one.id } })}>颁发证书</Button>}
          {detail && detail.rows.length > 0 && <PrintMenu papers={detail.rows.some((row) => row.certificate_id !== null) ? [...PAPERS, "certificate-receipts"] : PAPERS} ask={{ commendation_id: one.id }} about={one.name} />}
        </>
      }
      sums={(rows) => {
        const kept = rows.filter((row) => row.state !== "declined");
        return `${whole(new Set(kept.map((row) => row.person_id)).size)} 人 · 奖金 ${yuan(kept.reduce((sum, row) => sum + (row.money ?? 0), 0)) || "0"} 元`;
      }}
      onCreate={async ({ person, unit, ...values }, how) => {
        const ask = { commendation_id: one.id, person: String(person ?? ""), unit: unit === undefined || unit === null ? null : String(unit), grant: fenIn<TitleGrantChanges>(values) };
        return (await doIt("title_grant_create", ask, how)) !== undefined;
      }}
      onUpdate={async (row, { received_on, ...values }, how) => {
        // 领取 of a title with a certificate is written on the certificate: it is one fact.
        if (row.certificate_id !== null && received_on !== undefined) {
          const changes = { taken_on: received_on === null ? null : String(received_on), taken_by: received_on === null ? null : row.person };
          if ((await doIt("certificate_update", { ids: [row.certificate_id], changes }, how)) === undefined) return false;
          if (Object.keys(values).length === 0) return true;
        }
        const rest = row.certificate_id === null && received_on !== undefined ? { ...values, received_on } : values;
        return (await doIt("title_grant_update", { id: row.id, changes: fenIn<TitleGrantChanges>(rest) }, how)) !== undefined;
      }}
      onDelete={async (ids) => (await doIt("title_grant_delete", { ids })) !== undefined}
    />
  );
}

/** `wanted`: the one whose titles are shown first. */
export function Commendations({ year, views, wanted }: { year: number; views: ReactNode; wanted?: number | undefined }) {
  const rows = useAsk("commendation_list", { year }).data?.rows;
  const doIt = useDo();
  const [open, setOpen] = useState(wanted);
  useEffect(() => setOpen(wanted), [wanted]);
  const one = rows?.find(({ id }) => id === open);
  if (one) return <Grants one={one} onBack={() => setOpen(undefined)} />;
  return (
    <RecordPage
      name="commendations"
      title="表彰"
      noun="表彰"
      teach={`${year} 年还没有表彰。新建一次，按规则提名，公示、审定以后写成决定。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={commendationValues}
      tools={views}
      ahead={(row) => (
        <Button type="primary" ghost onClick={() => setOpen(row.id)}>
          {row.people > 0 ? `打开 ${row.people} 人的名单` : "提名"}
        </Button>
      )}
      onCreate={async (values, how) => {
        const id = await doIt("commendation_create", { commendation: { ...(values as CommendationChanges), year } }, how);
        return id !== undefined;
      }}
      onUpdate={async (row, values, how) => (await doIt("commendation_update", { id: row.id, changes: values as CommendationChanges }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("commendation_delete", { ids })) !== undefined}
    />
  );
}
