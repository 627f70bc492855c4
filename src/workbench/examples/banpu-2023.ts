import type { TemplateRequest } from '../../core/model/verdict';

/** A published report as figures: what the clerk of that office would type into the template. */
export interface Example {
  readonly template: TemplateRequest;
  /** File name without its ending. */
  readonly name: string;
  /** Figures that are not 0, by data point. */
  readonly figures: Readonly<Record<string, number>>;
  /** Beginnings of the ids of data points left blank. Every other data point is 0. */
  readonly blanks: readonly string[];
}

/** 板浦镇 (连云港市海州区), report of 2023 in the form in force, totals typed. Two rows of 表三 were left blank. */
export const banpu2023: Example = {
  template: { organ: '板浦镇', kind: 'townshipGovernment', year: 2023, totals: 'typed' },
  name: '板浦镇2023年政府信息公开年报',
  figures: {
    'requests.received.naturalPerson': 3,
    'requests.received.total': 3,
    'requests.carriedIn.naturalPerson': 1,
    'requests.carriedIn.total': 1,
    'requests.unavailable.notHeld.naturalPerson': 4,
    'requests.unavailable.notHeld.total': 4,
    'requests.concluded.naturalPerson': 4,
    'requests.concluded.total': 4,
    'disputes.reconsideration.upheld': 1,
    'disputes.reconsideration.other': 3,
    'disputes.reconsideration.total': 4,
  },
  blanks: ['requests.other.feeUnpaid.', 'requests.other.other.'],
};
