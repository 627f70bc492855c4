import type { Words } from '../findings/words';
import type { Passage } from '../documents/plain-text';
import type { Basis, Claim, ClaimQuestion, ProseRules } from '../model/claim';
import type { RecognisedReport } from '../model/fact';
import type { Finding, Message } from '../model/finding';
import { factFigures, previousFigures, type BasisReader } from './claim-figures';

export interface CheckClaimsOptions {
  readonly rules: Pick<ProseRules, 'rules' | 'doubtful'>;
  readonly words: Words;
}

/** Findings about the claims that the figures contradict, in the order of the text. */
export function checkClaims(
  claims: readonly Claim[],
  passage: Passage,
  report: RecognisedReport,
  { rules, words }: CheckClaimsOptions,
): readonly Finding[] {
  const checker = new ClaimChecker(report, claims);
  const seen = new Map<string, number>();
  return claims.flatMap((claim, index) => {
    const contradiction = checker.contradiction(index);
    if (!contradiction) return [];
    const key = `${claim.rule}:${claim.clause}:${claim.stated}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return [
      findingOf(claim, contradiction, {
        id: times === 1 ? key : `${key}:${times}`,
        severity: claim.doubtful ? rules.doubtful : rules.rules[claim.rule].severity,
        source: rules.rules[claim.rule].source,
        quote: passage.quoteAround(claim.at, claim.length),
        report,
        words,
      }),
    ];
  });
}

/** What contradicts a claim: how it is worded, and the figures concerned. */
interface Contradiction {
  readonly wording: string;
  readonly values: Message['values'];
  /** Readings of the claim, first the likeliest. */
  readonly bases: readonly Basis[];
}

type Asked<R extends ClaimQuestion['relation']> = Extract<ClaimQuestion, { readonly relation: R }>;

class ClaimChecker {
  private readonly figures: BasisReader;
  private readonly lastYear: BasisReader | null;

  constructor(
    report: RecognisedReport,
    private readonly claims: readonly Claim[],
  ) {
    this.figures = factFigures(report.facts);
    const { previous, profile } = report;
    const comparable =
      previous !== null &&
      (previous.year === null || profile.year === null || previous.year === profile.year - 1);
    this.lastYear = comparable ? previousFigures(previous.figures) : null;
  }

  contradiction(index: number): Contradiction | null {
    const claim = this.claims[index];
    if (!claim) return null;
    const { asks } = claim;
    switch (asks.relation) {
      case 'equals':
        return this.equals(claim, asks);
      case 'none':
      case 'allConcluded':
        return this.nothing(asks);
      case 'allOfKind':
        return this.allOfKind(asks);
      case 'share':
        return this.share(claim, asks);
      case 'change':
        return this.change(claim, asks);
      case 'sum':
        return sum(claim, asks);
    }
  }

  /** Readings that the claim may have: those of the claim it follows, where that holds on some of them. */
  private basesOf(claim: Claim, bases: readonly Basis[]): readonly Basis[] {
    const leader = claim.follows === undefined ? undefined : this.claims[claim.follows];
    if (leader?.asks.relation !== 'equals') return bases;
    const holding = leader.asks.bases.filter((basis) => this.figures.valueOf(basis) === leader.value);
    const shared = bases.filter(({ key }) => holding.some((basis) => basis.key === key));
    return shared.length > 0 ? shared : bases;
  }

  private equals(claim: Claim, asks: Asked<'equals'>): Contradiction | null {
    const bases = this.basesOf(claim, asks.bases);
    const values = bases.map((basis) => this.figures.valueOf(basis));
    const [first] = values;
    if (first === undefined || first === null || values.includes(null)) return null;
    const times = claim.stated.endsWith('元') ? YUAN_PER_UNIT : 1;
    if (values.some((value) => value !== null && isSame(value * times, claim, times))) return null;
    return {
      wording: bases.length > 1 ? 'several' : 'one',
      values: { figures: this.told(bases), difference: difference(claim.value, first * times, times) },
      bases,
    };
  }

  private nothing(asks: Asked<'none'> | Asked<'allConcluded'>): Contradiction | null {
    const values = asks.bases.map((basis) => this.figures.valueOf(basis));
    if (values.length === 0 || values.some((value) => value === null || value === 0)) return null;
    return {
      wording: asks.relation === 'none' ? 'none' : 'allConcluded',
      values: { figures: this.told(asks.bases) },
      bases: asks.bases,
    };
  }

  private allOfKind({ parts, wholes }: Asked<'allOfKind'>): Contradiction | null {
    const some = parts.map((basis) => this.figures.valueOf(basis));
    const all = wholes.map((basis) => this.figures.valueOf(basis));
    if (some.length === 0 || all.length === 0 || some.includes(null) || all.includes(null)) return null;
    if (some.some((part) => all.includes(part))) return null;
    return {
      wording: 'allOfKind',
      values: { figures: this.told(parts), wholes: this.told(wholes) },
      bases: [...parts, ...wholes],
    };
  }

  private share(claim: Claim, { parts, wholes }: Asked<'share'>): Contradiction | null {
    const shares = parts.flatMap((part) =>
      wholes.map((whole) => percentOf(this.figures.valueOf(part), this.figures.valueOf(whole))),
    );
    const [first] = shares;
    if (first === undefined || first === null || shares.includes(null)) return null;
    if (shares.some((share) => share !== null && isRounded(share, claim))) return null;
    return {
      wording: 'share',
      values: {
        figures: this.told(parts),
        wholes: this.told(wholes),
        shouldBe: percentText(first, claim),
      },
      bases: [...parts, ...wholes],
    };
  }

  private change(claim: Claim, { bases: given, direction, by }: Asked<'change'>): Contradiction | null {
    const { lastYear } = this;
    if (!lastYear) return null;
    const bases = this.basesOf(claim, given);
    const years = bases.map((basis) => ({
      basis,
      now: this.figures.valueOf(basis),
      before: lastYear.valueOf(basis),
    }));
    const changes = years.map(({ now, before }) =>
      now === null || before === null || (by === 'percent' && before === 0)
        ? null
        : by === 'cases'
          ? now - before
          : ((now - before) * 100) / before,
    );
    const [first] = changes;
    const [year] = years;
    if (first === undefined || first === null || changes.includes(null) || !year) return null;
    const holds = (change: number): boolean =>
      by === 'cases'
        ? change === direction * claim.value
        : isRounded(change, { ...claim, value: direction * claim.value });
    if (changes.some((change) => change !== null && holds(change))) return null;
    return {
      wording: by === 'cases' ? 'changeCases' : 'changePercent',
      values: {
        figures: this.told([year.basis]),
        before: year.before ?? 0,
        shouldBe: {
          key: first > 0 ? 'finding.prose.rise' : first < 0 ? 'finding.prose.fall' : 'finding.prose.same',
          values: { change: by === 'cases' ? Math.abs(first) : percentText(Math.abs(first), claim) },
        },
      },
      bases,
    };
  }

  /** Figures with their names, one after the other. */
  private told(bases: readonly Basis[]): Message {
    const [first, ...rest] = bases;
    const one: Message = {
      key: 'finding.prose.figure',
      values: { name: first?.name ?? '', value: first ? (this.figures.valueOf(first) ?? 0) : 0 },
    };
    return rest.length === 0
      ? one
      : { key: 'finding.prose.and', values: { first: one, rest: this.told(rest) } };
  }
}

/** 表二 gives fees in 万元. */
const YUAN_PER_UNIT = 10_000;

/** Cases must be the same; an amount may be rounded as it is written. */
function isSame(value: number, claim: Claim, times: number): boolean {
  if (times === 1) return value === claim.value;
  const unit = (claim.stated.includes('万') ? YUAN_PER_UNIT : 1) / 10 ** claim.decimals;
  return Math.abs(value - claim.value) <= unit / 2 + 1e-6 * unit;
}

function difference(stated: number, figure: number, times: number): number {
  return Number((Math.abs(stated - figure) / times).toFixed(6));
}

function percentOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : (part * 100) / whole;
}

/** Rounded, or cut off, to the digits that the text gives. */
function isRounded(exact: number, { value, decimals }: Pick<Claim, 'value' | 'decimals'>): boolean {
  const unit = 10 ** -decimals;
  const off = Math.abs(value) - Math.abs(exact);
  const sameSign = value === 0 || Math.abs(exact) < unit || Math.sign(value) === Math.sign(exact);
  return sameSign && off <= unit / 2 + 1e-9 && off > -unit + 1e-9;
}

/** As exact as the text, and two digits more where it is not exact. */
function percentText(percent: number, { decimals }: Claim): string {
  return String(Number(percent.toFixed(Math.max(2, decimals))));
}

function sum(claim: Claim, { parts, complete }: Asked<'sum'>): Contradiction | null {
  const total = parts.reduce((all, part) => all + part, 0);
  if (total === claim.value || (!complete && total < claim.value)) return null;
  return {
    wording: complete ? 'sum' : 'sumOver',
    values: { parts: parts.join('+'), total, difference: Math.abs(total - claim.value) },
    bases: [],
  };
}

interface FindingContext extends Pick<Finding, 'id' | 'severity' | 'source' | 'quote'> {
  readonly report: RecognisedReport;
  readonly words: Words;
}

function findingOf(
  claim: Claim,
  { wording, values, bases }: Contradiction,
  { id, severity, source, quote, report, words }: FindingContext,
): Finding {
  const figures = factFigures(report.facts);
  const [likeliest] = bases;
  const points = [...new Set(bases.flatMap((basis) => figures.pointsOf(basis)))];
  const cells = points.flatMap((point) => report.facts.get(point)?.place ?? []);
  const [first] = points;
  return {
    id,
    rule: claim.rule,
    severity,
    table: first === undefined ? null : words.tableOf(first),
    points,
    cells,
    strong: likeliest ? figures.pointsOf(likeliest).length : 0,
    message: {
      key: `finding.prose.${wording}`,
      values: { stated: claim.stated, subject: claim.subject, ...values },
    },
    explains: [],
    ...(quote ? { quote } : {}),
    ...(first !== undefined && points.length === 1 ? { where: words.spot(first) } : {}),
    source,
  };
}
