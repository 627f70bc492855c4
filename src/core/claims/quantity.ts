import type { Basis, ClaimVocabulary, DisputeBlock, ProseRuleId, Topic } from '../model/claim';
import { has, isMark, isUnknown, isWord, joined, meanings } from './sentence';
import type { Token, WordToken } from './tokens';

/** What a number counts, as far as the tables know it. */
export interface Quantity {
  readonly topics: readonly Topic[];
  readonly rule: ProseRuleId;
  readonly subject: string;
  readonly bases: readonly Basis[];
  /** The row of 表三, for what is said of its parts; absent elsewhere. */
  readonly row?: string;
  /** Names the applicants; absent for all together. */
  readonly applicant?: string;
  readonly doubtful?: true;
}

/**
 * A quantity of the tables · part: some of what is spoken of, but no figure of the tables · none: no figure at all, or
 * of something else.
 */
export type Resolution = { readonly quantity: Quantity } | 'part' | 'none';

/** What sentences before say, where the words at the number leave something out. */
export interface Spoken {
  readonly topics: readonly Topic[];
  /** Something that no table counts was spoken of last. */
  readonly foreign: boolean;
  /** The number that what follows is part of. */
  readonly head: Quantity | null;
  /** 制发, 废止, 现行有效 said before. */
  readonly act: 'issued' | 'repealed' | 'inForce' | null;
  /** The block of 行政诉讼 said before. */
  readonly block: DisputeBlock | null;
}

/** Finds the figures that words speak of. */
export class QuantityFinder {
  /** Quantities of 表三 are few and asked for again and again. */
  private readonly combined = new Map<string, Quantity>();

  constructor(private readonly vocabulary: ClaimVocabulary) {}

  resolve(words: readonly Token[], spoken: Spoken): Resolution {
    const topics =
      topicsOf(words) ?? (spoken.topics.length === 0 ? impliedTopics(words, spoken) : spoken.topics);
    if (topics === 'foreign') return 'none';
    const [topic, ...more] = topics;
    if (topic === undefined) return 'none';
    switch (topic) {
      case 'requests':
        return more.length > 0 ? 'part' : this.requests(words, spoken);
      case 'reconsideration':
      case 'litigation':
        return this.disputes(words, topics, spoken);
      case 'rules':
      case 'norms':
        return this.documents(words, topics, spoken);
      case 'licences':
      case 'penalties':
      case 'compulsion':
        return this.decisions(words, topics);
      case 'fees':
        return { quantity: this.fees() };
      case 'processingFee':
        return 'part';
    }
  }

  /** A row of 表三 for these applicants; all together where none are named. */
  request(name: string, applicants: readonly string[] = []): Quantity {
    const row = this.vocabulary.rows[name];
    if (!row) throw new Error(`the vocabulary has no row “${name}”`);
    return this.combine([name], applicants);
  }

  private combine(names: readonly string[], applicants: readonly string[], summed = false): Quantity {
    const key = `${names.join()}|${applicants.join()}|${summed}`;
    const known = this.combined.get(key);
    const quantity = known ?? this.combineAnew(names, applicants, summed);
    if (!known) this.combined.set(key, quantity);
    return quantity;
  }

  private combineAnew(names: readonly string[], applicants: readonly string[], summed: boolean): Quantity {
    const { rows, tables } = this.vocabulary;
    const meant = names.flatMap((name) => rows[name] ?? []);
    const columns = applicants.flatMap((name) => this.vocabulary.applicants[name]?.columns ?? []);
    const who = applicants.map((name) => this.vocabulary.applicants[name]?.name ?? name).join('、');
    const everybody = applicants.includes('natural') && applicants.includes('organisations');
    const all = columns.length === 0 || everybody;
    const basis = (key: string, name: string, keys: readonly string[]): Basis => ({
      key,
      name: `${tables.requests}${name}${all ? '' : `·${who}`}`,
      points: [...new Set(keys)].flatMap((row) =>
        (all ? ['total'] : columns).map((column) => `requests.${row}.${column}`),
      ),
    });
    const bases = summed
      ? [
          basis(
            'sum',
            meant.map(({ subject }) => subject).join('与'),
            meant.flatMap((row) => row.bases[0]?.rows ?? []),
          ),
        ]
      : distinct(
          meant.flatMap((row) => row.bases.map(({ key, name, rows: keys }) => basis(key, name, keys))),
        );
    const [first] = meant;
    return {
      topics: ['requests'],
      rule: all ? (first?.rule ?? 'TXT-01') : applicantRule(first?.rule),
      subject: `${all ? '' : who}${meant.map(({ subject }) => subject).join('、')}`,
      bases,
      row: names[0] ?? 'received',
      ...(all ? {} : { applicant: applicants.join('+') }),
    };
  }

