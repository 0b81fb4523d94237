// 编号与措辞: how the papers of a year are numbered, and the sentences on them.
import { App, Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { type Scheme, useAsk, useDo, type Wording } from "../../backend";

function SchemeForm({ scheme, year }: { scheme: Scheme; year: number }) {
  const doIt = useDo();
  const [given, setGiven] = useState(scheme);
  const set = (part: Partial<Scheme>) => setGiven({ ...given, ...part });
  const save = () => doIt("scheme_set", { category: scheme.category, year, pattern: given.pattern, start: given.start, ...(given.reserved ? { reserved: given.reserved } : {}) });
  return (
    <Form className="record-form" colon={false} labelCol={{ flex: "84px" }} labelAlign="left" onFinish={() => void save()} aria-label={`${scheme.title}的编号`}>
      <Form.Item label={scheme.title} extra={`下一张：${scheme.next}`}>
        <Input value={given.pattern} onChange={(event) => set({ pattern: event.target.value })} aria-label={`${scheme.title}的编号规则`} />
      </Form.Item>
      <Form.Item label="起始号">
        <InputNumber value={given.start} min={1} precision={0} onChange={(start) => set({ start: start ?? 1 })} aria-label={`${scheme.title}的起始号`} />
      </Form.Item>
      <Form.Item label="预留号" extra="留着不发的号，如 8、66-68">
        <Input value={given.reserved ?? ""} onChange={(event) => set({ reserved: event.target.value })} aria-label={`${scheme.title}的预留号`} />
      </Form.Item>
      <Button htmlType="submit">保存{scheme.title}的编号</Button>
    </Form>
  );
}

function WordingForm({ rows, titles, tokens }: { rows: readonly Wording[]; titles: ReadonlyMap<string, string>; tokens: readonly string[] }) {
  const doIt = useDo();
  const { message } = App.useApp();
  const keyOf = ({ template, rank }: Wording) => `${template} ${rank ?? ""}`;
  const [key, setKey] = useState<string | undefined>();
  const chosen = rows.find((row) => keyOf(row) === key) ?? rows[0];
  const [given, setGiven] = useState<Wording | undefined>();
  const shown = given ?? chosen;
  if (!shown) return null;
  const set = (part: Partial<Wording>) => setGiven({ ...shown, ...part });
  const save = async (wording: Wording) => {
    const { template, recipient, body, closing } = wording;
    const rank = wording.rank?.trim();
    const done = await doIt("wording_set", { template, ...(rank ? { rank } : {}), recipient, body, closing });
    if (!done) return;
    setKey(keyOf({ ...wording, rank: rank || null }));
    setGiven(undefined);
    void message.success("措辞已保存，下一批颁发时使用；已颁发的不变");
  };
  return (
    <Form className="record-form" colon={false} labelCol={{ flex: "84px" }} labelAlign="left" onFinish={() => void save(shown)} aria-label="措辞">
      <Form.Item label="模板">
        <Select
          value={keyOf(chosen ?? shown)}
          onChange={(next) => {
            setKey(next);
            setGiven(undefined);
          }}
          options={rows.map((row) => ({ value: keyOf(row), label: `${titles.get(row.template) ?? row.template}${row.rank ? ` · ${row.rank}` : ""}${row.own ? "（已改）" : ""}` }))}
          aria-label="措辞的模板"
        />
      </Form.Item>
      <Form.Item label="只用于等级" extra="空着就用于全部等级；写一个等级，就给它单独一套措辞">
        <Input value={shown.rank ?? ""} onChange={(event) => set({ rank: event.target.value || null })} aria-label="只用于等级" />
      </Form.Item>
      <Form.Item label="抬头">
        <Input value={shown.recipient} onChange={(event) => set({ recipient: event.target.value })} aria-label="抬头" />
      </Form.Item>
      <Form.Item label="正文" extra={`可用 ${tokens.map((token) => `{${token}}`).join(" ")}；方括号里的词没有值时整段不印`}>
        <Input.TextArea value={shown.body} onChange={(event) => set({ body: event.target.value })} autoSize={{ minRows: 3 }} aria-label="正文" />
      </Form.Item>
      <Form.Item label="结语">
        <Input value={shown.closing} onChange={(event) => set({ closing: event.target.value })} aria-label="结语" />
      </Form.Item>
      <Button htmlType="submit">保存措辞</Button>
      {shown.own && (
        <Button type="link" onClick={() => void save({ ...shown, recipient: "", body: "", closing: "" })}>
          恢复原来的措辞
        </Button>
      )}
    </Form>
  );
}

export function Rules({ year, open, onClose }: { year: number; open: boolean; onClose: () => void }) {
  const schemes = useAsk("scheme_list", { year }, open).data?.rows ?? [];
  const wordings = useAsk("wording_list", {}, open).data?.rows ?? [];
  const templates = useAsk("template_list", {}, open).data;
  return (
    <Drawer open={open} onClose={onClose} size={520} title="编号与措辞" mask={false}>
      <h2>{year} 年的编号</h2>
      <p className="quiet">可用 {"{字头} {年} {类} {号:4}"}，例如 科协证字〔{"{年}"}〕第{"{号:4}"}号</p>
      {schemes.map((scheme) => (
        <SchemeForm key={`${scheme.category} ${scheme.pattern} ${scheme.start} ${scheme.reserved}`} scheme={scheme} year={year} />
      ))}
      <h2>措辞</h2>
      <WordingForm rows={wordings} titles={new Map(templates?.rows.map(({ name, title }) => [name, title]))} tokens={templates?.tokens ?? []} />
    </Drawer>
  );
}
