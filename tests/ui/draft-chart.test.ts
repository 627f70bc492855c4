import '../support/all-messages';
import { chartOf } from '../support/chart-builder';
import { exampleDraft, fakeActions } from '../support/fake-actions';
import { manyHostileTexts } from '../support/hostile-texts';
import { openPane } from '../support/pane-driver';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function figureOf(labels: readonly string[], title: string): Promise<Element> {
  const example = exampleDraft();
  const chart = chartOf(labels, title);
  const draft = { ...example, blocks: [...example.blocks, { kind: 'chart' as const, id: chart.id, chart }] };
  const pane = await openPane(fakeActions({ draft }));
  pane.ribbon.press('draft');
  await pane.after(100);
  const figure = document.querySelector('.paper figure');
  if (!figure) throw new Error('no chart on the paper');
  return figure;
}

const textsIn = (figure: Element): string[] =>
  [...figure.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');

test('a chart is a picture that is read out as sentences, with its caption', async () => {
  const figure = await figureOf(['予以公开', '不予公开'], '办理结果');
  const picture = figure.querySelector('svg');
  expect(picture?.getAttribute('role')).toBe('img');
  expect(picture?.getAttribute('aria-label')).toBe('条形图，办理结果。');
  expect(textsIn(figure)).toEqual(['予以公开', '1', '不予公开', '2']);
  expect(figure.querySelectorAll('rect')).toHaveLength(2);
  expect(figure.querySelector('figcaption')?.textContent).toBe('图1\u3000办理结果');
});

test('200 hostile labels are text and nothing else', async () => {
  const figure = await figureOf(manyHostileTexts, '办理结果');
  expect(textsIn(figure).filter((_, index) => index % 2 === 0)).toEqual(manyHostileTexts);
  expect(new Set([...figure.querySelectorAll('svg *')].map(({ localName }) => localName))).toEqual(
    new Set(['text', 'rect', 'line']),
  );
});
