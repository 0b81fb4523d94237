// What holds for the whole paper: its size, its sentences, seal, photo and frame.
import { App, Button, Form, Input, InputNumber, Segmented, Select, Space } from "antd";
import { useRef, useState } from "react";
import type { DateStyle, PaperRow, TemplateAudience, TemplateDesign, TemplatePart } from "../../../backend";
import { added, PARTS, type Spot } from "./design";

interface Props {
  design: TemplateDesign;
  papers: readonly PaperRow[];
  /** The words that sentences may hold in braces. */
  tokens: readonly string[];
  onDesign: (design: TemplateDesign, kind: string) => void;
  onChoose: (spot: Spot) => void;
}

type Sentence = "recipient" | "body" | "closing" | "number";

const SENTENCES: { key: Sentence; label: string }[] = [{ key: "recipient", label: "抬头" }, { key: "body", label: "正文" }, { key: "closing", label: "结语" }, { key: "number", label: "编号" }];

function Sentences({ design, tokens, onDesign }: Pick<Props, "design" | "tokens" | "onDesign">) {
  const { sentences } = design;
  // Where a word is put in: the sentence she wrote in last, at her caret.
  const last = useRef<{ key: Sentence; field: HTMLTextAreaElement } | undefined>(undefined);
  const textOf = (key: Sentence) => (key === "body" ? sentences.body.join("\n") : sentences[key]);
  const write = (key: Sentence, text: string) => onDesign({ ...design, sentences: { ...sentences, [key]: key === "body" ? text.split("\n") : text } }, `sentence ${key}`);
  const insert = (token: string) => {
    const { key, field } = last.current ?? { key: "body" as const, field: undefined };
    const text = textOf(key);
    const at = field?.selectionStart ?? text.length;
    write(key, `${text.slice(0, at)}{${token}}${text.slice(field?.selectionEnd ?? at)}`);
    field?.focus();
  };
  return (
    <>
      {SENTENCES.map(({ key, label }) => (
        <Form.Item key={key} label={label}>
          <Input.TextArea
            value={textOf(key)}
            autoSize={{ minRows: key === "body" ? 2 : 1 }}
            onChange={(event) => write(key, key === "body" ? event.target.value : event.target.value.replaceAll("\n", ""))}
            onFocus={(event) => {
              last.current = { key, field: event.target };
            }}
            aria-label={`${label}的句子`}
          />
        </Form.Item>
      ))}
      <p className="editor-tokens">
        {tokens.map((token) => (
          <Button key={token} size="small" onMouseDown={(event) => event.preventDefault()} onClick={() => insert(token)}>
            {token}
          </Button>
        ))}
      </p>
      <p className="quiet">点一个词就插到光标处；方括号 [ ] 里的词没有值时，整段不印。</p>
    </>
  );
}

