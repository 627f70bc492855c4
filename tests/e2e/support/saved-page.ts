import { exporters } from '../../../src/adapters/exporters';
import { draftOf } from '../../../src/pipeline';
import { consistentFigures } from '../../support/report-builder';
import { templateWorkbook } from '../../support/template-workbook';
import type { Workbench } from './workbench';

/** The page of last year's report of the example's organ, as a browser saves it. */
export async function savedPage(): Promise<string> {
  const workbook = await templateWorkbook('typed', { organ: '板浦镇人民政府', year: 2022 });
  const facts = (await workbook.verdict()).report.facts;
  const figures = consistentFigures({
    'requests.received.naturalPerson': 12,
    'requests.granted.naturalPerson': 9,
    'requests.carriedForward.naturalPerson': 3,
  });
  await workbook.fill(Object.fromEntries(Object.entries(figures).filter(([point]) => facts.has(point))));
  const page = await exporters.html(await draftOf(await workbook.verdict()));
  return Buffer.from(page).toString('utf8');
}

/** Drops files on the pane, as a mouse does; texts by name. */
export async function dropOnPane(
  { pane }: Pick<Workbench, 'pane'>,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await pane.locator('main').evaluate((target, contents) => {
    const carried = new DataTransfer();
    for (const [name, text] of Object.entries(contents)) carried.items.add(new File([text], name));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
    }
  }, files);
}
