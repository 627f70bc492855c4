import { boxName } from '../../core/model/geometry';
import type { PagePlan } from '../../core/model/sheet-plan';

export function applyPage(layout: Excel.PageLayout, plan: PagePlan): void {
  layout.paperSize = 'A4';
  layout.orientation = plan.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  layout.zoom =
    plan.pagesHigh > 0
      ? { horizontalFitToPages: 1, verticalFitToPages: plan.pagesHigh }
      : { horizontalFitToPages: 1 };
  if (plan.printArea) layout.setPrintArea(boxName(plan.printArea));
  if (plan.titleRows > 0) {
    layout.setPrintTitleRows(`$${plan.titleRowStart + 1}:$${plan.titleRowStart + plan.titleRows}`);
  }
  applyEdge(layout, plan.header, 'Header');
  applyEdge(layout, plan.footer, 'Footer');
}

const SECTIONS = { L: 'left', C: 'center', R: 'right' } as const;

/** Excel's files keep a header or footer in one text with &L, &C and &R; its API takes the three parts apart. */
function applyEdge(layout: Excel.PageLayout, text: string, edge: 'Header' | 'Footer'): void {
  if (text === '') return;
  const pages = layout.headersFooters.defaultForAllPages;
  const coded = /^&[LCR]/.test(text) ? text : `&C${text}`;
  for (const [, section, content = ''] of coded.matchAll(/&([LCR])((?:(?!&[LCR])[\s\S])*)/g)) {
    if (section === 'L' || section === 'C' || section === 'R') pages[`${SECTIONS[section]}${edge}`] = content;
  }
}