export function PaperForm({ design, papers, tokens, onDesign, onChoose }: Props) {
  const { message } = App.useApp();
  const file = useRef<HTMLInputElement>(null);
  const { paper } = design;
  const [isFree, setFree] = useState(false);
  const named = papers.find(({ width, height }) => Math.min(paper.width, paper.height) === width && Math.max(paper.width, paper.height) === height);
  const lies = paper.width > paper.height;
  const resize = (width: number, height: number) => onDesign({ ...design, paper: { width, height } }, "paper");
  const add = (content: Parameters<typeof added>[1]) => {
    onDesign(added(design, content), "add");
    onChoose(design.fields.length);
  };
  const frame = async (chosen: File | undefined) => {
    if (!chosen) return;
    const text = await chosen.text();
    if (text.includes("<svg")) onDesign({ ...design, frame: text }, "frame");
    else void message.warning(`“${chosen.name}”不是 SVG 图，没有换。请在绘图软件里存成 SVG。`);
  };
  return (
    <Form className="record-form" colon={false} layout="vertical" size="small" aria-label="整张纸">
      <h2>加文字框</h2>
      <Space size={4} wrap>
        {(Object.keys(PARTS) as TemplatePart[]).map((part) => (
          <Button key={part} size="small" onClick={() => add({ words: [part] })}>
            {PARTS[part]}
          </Button>
        ))}
        <Button size="small" onClick={() => add({ printed: "固定文字" })}>
          固定文字
        </Button>
      </Space>
      <h2>句子</h2>
      <Sentences design={design} tokens={tokens} onDesign={onDesign} />
      <Form.Item label="称谓" extra="名单里没有写称谓时用它">
        <Input value={design.sentences.address} onChange={(event) => onDesign({ ...design, sentences: { ...design.sentences, address: event.target.value } }, "address")} aria-label="称谓" />
      </Form.Item>
      <h2>纸张</h2>
      <Form.Item label="大小">
        <Space>
          <Select
            value={isFree || !named ? "" : named.name}
            onChange={(name) => {
              const next = papers.find((each) => each.name === name);
              setFree(!next);
              if (next) resize(lies ? next.height : next.width, lies ? next.width : next.height);
            }}
            options={[...papers.map(({ name }) => ({ value: name, label: name })), { value: "", label: "量出来的" }]}
            aria-label="纸张大小"
            style={{ width: 96 }}
          />
          <Segmented value={lies ? "lie" : "stand"} onChange={() => resize(paper.height, paper.width)} options={[{ value: "lie", label: "横" }, { value: "stand", label: "竖" }]} />
        </Space>
      </Form.Item>
      {(isFree || !named) && (
        <div className="editor-pair">
          <Form.Item label="宽">
            <InputNumber value={paper.width} min={50} max={1000} onChange={(width) => width !== null && resize(width, paper.height)} suffix="mm" aria-label="纸宽，毫米" />
          </Form.Item>
          <Form.Item label="高">
            <InputNumber value={paper.height} min={50} max={1000} onChange={(height) => height !== null && resize(paper.width, height)} suffix="mm" aria-label="纸高，毫米" />
          </Form.Item>
        </div>
      )}
      <Form.Item label="发给">
        <Segmented<TemplateAudience> value={design.audience} onChange={(audience) => onDesign({ ...design, audience }, "audience")} options={[{ value: "person", label: "个人" }, { value: "student", label: "学生" }, { value: "unit", label: "单位" }]} />
      </Form.Item>
      <Form.Item label="日期写成">
        <Segmented<DateStyle> value={design.date} onChange={(date) => onDesign({ ...design, date }, "date")} options={[{ value: "arabic", label: "2026年3月5日" }, { value: "han", label: "二〇二六年三月五日" }]} />
      </Form.Item>
      <Form.Item label="留出的地方">
        <Space size={4}>
          <Button
            size="small"
            disabled={design.seal !== null}
            onClick={() => {
              onDesign({ ...design, seal: { x: paper.width * 0.72, y: paper.height * 0.78, diameter: 42 } }, "seal");
              onChoose("seal");
            }}
          >
            盖章（42 毫米）
          </Button>
          <Button
            size="small"
            disabled={Boolean(design.photo)}
            onClick={() => {
              onDesign({ ...design, photo: { x: paper.width * 0.1, y: paper.height * 0.3, width: 33, height: 48 } }, "photo");
              onChoose("photo");
            }}
          >
            照片（两寸）
          </Button>
          <Button
            size="small"
            disabled={Boolean(design.code)}
            onClick={() => {
              onDesign({ ...design, code: { x: paper.width * 0.12, y: paper.height * 0.7, width: 25, height: 25 } }, "code");
              onChoose("code");
            }}
          >
            二维码
          </Button>
        </Space>
      </Form.Item>
      <Form.Item label="边框" extra="SVG 图，一个单位一毫米；套打时不印">
        <Space size={4}>
          <Button size="small" onClick={() => file.current?.click()}>
            {design.frame ? "换一个…" : "选一个…"}
          </Button>
          {design.frame && (
            <Button size="small" onClick={() => onDesign({ ...design, frame: null }, "frame")}>
              不要边框
            </Button>
          )}
        </Space>
        <input ref={file} type="file" accept=".svg" hidden onChange={(event) => void frame(event.target.files?.[0]).finally(() => file.current && (file.current.value = ""))} />
      </Form.Item>
    </Form>
  );
}
