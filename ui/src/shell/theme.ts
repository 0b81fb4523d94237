// Every colour and measure of the window, for antd and for our own pieces.
import { theme as antd, type ThemeConfig } from "antd";

const light = {
  primary: "#24507A", accent: "#B3392F", success: "#3F7D58", warning: "#B7791F",
  page: "#F6F5F2", panel: "#FFFFFF", line: "#E4E1DA", text: "#1F2328", quiet: "#5E646C", hover: "#F0EEE8", chosen: "#E3ECF5",
  caution: "#8A5A10", hint: "#6F757D", onPrimary: "#FFFFFF",
};
const dark: typeof light = {
  primary: "#7FB0DE", accent: "#E0766C", success: "#7CB894", warning: "#D9A657",
  page: "#16181B", panel: "#1E2125", line: "#2E3238", text: "#E6E6E6", quiet: "#A3A9B1", hover: "#262A2F", chosen: "#24384B",
  caution: "#D9A657", hint: "#8E949C", onPrimary: "#16181B",
};

/** The colours of one scheme. */
export const colours = (isDark: boolean) => (isDark ? dark : light);

/** antd's tokens. `motion` is off under tests, where a fading dialog eats clicks. */
export function themeConfig(isDark: boolean, motion: boolean): ThemeConfig {
  const c = colours(isDark);
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: c.primary, colorInfo: c.primary, colorLink: c.primary, colorError: c.accent, colorSuccess: c.success, colorWarning: c.warning,
      colorBgLayout: c.page, colorBgContainer: c.panel, colorBorder: c.line, colorBorderSecondary: c.line, colorText: c.text,
      colorTextSecondary: c.quiet, colorTextDescription: c.quiet, colorTextPlaceholder: c.hint, borderRadius: 4, fontSize: 14, controlHeight: 30, motion,
      motionDurationFast: "0.08s", motionDurationMid: "0.12s", motionDurationSlow: "0.12s",
      boxShadowTertiary: "none",
      fontFamily: '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
    },
    components: {
      Button: { primaryColor: c.onPrimary, primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Form: { itemMarginBottom: 10 },
      Segmented: { itemSelectedBg: c.chosen, trackBg: c.hover },
    },
  };
}

/** Hands the colours to our own style sheet. */
export function paint(isDark: boolean): void {
  for (const [name, value] of Object.entries(colours(isDark))) {
    document.documentElement.style.setProperty(`--${name}`, value);
  }
  document.documentElement.style.colorScheme = isDark ? "dark" : "light";
}
