import { drawChart } from '../../src/core/charts/draw-chart';
import type { DraftChart, ReportDraft } from '../../src/core/model/report-draft';

/** A chart with a bar for each label, 1, 2, 3 …; its title and description hold the labels too. */
export function chartOf(labels: readonly string[], title = labels.join('')): DraftChart {
  const series = [{ name: '', values: labels.map((_, index) => index + 1), points: labels.map(() => []) }];
  return {
    id: 'chart-test',
    title,
    caption: `图1\u3000${title}`,
    unit: '件',
    alt: `条形图，${title}。`,
    categories: labels,
    series,
    drawing: drawChart({ categories: labels, series }),
  };
}

export function draftOfChart(chart: DraftChart): ReportDraft {
  return { title: '标题', blocks: [{ kind: 'chart', id: chart.id, chart }], blanks: [], metadata: [] };
}
