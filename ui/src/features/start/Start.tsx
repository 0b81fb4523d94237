// First start: 新建本会, 打开已有, 看示例.
import { Alert, Button, Divider, Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { type DeskStatus, pick, useDo, useQuietAsk, type YearKind } from "../../backend";

interface Fields {
  name: string;
  short_name?: string;
  year_kind: YearKind;
}

/** What went wrong with the office used last; when its file is damaged, the way back to the newest sound copy. */
function Trouble({ words, place, onRestore }: { words: string; place: string | undefined; onRestore: (path: string) => void }) {
  const report = useQuietAsk("office_check", place === undefined ? {} : { place }, place !== undefined).data;
  const copy = report?.sound === false ? report.newest_sound_backup : null;
  const restore = copy && (
    <Button type="primary" onClick={() => onRestore(copy.path)}>
      恢复到 {copy.at.replace("T", " ")} 的备份
    </Button>
  );
  const more = copy && `${report?.problems.join("；")}。恢复前，现在的文件会另存在一旁。`;
  return <Alert type="warning" showIcon title={words} description={more} action={restore} />;
}

export function Start({ status, onOpened }: { status: DeskStatus; onOpened: () => void }) {
  const doIt = useDo();
  const [busy, setBusy] = useState(false);
  const open = async (work: () => Promise<unknown>) => {
    setBusy(true);
    const done = await work();
    setBusy(false);
    if (done) onOpened();
  };
  return (
    <main className="start">
      <div>
        <h1>协办</h1>
        <p className="quiet">计划、活动、培训、竞赛、证书，都在这一台电脑上，不联网。</p>
        {status.trouble && <Trouble words={status.trouble} place={status.known_places[0]} onRestore={(path) => void open(() => doIt("backup_restore", { path, ...(status.known_places[0] ? { place: status.known_places[0] } : {}) }))} />}
        <Form<Fields> layout="vertical" initialValues={{ year_kind: "calendar" }} onFinish={(fields) => void open(() => doIt("office_create", fields))}>
          <Form.Item name="name" label="本会名称" rules={[{ required: true, whitespace: true, message: "请写上本会的名称" }]}>
            <Input placeholder="例如：临江区科学技术协会" autoFocus />
          </Form.Item>
          <Form.Item name="short_name" label="简称">
            <Input placeholder="例如：临江区科协" />
          </Form.Item>
          <Form.Item name="year_kind" label="年度">
            <Select options={[{ value: "calendar", label: "自然年（1 月至 12 月）" }, { value: "academic", label: "学年（9 月至次年 8 月）" }]} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            新建本会
          </Button>
        </Form>
        <Divider plain>或者</Divider>
        <Space>
          <Button
            onClick={() =>
              void open(async () => {
                const place = await pick("folder", "选择本会文件所在的文件夹");
                return place ? doIt("office_open", { place }) : undefined;
              })
            }
          >
            打开已有
          </Button>
          <Button onClick={() => void open(() => doIt("sample_create", {}))}>看示例</Button>
        </Space>
        {status.known_places.length > 0 && (
          <p>
            <span className="quiet">上次用过：</span>
            {status.known_places.slice(0, 4).map((place) => (
              <Button key={place} type="link" size="small" onClick={() => void open(() => doIt("office_open", { place }))}>
                {place}
              </Button>
            ))}
          </p>
        )}
        <p className="quiet">新建的文件放在 {status.default_place}</p>
      </div>
    </main>
  );
}
