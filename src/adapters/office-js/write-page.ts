import { boxName } from '../../core/model/geometry';
import type { PagePlan } from '../../core/model/sheet-plan';

export function applyPage(layout: Excel.PageLayout, plan: PagePlan): void {
  layout.paperSize = 'A4';
  layout.orientation = plan.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  layout.zoom =
    plan.pagesHigh > 0
      ? { horizontalFitToPages: 1, verticalFitToPages: plan.pagesHigh }
      : { horizontalFitToPages: 1 };
  layout.setPrintArea(boxName(plan.printArea));
  if (plan.titleRows > 0) {
    layout.setPrintTitleRows(`$${plan.titleRowStart + 1}:$${plan.titleRowStart + plan.titleRows}`);
  }
  applyFooter(layout, plan.footer);
}

const SECTIONS = { L: 'leftFooter', C: 'centerFooter', R: 'rightFooter' } as const;

/** Excel's files keep the footer in one text with &L, &C and &R; its API takes the three parts apart. */
function applyFooter(layout: Excel.PageLayout, footer: string): void {
  if (footer === '') return;
  const pages = layout.headersFooters.defaultForAllPages;
  const text = /^&[LCR]/.test(footer) ? footer : `&C${footer}`;
  for (const [, section, content = ''] of text.matchAll(/&([LCR])((?:(?!&[LCR])[\s\S])*)/g)) {
    if (section === 'L' || section === 'C' || section === 'R') pages[SECTIONS[section]] = content;
  }
}
