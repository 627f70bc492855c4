import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { dropOnPane, savedPage } from './support/saved-page';
import { openWorkbench, type Workbench } from './support/workbench';

/** The policy of the page is lifted here only: axe itself is injected as a script. */
const open = (colorScheme: 'light' | 'dark'): Promise<Workbench> =>
  openWorkbench('?example=banpu2023', { context: { colorScheme, bypassCSP: true } });

function paneFrame({ page }: Workbench): Frame {
  const frame = page.frames().find((candidate) => candidate.url().includes('pane.html'));
  if (!frame) throw new Error('no pane');
  return frame;
}

/** What axe finds wrong in the pane as it stands, contrast included. */
async function violations(frame: Frame): Promise<readonly string[]> {
  const { violations: found } = await frame.evaluate(() =>
    (window as unknown as { axe: { run: (root: Document) => Promise<AxeResults> } }).axe.run(document),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** The pane must never need sideways scrolling. */
function overflow(frame: Frame): Promise<number> {
  return frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test.each(['light', 'dark'] as const)(
  'every view of the pane in %s colours passes axe, wide and narrow',
  async (scheme) => {
    const clerk = await open(scheme);
    const frame = paneFrame(clerk);
    await frame.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    const look = async (view: string): Promise<void> => {
      for (const width of ['320px', '420px']) {
        await clerk.page.evaluate((pixels) => {
          for (const element of document.querySelectorAll<HTMLElement>('[style*="--pane"], body, body > *')) {
            element.style.setProperty('--pane', pixels);
          }
        }, width);
        // Colours fade in; a colour on its way is nobody's contrast.
        await frame.waitForFunction(() =>
          document.getAnimations().every(({ playState }) => playState === 'finished'),
        );
        expect([view, width, await violations(frame)]).toEqual([view, width, []]);
        expect([view, width, await overflow(frame)]).toEqual([view, width, 0]);
      }
    };
    await look('first run');
    await clerk.button('插入模板').click();
    await clerk.pane.getByLabel('年度').waitFor();
    await look('template form');
    await clerk.type('D27', '2');
    await clerk.button('校验').click();
    await clerk.pane.getByText('自然人一列填的是2，应为4').waitFor();
    await look('findings');
    await clerk.button('生成报告草稿').click();
    await clerk.pane.getByText('待补充').first().waitFor();
    await look('draft');
    const page = (await savedPage()).replace('>12<', '>12件<').replace('>9<', '>九<');
    await dropOnPane(clerk, { '2022年报.html': page, '函.txt': '关于报送材料的函' });
    await clerk.pane.getByRole('heading', { name: '存疑（2）' }).waitFor();
    await clerk.pane.getByRole('button', { name: /^表三 依申请公开/ }).click();
    await look('import');
    await clerk.pane.getByRole('button', { name: '写入本年表格' }).click();
    await clerk.pane.getByRole('heading', { name: /格与现有的数不同/ }).waitFor();
    await look('import, asked about differences');
  },
);
