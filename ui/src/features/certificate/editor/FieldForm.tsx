// What is chosen on the paper: what it shows, how it is written, where it stands.
import { Button, Checkbox, ColorPicker, Form, Input, InputNumber, Segmented, Select, Space } from "antd";
import type { TemplateAlign, TemplateDesign, TemplateField, TemplatePart, TemplateStand } from "../../../backend";
import { areaOf, changed, FONTS, PARTS, placed, type Spot, without } from "./design";

interface Props {
  design: TemplateDesign;
  spot: Spot;
  onDesign: (design: TemplateDesign, kind: string) => void;
  /** Nothing is chosen from now on. */
  onLeave: () => void;
}

/** Inks that certificates are written with. */
const INKS = ["#1A1A1A", "#A61E1A", "#6B5A33", "#24507A"];

const parts = (Object.keys(PARTS) as TemplatePart[]).map((value) => ({ value, label: PARTS[value] }));
const fonts = Object.entries(FONTS).map(([value, label]) => ({ value: value as TemplateField["font"], label }));

function Place({ design, spot, onDesign }: Omit<Props, "onLeave">) {
  const area = areaOf(design, spot);
  if (!area) return null;
  const set = (part: Partial<typeof area>) => onDesign(placed(design, spot, { ...area, ...part }), `place ${String(spot)}`);
  const length = (label: string, key: keyof typeof area) => (
    <Form.Item label={label}>
      <InputNumber value={area[key]} step={0.1} precision={1} min={0} onChange={(value) => value !== null && set({ [key]: value })} aria-label={`${label}，毫米`} suffix="mm" />
    </Form.Item>
  );
  return (
    <>
      <div className="editor-pair">
        {length("左", "x")}
        {length("上", "y")}
        {spot === "seal" ? length("直径", "width") : length("宽", "width")}
        {spot !== "seal" && length("高", "height")}
      </div>
      <Space size={6}>
        <Button size="small" onClick={() => set({ x: (design.paper.width - area.width) / 2 })}>
          左右居中
        </Button>
        <Button size="small" onClick={() => set({ y: (design.paper.height - area.height) / 2 })}>
          上下居中
        </Button>
      </Space>
    </>
  );
}

function Written({ design, at, field, onDesign }: { design: TemplateDesign; at: number; field: TemplateField; onDesign: Props["onDesign"] }) {
  const set = (part: Partial<TemplateField>) => onDesign(changed(design, at, part), `${Object.keys(part).join()} ${at}`);
  const { content, size } = field;
  const number = (label: string, value: number, step: number, unit: string, on: (value: number) => void) => (
    <Form.Item label={label}>
      <InputNumber value={value} step={step} min={0} onChange={(next) => next !== null && on(next)} aria-label={label} suffix={unit} />
    </Form.Item>
  );
  return (
    <>
      {"printed" in content ? (
        <Form.Item label="固定文字" extra="内芯上已经印好的字；套打时不印">
          <Input value={content.printed} onChange={(event) => set({ content: { printed: event.target.value } })} aria-label="固定文字" />
        </Form.Item>
      ) : (
        <Form.Item label="内容">
          <Select mode="multiple" value={content.words} onChange={(words) => set({ content: { words } })} options={parts} aria-label="内容" />
        </Form.Item>
      )}
      <div className="editor-pair">
        <Form.Item label="字体">
          <Select value={field.font} onChange={(font) => set({ font })} options={fonts} aria-label="字体" />
        </Form.Item>
        <Form.Item label="颜色">
          <ColorPicker value={field.colour} onChange={(colour) => set({ colour: colour.toHexString().slice(0, 7).toUpperCase() })} disabledAlpha showText presets={[{ label: "常用", colors: INKS }]} />
        </Form.Item>
        {number("字号", size.max, 0.5, "磅", (max) => set({ size: { min: Math.min(size.min, max), max } }))}
        {number("最小", size.min, 0.5, "磅", (min) => set({ size: { min, max: Math.max(size.max, min) } }))}
        {number("行距", field.leading, 0.1, "倍", (leading) => set({ leading }))}
        {number("字距", field.spacing, 0.05, "字", (spacing) => set({ spacing }))}
        {number("首行缩进", field.indent, 1, "字", (indent) => set({ indent }))}
        <Form.Item label="换行">
          <Checkbox checked={field.wrap} onChange={(event) => set({ wrap: event.target.checked })}>
            放不下就换行
          </Checkbox>
        </Form.Item>
      </div>
      <Form.Item label="左右">
        <Segmented<TemplateAlign>
          value={field.align}
          onChange={(align) => set({ align })}
          options={[{ value: "start", label: "靠左" }, { value: "centre", label: "居中" }, { value: "end", label: "靠右" }, { value: "justify", label: "两端" }]}
        />
      </Form.Item>
      <Form.Item label="上下">
        <Segmented<TemplateStand> value={field.stand} onChange={(stand) => set({ stand })} options={[{ value: "top", label: "靠上" }, { value: "middle", label: "居中" }, { value: "bottom", label: "靠下" }]} />
      </Form.Item>
    </>
  );
}

const NAMES = { seal: "盖章的位置", photo: "贴照片的位置", code: "二维码的位置" };

export function FieldForm({ design, spot, onDesign, onLeave }: Props) {
  const field = typeof spot === "number" ? design.fields[spot] : undefined;
  return (
    <Form className="record-form" colon={false} layout="vertical" size="small" aria-label={typeof spot === "number" ? "文字框" : NAMES[spot]}>
      <h2>{typeof spot === "number" ? "文字框" : NAMES[spot]}</h2>
      {field && typeof spot === "number" && <Written design={design} at={spot} field={field} onDesign={onDesign} />}
      <Place design={design} spot={spot} onDesign={onDesign} />
      <p>
        <Button
          size="small"
          onClick={() => {
            onDesign(without(design, spot), "delete");
            onLeave();
          }}
        >
          去掉
        </Button>{" "}
        <Button size="small" type="link" onClick={onLeave}>
          整张纸的设置
        </Button>
      </p>
    </Form>
  );
}
