// 设置: the office's profile, how the window looks, backups and the check of the file.
import { App, Button, Form, Input, Segmented, Select } from "antd";
import { useEffect } from "react";
import { type OfficeChanges, pick, useAsk, useDo } from "../../backend";
import { useJob } from "../../shared/useJob";
import { DossierLines } from "./DossierLines";

interface Props {
  theme: string;
  onTheme: (theme: string) => void;
  onReopened: () => void;
}

export function Settings({ theme, onTheme, onReopened }: Props) {
  const profile = useAsk("office_profile", {});
  const backups = useAsk("backup_list", {});
  const doIt = useDo();
  const runJob = useJob();
  const { modal, message } = App.useApp();
  const [form] = Form.useForm<OfficeChanges>();
  useEffect(() => {
    if (profile.data) form.setFieldsValue(profile.data);
  }, [profile.data, form]);

  const restore = async (path: string) => {
    const sure = await modal.confirm({ title: "从这份备份恢复？", content: `${path}。现有内容会先另存一份备份。`, okText: "恢复", cancelText: "不恢复" });
    if (sure && (await doIt("backup_restore", { path }))) onReopened();
  };
  const check = async () => {
    const report = await runJob((job) => doIt("office_check", { repair: true, job }));
    if (!report) return;
    await modal.info({
      title: report.sound ? "本会文件完好" : "本会文件有问题",
      content: [...report.problems, ...(report.files ?? []), ...report.repaired].map((line) => <p key={line}>{line}</p>),
      okText: "知道了",
    });
  };

  return (
    <section className="page scroll" aria-label="设置">
      <header>
        <h1>设置</h1>
      </header>
      <h2>本会</h2>
      <Form form={form} layout="vertical" style={{ maxWidth: 520 }} onFinish={(changes) => void doIt("office_update", { changes })}>
        <Form.Item name="name" label="名称" rules={[{ required: true, message: "请填写名称" }]}>
          <Input />
        </Form.Item>
        <Form.Item name="short_name" label="简称">
          <Input />
        </Form.Item>
        <Form.Item name="year_kind" label="年度">
          <Select options={[{ value: "calendar", label: "自然年（1 月至 12 月）" }, { value: "academic", label: "学年（9 月至次年 8 月）" }]} />
        </Form.Item>
        <Form.Item name="head_count" label="培训人次" extra="统计、总结里的培训人次都按这个算，数字旁边会写明">
          <Select options={[{ value: "lesson", label: "一人上一次课算一人次" }, { value: "class", label: "一人参加一期班算一人次" }]} />
        </Form.Item>
        <Form.Item name="certificate_prefix" label="证书编号字头">
          <Input placeholder="KX" />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          保存本会资料
        </Button>
      </Form>
      <DossierLines />
      <h2>外观</h2>
      <Segmented value={theme} onChange={onTheme} options={[{ value: "system", label: "随系统" }, { value: "light", label: "浅色" }, { value: "dark", label: "深色" }]} />
      <h2>备份</h2>
      <p className="quiet">{backups.data?.holds}</p>
      <div style={{ display: "flex", gap: 8 }}>
        <Button
          onClick={async () => {
            if (await doIt("backup_create", {})) void message.success("已备份");
          }}
        >
          立即备份
        </Button>
        <Button
          onClick={async () => {
            const path = await pick("file", "选择备份文件");
            if (path) await restore(path);
          }}
        >
          从文件恢复
        </Button>
        <Button onClick={() => void check()}>检查本会文件</Button>
      </div>
      {(backups.data?.rows ?? []).map((backup) => (
        <div key={backup.path} style={{ display: "flex", gap: 16, alignItems: "center" }}>
          <time>{backup.at.replace("T", " ")}</time>
          <span className="quiet">{(backup.size / 1024).toFixed(0)} KB</span>
          <Button size="small" type="link" onClick={() => void restore(backup.path)}>
            恢复到这一份
          </Button>
        </div>
      ))}
    </section>
  );
}
