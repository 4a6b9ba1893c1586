import { html } from "../../platform/mail-template.ts";

/** The looks of the mailbox: the colours and sizes of the panel. */
export const STYLE = html`<style>
:root {
  color-scheme: light dark;
  --canvas: light-dark(#f6f5f2, #121211);
  --surface: light-dark(#ffffff, #191917);
  --hover: light-dark(#f1f0ec, #242422);
  --line: light-dark(#e7e5df, #2b2a27);
  --line-control: light-dark(#8c887f, #7d7a72);
  --ink: light-dark(#1d1c19, #eeece7);
  --muted: light-dark(#58554e, #b3afa6);
  --accent: light-dark(#0b6270, #53b4c1);
  --accent-ink: light-dark(#ffffff, #04191d);
  --accent-text: light-dark(#0b6270, #74c8d3);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 14px/20px Geist, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 32px 16px 48px; }
h1 { margin: 0 0 4px; font-size: 20px; line-height: 28px; font-weight: 600; overflow-wrap: anywhere; }
header p, .count { margin: 0; color: var(--muted); }
a { color: var(--accent-text); }
:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }
.search { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 20px 0 12px; }
.search label { color: var(--muted); }
.search input { flex: 1 1 200px; min-width: 0; height: 36px; padding: 0 10px; border: 1px solid var(--line-control); border-radius: 6px; background: var(--surface); color: inherit; font: inherit; font-size: 16px; }
.search button { height: 36px; padding: 0 14px; border: 0; border-radius: 6px; background: var(--accent); color: var(--accent-ink); font: inherit; font-weight: 500; cursor: pointer; }
.mails { margin: 12px 0 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; padding: 10px 16px; color: inherit; text-decoration: none; }
.mails a:hover { background: var(--hover); }
.mails a:focus-visible { outline-offset: -2px; }
.subject { grid-column: 1 / -1; font-weight: 500; overflow-wrap: anywhere; }
.to, time { color: var(--muted); }
.to { overflow-wrap: anywhere; }
time { font-variant-numeric: tabular-nums; }
.back { display: inline-block; margin-bottom: 12px; }
dl { display: flex; flex-wrap: wrap; gap: 0 24px; margin: 0; }
dl div { display: flex; gap: 8px; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.tabs { display: flex; gap: 4px; margin: 20px 0 12px; border-bottom: 1px solid var(--line); }
.tabs a { padding: 8px 12px; border-bottom: 2px solid transparent; color: var(--muted); text-decoration: none; }
.tabs a[aria-current] { border-color: var(--accent); color: var(--ink); font-weight: 500; }
iframe, pre { display: block; width: 100%; margin: 0; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
iframe { height: max(420px, calc(100dvh - 240px)); }
pre { padding: 16px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/20px ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", Menlo, Consolas, monospace; }
@media (max-width: 480px) {
  main { padding-top: 20px; }
  .mails a { grid-template-columns: 1fr; }
  .search label { flex-basis: 100%; }
}
</style>`;
