import type { Form, Relation } from '../form/form';
import type { ControlPlace, RecognisedReport } from '../model/fact';

/** Rule of control figures: a total agrees with the figure from paper or from the system of record. */
export const CONTROL_RULE = 'CTL-01';

/** Where control figures come from, as findings name it. */
export const CONTROL_SOURCE = '核对数：纸质台账或业务系统的数';

/** A relation for every control figure that was typed. */
export function relationsOfControls(report: RecognisedReport, forms: readonly Form[]): readonly Relation[] {
  return report.controls.flatMap((control) => {
    const point = forms.map(({ pointById }) => pointById.get(control.point)).find((known) => known);
    if (!point || control.repeats || control.value.kind !== 'number') return [];
    return [
      {
        key: controlKey(control),
        rule: CONTROL_RULE,
        severity: 'error',
        table: point.table,
        block: point.block,
        runsAlong: control.stands === 'beside' ? 'row' : 'column',
        comparison: {
          left: [{ factor: 1, point: point.id }],
          relator: '=',
          right: [{ factor: control.value.value, point: null }],
        },
        points: [point.id],
        source: CONTROL_SOURCE,
      },
    ];
  });
}

export function controlKey({ point, stands }: Pick<ControlPlace, 'point' | 'stands'>): string {
  return `${CONTROL_RULE}:${point}:${stands}`;
}