  private requests(words: readonly Token[], { head }: Spoken): Resolution {
    if (has(words, 'qualifier', 'doubt', 'block')) return 'part';
    const applicants = this.applicantsOf(words);
    if (applicants === null) return 'part';
    const names = rowsOf(words);
    if (names === 'part' || names === 'lastYear') return names === 'part' ? 'part' : 'none';
    const outcomes = names.filter((name) => this.vocabulary.rows[name]?.rule === 'TXT-05');
    if (outcomes.length > 0) return this.outcomes(words, outcomes, applicants);
    if (restricted(words)) return 'part';
    if (names.length > 0) {
      const chosen = names.includes('newlyReceived') ? ['newlyReceived'] : names;
      return { quantity: this.combine(chosen, applicants) };
    }
    if (applicants.length > 0) return { quantity: this.combine([rowOfHead(head) ?? 'received'], applicants) };
    const named = meanings(words, 'topic').length > 0;
    if (has(words, 'sum', 'whole') && rowOfHead(head) !== null)
      return { quantity: this.request(rowOfHead(head) ?? 'received') };
    if (has(words, 'whole')) return { quantity: this.combine(['received', 'handled'], []) };
    return named && (head === null || !head.topics.includes('requests'))
      ? { quantity: this.request('received') }
      : 'part';
  }

  /** null where the same word could name more than one column. */
  private applicantsOf(words: readonly Token[]): readonly string[] | null {
    const names = [...new Set(meanings(words, 'applicant').map(({ applicant }) => applicant))];
    if (names.includes('otherOrganisations')) return null;
    if (names.length > 1 && !allJoined(words, 'applicant')) return null;
    return names;
  }

  private outcomes(
    words: readonly Token[],
    names: readonly string[],
    applicants: readonly string[],
  ): Resolution {
    const groups = names.filter((name) => GROUPS.has(name));
    const leaves = names.filter((name) => !GROUPS.has(name));
    if (groups.length > 1 || (groups.length === 0 && leaves.length > 1)) {
      const several = groups.length > 1 ? groups : leaves;
      if (!allJoined(words, 'row') || has(words, 'andOthers')) return 'part';
      return { quantity: this.combine(several, applicants, true) };
    }
    const [group] = groups;
    if (group === undefined) return { quantity: this.combine(leaves, applicants) };
    if (leaves.length === 0 || has(words, 'andOthers'))
      return { quantity: this.combine([group], applicants) };
    return { quantity: this.combine([leaves[0] ?? group, group], applicants) };
  }

  private disputes(words: readonly Token[], topics: readonly Topic[], { block }: Spoken): Resolution {
    if (
      has(words, 'qualifier', 'applicant') ||
      meanings(words, 'row').some(({ row }) => !IN_DISPUTES.has(row))
    )
      return 'part';
    const last = words.reduce(
      (found, token, index) => (isWord(token, 'topic', 'result', 'block') ? index : found),
      -1,
    );
    if (last >= 0 && words.slice(last + 1).some(isUnknown)) return 'part';
    const results = [...new Set(meanings(words, 'result').map(({ result }) => result))];
    if (results.length > 1 && !allJoined(words, 'result')) return 'part';
    const blocks = [...new Set(meanings(words, 'block').map((meaning) => meaning.block))];
    const named = meanings(words, 'topic').length > 0 || blocks.length > 0;
    if (results.length === 0 && !named && !has(words, 'sum', 'whole')) return 'part';
    const own = blocks.length > 0 ? blocks : blocksOf(topics);
    const rows = meanings(words, 'row').map(({ row }) => row);
    const columns = results.length > 0 ? results : ['total'];
    const readings = [
      { blocks: own, columns },
      ...(rows.includes('concluded') && results.length === 0
        ? [{ blocks: own, columns: ['upheld', 'corrected', 'other'] }]
        : []),
      ...(results.length > 0 && blocks.length === 0 && block !== null && topics.includes('litigation')
        ? [{ blocks: [block], columns }]
        : []),
    ];
    return {
      quantity: {
        topics,
        rule: own.includes('reconsideration') ? 'TXT-09' : 'TXT-10',
        subject: [
          topics.map((topic) => this.vocabulary.topics[topic]).join('、'),
          ...results.map((result) => this.vocabulary.results[result] ?? ''),
        ].join(''),
        bases: readings.map((reading) => this.disputeBasis(reading)),
        ...(has(words, 'doubt') || rows.includes('handled') || rows.includes('concluded')
          ? { doubtful: true as const }
          : {}),
      },
    };
  }

