import { QueryClientProvider } from "@tanstack/react-query";
import { App as Antd, ConfigProvider, Result, Button } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { StrictMode, useEffect, useState, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { asWireError, client, useAsk } from "./backend";
import { Start } from "./features/start/Start";
import { Frame } from "./shell/Frame";
import { paint, themeConfig } from "./shell/theme";
import { Trouble } from "./shell/Trouble";
import "./shell/shell.css";

dayjs.locale("zh-cn");

const again = () => void client.resetQueries();

function Desk({ theme, onTheme }: { theme: string; onTheme: (theme: string) => void }) {
  const status = useAsk("desk_resume", {});
  if (status.error) {
    return <Result status="error" title={asWireError(status.error).message} extra={<Button onClick={() => void status.refetch()}>重试</Button>} />;
  }
  if (!status.data) return null;
  if (!status.data.office) return <Start status={status.data} onOpened={again} />;
  return <Frame key={status.data.office.place} office={status.data.office} theme={theme} onTheme={onTheme} onReopened={again} />;
}

const dark = matchMedia("(prefers-color-scheme: dark)");
const onDark = (told: () => void) => {
  dark.addEventListener("change", told);
  return () => dark.removeEventListener("change", told);
};

function Root() {
  const [theme, setTheme] = useState(() => localStorage.getItem("theme") ?? "system");
  const system = useSyncExternalStore(onDark, () => dark.matches);
  const isDark = theme === "dark" || (theme === "system" && system);
  useEffect(() => paint(isDark), [isDark]);
  const choose = (next: string) => {
    localStorage.setItem("theme", next);
    setTheme(next);
  };
  return (
    <ConfigProvider button={{ autoInsertSpace: false }} locale={zhCN} theme={themeConfig(isDark, !navigator.webdriver)}>
      <Antd>
        <Desk theme={theme} onTheme={choose} />
      </Antd>
    </ConfigProvider>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Trouble>
        <QueryClientProvider client={client}>
          <Root />
        </QueryClientProvider>
      </Trouble>
    </StrictMode>,
  );
}
