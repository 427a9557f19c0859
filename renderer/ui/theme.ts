import type { ThemeConfig } from 'antd';
import { colours } from './colours.ts';

/**
 * Screens carry their own fonts: first what no font can draw (lib/spelled-font makes it, for those characters only), then the
 * common characters, then the rare ones of names.
 */
export const fontFamily = "DeskSpelled, 'Noto Sans SC Variable', HanaMin, sans-serif";

const shared = {
  fontFamily,
  colorPrimary: colours.red,
  colorLink: colours.red,
  colorInfo: colours.blue,
  colorSuccess: colours.green,
  colorWarning: colours.amber,
  colorError: colours.red,
  // Derived from seeds this dark, antd's own tints come out as grey mud.
  colorSuccessBg: colours.greenWash,
  colorSuccessBorder: '#a9cfb0',
  colorWarningBg: colours.amberWash,
  colorWarningBorder: '#e3c27a',
  colorErrorBg: colours.redWash,
  colorErrorBorder: '#e2a8a3',
  colorInfoBg: '#e9f0f9',
  colorInfoBorder: '#a9c2e0',
  colorTextBase: colours.ink,
  colorText: colours.ink,
  colorTextSecondary: colours.inkSoft,
  colorBgLayout: colours.ground,
  colorBgContainer: colours.paper,
  colorBorder: colours.lineStrong,
  colorBorderSecondary: colours.line,
} as const;

/** Counter and manager: dense, calm, for a trained eye and a keyboard. */
export const deskTheme: ThemeConfig = {
  token: { ...shared, fontSize: 15, controlHeight: 36, borderRadius: 6, motion: false },
};

/** Self-service: text from 24 px, targets from 64 px, nothing moves. */
export const elderTheme: ThemeConfig = {
  token: {
    ...shared,
    fontSize: 28,
    lineHeight: 1.5,
    controlHeight: 72,
    controlHeightLG: 96,
    borderRadius: 16,
    lineWidth: 2,
    motion: false,
  },
};

/** Calling screen: light on dark, read from eight metres. */
export const hallTheme: ThemeConfig = {
  token: {
    ...shared,
    fontSize: 36,
    colorPrimary: colours.hallGold,
    colorBgLayout: colours.hallGround,
    colorBgContainer: colours.hallPanel,
    colorTextBase: colours.hallInk,
    colorText: colours.hallInk,
    colorTextSecondary: colours.hallInkSoft,
    motion: false,
  },
};
