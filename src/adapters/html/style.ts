/** Looks of the page on a screen and on paper. No font, picture or address from outside. */
export const PAGE_STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 54rem; padding: 1.5rem 1rem 3rem; color: #1a1a1a; background: #fff;
  font: 1.0625rem/1.9 FangSong, 仿宋, STFangsong, "Noto Serif CJK SC", SimSun, serif; }
h1 { margin: 1.5rem 0; font-size: 1.75rem; line-height: 1.5; text-align: center; font-weight: 700;
  font-family: STZhongsong, 华文中宋, SimSun, 宋体, "Noto Serif CJK SC", serif; text-wrap: balance; }
h2, h3 { margin: 1.25rem 0 0.5rem; font-size: 1.1875rem; font-weight: 700; text-indent: 2em;
  font-family: SimHei, 黑体, "Noto Sans CJK SC", sans-serif; }
h3 { font-size: 1.0625rem; font-family: KaiTi, 楷体, STKaiti, serif; }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 0.75rem 0; }
.scroll:focus-visible { outline: 2px solid #0b3a75; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font: 0.875rem/1.5 SimSun, 宋体, "Noto Serif CJK SC", serif; }
caption { padding: 0.25rem 0; text-align: left; font-weight: 700; }
th, td { border: 1px solid #333; padding: 0.25rem 0.375rem; text-align: center; vertical-align: middle;
  font-weight: 400; white-space: pre-wrap; overflow-wrap: break-word; }
th:not(.left) { text-wrap: balance; }
td { min-width: 2.25rem; font-variant-numeric: tabular-nums; }
th.left { text-align: left; }
th.caption { background: #c6d9f1; text-align: left; }
.metadata th { width: 6rem; background: #f2f2f2; }
.metadata td { text-align: left; }
figure { margin: 1rem 0; text-align: center; }
figure svg { max-width: 100%; height: auto; }
figcaption { font-size: 0.875rem; font-family: KaiTi, 楷体, STKaiti, serif; }
mark { color: inherit; padding: 0 0.125rem; }
mark.blank { background: #ffe699; }
mark.pending, td.pending { background: #f8cbad; }
@media screen {
  .scroll table { min-width: 30rem; }
  .scroll.many table { min-width: 48rem; }
}
@media print {
  @page { size: A4 portrait; margin: 25mm 20mm; }
  body { max-width: none; padding: 0; font-size: 14pt; line-height: 1.75; }
  .scroll { overflow: visible; break-inside: avoid; }
  table { font-size: 9pt; }
  th, td { padding: 0.125rem; }
  td { min-width: 0; }
  thead { display: table-header-group; }
  tr, h1, h2, h3, figure { break-inside: avoid; }
  h1, h2, h3, caption { break-after: avoid; }
  mark, th.caption, .metadata th, td.pending { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