  private disputeBasis({
    blocks,
    columns,
  }: {
    readonly blocks: readonly DisputeBlock[];
    readonly columns: readonly string[];
  }): Basis {
    const { tables, results } = this.vocabulary;
    const names = blocks.map((block) => this.vocabulary.blocks[block]);
    return {
      key: blocks.join('+'),
      name: `${tables.disputes}${names.join('与')}${columns.map((column) => results[column] ?? column).join('与')}`,
      points: blocks.flatMap((block) => columns.map((column) => `disputes.${block}.${column}`)),
    };
  }

  private documents(words: readonly Token[], topics: readonly Topic[], { act }: Spoken): Resolution {
    if (has(words, 'qualifier', 'doubt', 'applicant', 'result', 'carry')) return 'part';
    const said = [...new Set(meanings(words, 'documentAct').map((meaning) => meaning.act))];
    const rows = meanings(words, 'row').map(({ row }) => row);
    if (rows.some((row) => row !== 'newlyReceived')) return 'part';
    if (said.length === 0 && rows.length === 0 && !has(words, 'topic')) return 'part';
    const acts = said.length > 0 ? said : rows.length > 0 ? (['issued'] as const) : act === null ? [] : [act];
    if (acts.length !== 1) return 'part';
    const basis = (column: 'issued' | 'repealed' | 'inForce'): Basis => ({
      key: column,
      name: `${this.vocabulary.tables.proactive}${this.namesOf(topics)}${this.vocabulary.documentActs[column]}`,
      points: topics.map((topic) => `proactive.${DOCUMENT_ROWS.get(topic) ?? ''}.${column}`),
    });
    return {
      quantity: {
        topics,
        rule: 'TXT-12',
        subject: `${this.namesOf(topics)}${acts.map((column) => this.vocabulary.documentActs[column]).join('')}`,
        bases: acts.map(basis),
      },
    };
  }

  private decisions(words: readonly Token[], topics: readonly Topic[]): Resolution {
    if (!has(words, 'topic')) return 'part';
    if (has(words, 'qualifier', 'doubt', 'applicant', 'result', 'documentAct', 'carry')) return 'part';
    const rows = meanings(words, 'row').map(({ row }) => row);
    if (rows.some((row) => row !== 'handled' && row !== 'concluded')) return 'part';
    return {
      quantity: {
        topics,
        rule: 'TXT-13',
        subject: this.namesOf(topics),
        bases: [
          {
            key: 'decided',
            name: `${this.vocabulary.tables.proactive}${this.namesOf(topics)}`,
            points: topics.map((topic) => `proactive.${topic}.decided`),
          },
        ],
        ...(rows.length > 0 ? { doubtful: true as const } : {}),
      },
    };
  }

  private fees(): Quantity {
    return {
      topics: ['fees'],
      rule: 'TXT-13',
      subject: this.vocabulary.topics.fees,
      bases: [
        {
          key: 'fees',
          name: `${this.vocabulary.tables.proactive}${this.vocabulary.topics.fees}`,
          points: ['proactive.fees.collected'],
        },
      ],
    };
  }

  private namesOf(topics: readonly Topic[]): string {
    return topics.map((topic) => this.vocabulary.topics[topic]).join('与');
  }
}

const GROUPS: ReadonlySet<string> = new Set([
  'granted',
  'partlyGranted',
  'refused',
  'unavailable',
  'notProcessed',
  'otherwise',
]);
const IN_DISPUTES: ReadonlySet<string> = new Set(['received', 'newlyReceived', 'concluded', 'handled']);
const DOCUMENT_ROWS: ReadonlyMap<Topic, string> = new Map([
  ['rules', 'rules'],
  ['norms', 'normativeDocuments'],
]);

