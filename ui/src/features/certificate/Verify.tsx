// 查验: whether a paper that someone brings is ours and still stands, by its number or the code on it.
import { App, Button, Drawer, Input, Space } from "antd";
import { type ClipboardEvent, useRef, useState } from "react";
import { useQuietAsk, type Verdict, asWireError, type CertificateVerify } from "../../backend";
import { greyOf } from "./grey";

const VERDICTS: Record<Verdict, { title: string; className: string }> = {
  genuine: { title: "真实", className: "genuine" },
  voided: { title: "已作废", className: "bad" },
  differs: { title: "不符", className: "bad" },
  unknown: { title: "没有登记", className: "bad" },
};

export function Verify({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const [ask, setAsk] = useState<CertificateVerify | undefined>();
  const file = useRef<HTMLInputElement>(null);
  const verified = useQuietAsk("certificate_verify", ask ?? {}, open && ask !== undefined);
  const take = async (picture: Blob | null | undefined) => {
    if (!picture) return;
    const grey = await greyOf(picture).catch(() => undefined);
    if (grey) setAsk({ picture: grey });
    else void message.warning("这张图片打不开，请换 PNG 或 JPG。");
  };
  const onPaste = (event: ClipboardEvent) => {
    const picture = [...event.clipboardData.files].find(({ type }) => type.startsWith("image/"));
    if (!picture) return;
    event.preventDefault();
    void take(picture);
  };
  const look = () => text.trim() && setAsk({ text: text.trim() });
  const shown = ask && verified.data;
  const row = shown?.certificate;
  return (
    <Drawer open={open} onClose={onClose} size={520} title="查验证书" mask={false}>
      <div onPaste={onPaste}>
        <p className="quiet">输入证书编号，或贴上扫出来的文字；也可以选一张拍有二维码的图片，或把图片直接粘贴到这里。</p>
        <Input.TextArea
          autoFocus
          value={text}
          autoSize={{ minRows: 1, maxRows: 8 }}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            if (event.nativeEvent.isComposing || event.shiftKey) return;
            event.preventDefault();
            look();
          }}
          placeholder="编号"
          aria-label="编号或扫出的文字"
        />
        <p>
          <Space>
            <Button type="primary" disabled={!text.trim()} onClick={look}>
              查验
            </Button>
            <Button onClick={() => file.current?.click()}>选图片…</Button>
          </Space>
        </p>
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      {ask && verified.error && <p role="status">{asWireError(verified.error).message}</p>}
      {shown && (
        <div className={`verdict ${VERDICTS[shown.verdict].className}`} role="status">
          <strong>{VERDICTS[shown.verdict].title}</strong>
          <span>{shown.message}</span>
        </div>
      )}
      {row && (
        <dl className="facts">
          {[["编号", row.number || "不编号"], ["获得者", row.recipient], ["奖项", row.award], ["来源", row.source], ["颁发日期", row.issued_on], ["领取人", row.taken_by ?? ""]].map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Drawer>
  );
}
