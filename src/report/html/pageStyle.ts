/** The page's style sheet: nothing is fetched, fonts are those of the reader's machine. */
export const pageStyle = `
:root { color-scheme: light; --ink: #1f2328; --muted: #5c646e; --rule: #d9dde2; --soft: #f6f7f9; --missed: #a63c00; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); line-height: 1.5; font-size: 15px;
  font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif;
  font-variant-numeric: tabular-nums; }
main, header, nav { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 32px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0; }
h2 { font-size: 20px; margin: 44px 0 8px; padding-top: 12px; border-top: 1px solid var(--rule); }
h3 { font-size: 16px; margin: 28px 0 4px; }
h1, h2, h3, p, li, figcaption { overflow-wrap: anywhere; }
p { margin: 6px 0; max-width: 76ch; }
.lead { font-size: 17px; margin: 16px 0; }
.lead p { margin: 4px 0; }
.muted, figcaption, caption { color: var(--muted); }
nav { margin-top: 16px; font-size: 14px; }
nav a { color: #0b62a8; margin-right: 14px; display: inline-block; }
ul { padding-left: 20px; margin: 6px 0; max-width: 90ch; }
figure { margin: 12px 0; }
figcaption { font-size: 13.5px; margin-bottom: 4px; }
figcaption b { color: var(--ink); font-weight: 600; }
svg { display: block; width: 100%; height: auto; }
.panels { display: grid; gap: 8px 20px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); }
.panels figure { margin: 8px 0; max-width: 520px; }
.narrow { display: none; }
.heat svg path { shape-rendering: crispEdges; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 14px; list-style: none; padding: 0; margin: 4px 0; font-size: 13px; max-width: none; }
.legend li { display: inline-flex; align-items: center; gap: 6px; }
.legend i { display: inline-block; width: 18px; height: 12px; border: 1px solid #0003; }
.legend i.line { height: 0; border: 0; border-top: 2px solid; }
.legend i.dot { width: 6px; height: 6px; border: 0; border-radius: 50%; }
.legend i.dashed { border-top-style: dashed; }
.scroll { overflow-x: auto; margin: 8px 0; }
table { border-collapse: collapse; font-size: 14px; }
caption { text-align: left; font-size: 13.5px; padding-bottom: 4px; }
th, td { padding: 3px 10px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--rule); font-weight: 400; }
thead th { color: var(--muted); vertical-align: bottom; border-bottom: 1px solid var(--muted); }
thead tr:first-child:not(:last-child) > * { border-bottom: 0; }
thead th.group { text-align: right; color: var(--ink); }
tbody th { text-align: left; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; text-align: right; }
th:first-child, td:first-child { padding-left: 0; }
th.text, td.text, tfoot th { text-align: left; }
td.text { white-space: normal; min-width: 14ch; }
td.long { white-space: normal; min-width: 46ch; text-align: left; }
td { vertical-align: top; }
tbody th { vertical-align: top; }
tbody th { max-width: 34ch; overflow: hidden; text-overflow: ellipsis; }
td.missed { color: var(--missed); font-weight: 600; }
details { margin: 8px 0; }
summary { cursor: pointer; color: #0b62a8; font-size: 14px; }
footer { max-width: 1120px; margin: 48px auto 32px; padding: 12px 24px 0; color: var(--muted); font-size: 13px; }
@media (max-width: 720px) {
  main, header, nav, footer { padding-left: 16px; padding-right: 16px; }
  h1 { font-size: 23px; }
  .wide { display: none; }
  .narrow { display: block; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { font-size: 11pt; }
  nav { display: none; }
  figure, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