export function blocksOf(topics: readonly Topic[]): readonly DisputeBlock[] {
  return topics.flatMap((topic) =>
    topic === 'reconsideration'
      ? ['reconsideration']
      : topic === 'litigation'
        ? ['directLitigation', 'litigationAfterReconsideration']
        : [],
  );
}

/** Applicants of the sums of 表三 are TXT-02, those of single outcomes belong to their rows. */
function applicantRule(rule: ProseRuleId | undefined): ProseRuleId {
  return rule === 'TXT-05' || rule === 'TXT-03' || rule === 'TXT-06' ? rule : 'TXT-02';
}

function rowOfHead(head: Quantity | null): string | null {
  return head?.topics.includes('requests') === true ? (head.row ?? null) : null;
}

function distinct(bases: readonly Basis[]): readonly Basis[] {
  return bases.filter(
    (basis, index) => bases.findIndex(({ key, name }) => key === basis.key && name === basis.name) === index,
  );
}

/** Rows that the words name. A year without 结转 is last year's figure, or what goes on in the next. */
function rowsOf(words: readonly Token[]): readonly string[] | 'part' | 'lastYear' {
  const said = [...new Set(meanings(words, 'row').map(({ row }) => row))];
  const [last, next] = [has(words, 'lastYear'), has(words, 'nextYear')];
  if (next && !last) return ['carriedForward'];
  if (has(words, 'carry')) {
    if (!last || next) return 'part';
    return said.some((row) => !CARRIED.has(row)) ? 'part' : ['carriedIn'];
  }
  if (last) return 'lastYear';
  if (meanings(words, 'result').some(({ result }) => result === 'pending')) return ['carriedForward'];
  return has(words, 'result') ? 'part' : said;
}

/** What is done with carried cases as with new ones. */
const CARRIED: ReadonlySet<string> = new Set(['received', 'newlyReceived', 'handled']);

/** Unknown words between the doing and the number may say which applications are meant. */
function restricted(words: readonly Token[]): boolean {
  const first = words.findIndex((token) => isWord(token, 'row', 'applicant', 'topic'));
  return first >= 0 && words.slice(first).some(isUnknown);
}

/** All words of the kind are joined by 和, 或 or 、. */
function allJoined(words: readonly Token[], kind: 'row' | 'applicant' | 'result'): boolean {
  const places = words.flatMap((token, index) => (isWord(token, kind) ? [index] : []));
  return places.every((place, i) => i === 0 || joinedTopics(words, places[i - 1] ?? 0, place));
}

function joinedTopics(words: readonly Token[], from: number, to: number): boolean {
  return (
    joined(words, from, to) &&
    words.slice(from + 1, to).some((token) => isMark(token, '、') || isWord(token, 'and'))
  );
}

/** Results of 表三 are those of applications, whether or not these are named. */
function impliedTopics(words: readonly Token[], { foreign }: Spoken): readonly Topic[] {
  const rows = meanings(words, 'row').map(({ row }) => row);
  const carried = has(words, 'carry') && has(words, 'lastYear', 'nextYear');
  return !foreign && (carried || rows.some((row) => GROUPS.has(row))) ? ['requests'] : [];
}

/** Topics that the words name: those joined with the last one; foreign where something else is named last. */
export function topicsOf(words: readonly Token[]): readonly Topic[] | 'foreign' | null {
  let next: number | null = null;
  const topics: Topic[] = [];
  for (let place = words.length - 1; place >= 0; place -= 1) {
    const token = words[place];
    if (!isWord(token, 'topic', 'foreign', 'block')) continue;
    if (next !== null && !joinedTopics(words, place, next)) break;
    next = place;
    const topic = topicOf(token, words[place - 1]);
    if (topic === 'foreign') return topics.length === 0 ? 'foreign' : topics;
    if (!topics.includes(topic)) topics.unshift(topic);
  }
  return next === null ? null : topics;
}

/** An 申请 that an unknown word stands before is one of another kind. */
function topicOf({ means, text }: WordToken, before: Token | undefined): Topic | 'foreign' {
  if (means.kind === 'block') return 'litigation';
  if (means.kind !== 'topic') return 'foreign';
  return means.topic === 'requests' && text === '申请' && isUnknown(before) ? 'foreign' : means.topic;
}

/** What is spoken of after words about these topics. */
export function spokenTopics(topics: readonly Topic[] | 'foreign'): Pick<Spoken, 'topics' | 'foreign'> {
  return topics === 'foreign' ? { topics: [], foreign: true } : { topics, foreign: false };
}
