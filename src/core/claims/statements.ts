import type { ClaimQuestion, ProseRuleId, Topic } from '../model/claim';
import { spokenTopics, topicsOf, type Quantity, type QuantityFinder, type Spoken } from './quantity';
import { has, isUnknown, isWord, lastOf, meanings, piecesOf } from './sentence';
import type { NumberToken, Token } from './tokens';

/** What a clause says of figures without a number: 未收到, 均已办结, 均为结果维持. */
export interface Statement {
  readonly rule: ProseRuleId;
  readonly stated: string;
  readonly subject: string;
  readonly asks: ClaimQuestion;
  /** Stretch of the sentence. */
  readonly from: number;
  readonly to: number;
  readonly doubtful?: true;
}

export interface StatementInput {
  readonly tokens: readonly Token[];
  readonly text: string;
  /** What the sentence before spoke of. */
  readonly before: Spoken;
  readonly finder: QuantityFinder;
  /** Whether a clause speaks of another organ. */
  readonly isElsewhere: (piece: readonly Token[]) => boolean;
}

/** Clauses of a sentence one after the other; each knows what those before it spoke of. */
export function statementsOf(input: StatementInput): readonly Statement[] {
  const { tokens, before, finder } = input;
  const found: Statement[] = [];
  let spoken: Spoken = { ...before, head: null };
  const heads: Quantity[] = [];
  for (const piece of piecesOf(tokens)) {
    const elsewhere = input.isElsewhere(piece);
    if (!elsewhere) {
      found.push(...nothingIn(piece, spoken, input));
      found.push(...everythingIn(piece, spoken, heads, input));
    }
    const topics = topicsOf(piece);
    if (topics !== null) spoken = { ...spoken, ...spokenTopics(topics) };
    const act = lastOf(meanings(piece, 'documentAct'))?.act;
    if (act !== undefined) spoken = { ...spoken, act };
    if (piece.some(isNumber)) {
      const counted = finder.resolve(piece, spoken);
      if (typeof counted !== 'string') heads.push(counted.quantity);
    }
  }
  return found;
}

function isNumber(token: Token): token is NumberToken {
  return token.kind === 'number';
}

function stretch(tokens: readonly Token[]): Pick<Statement, 'from' | 'to'> {
  return { from: tokens[0]?.at ?? 0, to: tokens[tokens.length - 1]?.end ?? 0 };
}

function textOf(text: string, tokens: readonly Token[]): string {
  const { from, to } = stretch(tokens);
  return text.slice(from, Math.min(to, from + LONGEST)).replace(/[。;]$/, '');
}

const LONGEST = 40;

/** 未收到…, 没有…, 无…: every quantity named is 0. */
function nothingIn(
  piece: readonly Token[],
  spoken: Spoken,
  { text, finder }: StatementInput,
): readonly Statement[] {
  const at = piece.findIndex((token) => isWord(token, 'negation'));
  if (at < 0 || has(piece, 'rest', 'inTime', 'rate', 'compare')) return [];
  const after = piece.slice(at + 1);
  const names = has(after, ...NAMES) ? after : piece.slice(0, at);
  if (has(names, 'negation', 'qualifier', 'andOthers', 'all', 'doubt') || piece.some(isNumber)) return [];
  if (!has(names, ...NAMES)) return [];
  return quantitiesOf(names, spoken, finder).map((quantity) => ({
    rule: ruleOfNothing(quantity),
    stated: textOf(text, piece.slice(names === after ? at : 0)),
    subject: quantity.subject,
    asks: { relation: 'none', bases: quantity.bases.slice(0, 1) },
    ...stretch(piece),
  }));
}

const NAMES = [
  'topic',
  'foreign',
  'row',
  'carry',
  'applicant',
  'result',
  'block',
  'documentAct',
  'nextYear',
] as const;

function ruleOfNothing({ rule }: Quantity): ProseRuleId {
  if (rule === 'TXT-01') return 'TXT-07';
  return rule === 'TXT-09' || rule === 'TXT-10' ? 'TXT-11' : rule;
}

/** The quantities that a list of names means; empty where a word among them is not understood. */
function quantitiesOf(names: readonly Token[], spoken: Spoken, finder: QuantityFinder): readonly Quantity[] {
  const cause = names.reduce((last, token, index) => (isWord(token, 'cause') ? index : last), -1);
  const words = has(names.slice(cause + 1), 'topic') ? names.slice(cause + 1) : names;
  const topics = namedTopics(words) ?? spoken.topics;
  const [topic] = topics;
  if (topic === undefined || topics.includes('processingFee')) return [];
  if (topic === 'requests' && topics.length === 1) return requestsOf(words, spoken, finder);
  return topics.flatMap((one) => ofTopic(one, words, spoken, finder));
}

/** Every topic named; null for none, empty where something foreign is named. */
function namedTopics(words: readonly Token[]): readonly Topic[] | null {
  if (has(words, 'foreign')) return [];
  const named = meanings(words, 'topic').map(({ topic }) => topic);
  const disputes = named.filter((topic) => DISPUTES.has(topic));
  const listed = named.includes('requests') && !isListed(words) ? disputes : named;
  const topics = disputes.length > 0 ? listed : named;
  return topics.length === 0 ? null : [...new Set(topics)];
}

const DISPUTES: ReadonlySet<Topic> = new Set(['reconsideration', 'litigation']);

/** 申请、行政复议: the first topic is followed by 、 or 和 and not by what it led to. */
function isListed(words: readonly Token[]): boolean {
  const first = words.findIndex((token) => isWord(token, 'topic'));
  const next = words[first + 1];
  return next?.kind === 'mark' || isWord(next, 'and');
}

function requestsOf(words: readonly Token[], spoken: Spoken, finder: QuantityFinder): readonly Quantity[] {
  const said = meanings(words, 'row').map(({ row }) => row);
  const topicAt = words.findIndex((token) => isWord(token, 'topic'));
  if (words.slice(0, Math.max(topicAt, 0)).some(isUnknown) || said.includes('concluded')) return [];
  const found = finder.resolve(words, { ...spoken, head: null });
  return typeof found === 'string' ? [] : [found.quantity];
}

function ofTopic(
  topic: Topic,
  words: readonly Token[],
  spoken: Spoken,
  finder: QuantityFinder,
): readonly Quantity[] {
  const bare = words.filter((token) => !isWord(token, 'topic', 'applicant', 'documentAct', 'filler'));
  if (topic === 'rules' || topic === 'norms') {
    const acts = meanings(words, 'documentAct').map(({ act }) => act);
    if (bare.some(isUnknown)) return [];
    return [...new Set(acts)].flatMap((act) => {
      const found = finder.resolve(bare, { ...spoken, topics: [topic], act });
      return typeof found === 'string' ? [] : [found.quantity];
    });
  }
  const named = words.find(
    (token) => isWord(token, 'topic') && token.means.kind === 'topic' && token.means.topic === topic,
  );
  const rest = bare.filter((token) => token.kind !== 'gap' && !isWord(token, 'row', 'and'));
  const found = finder.resolve(named ? [...rest, named] : rest, { ...spoken, topics: [topic] });
  return typeof found === 'string' ? [] : [found.quantity];
}

/** 均已办结, 均为…: what holds of every case spoken of. */
function everythingIn(
  piece: readonly Token[],
  spoken: Spoken,
  heads: readonly Quantity[],
  input: StatementInput,
): readonly Statement[] {
  const at = piece.findIndex((token) => isWord(token, 'all'));
  if (at < 0 || has(piece, 'inTime', 'qualifier', 'rest', 'rate') || has(piece.slice(at + 1), 'negation'))
    return [];
  if (piece.slice(at + 1).some(isNumber) || has(input.tokens, 'rest')) return [];
  const counted = piece.slice(0, at).some(isNumber) ? input.finder.resolve(piece.slice(0, at), spoken) : null;
  const head =
    (counted !== null && typeof counted !== 'string' ? counted.quantity : heads[heads.length - 1]) ?? null;
  const topics = topicsOf(piece.filter((token) => !isWord(token, 'block'))) ?? spoken.topics;
  if (topics === 'foreign') return [];
  const words = piece.slice(at + 1);
  const given = { piece, words, topics, head, heads, input };
  return topics.includes('requests') ? allRequests(given) : allDisputes(given);
}

interface Everything {
  readonly piece: readonly Token[];
  readonly words: readonly Token[];
  readonly topics: readonly Topic[];
  readonly head: Quantity | null;
  readonly heads: readonly Quantity[];
  readonly input: StatementInput;
}

function allRequests({
  piece,
  words,
  head,
  heads,
  input: { finder, text },
}: Everything): readonly Statement[] {
  if (head !== null && !head.topics.includes('requests')) return [];
  const rows = [...new Set(meanings(words, 'row').map(({ row }) => row))];
  const applicants = [...new Set(meanings(words, 'applicant').map(({ applicant }) => applicant))];
  const statement = (rule: ProseRuleId, subject: string, asks: ClaimQuestion): readonly Statement[] => [
    { rule, subject, asks, stated: textOf(text, piece), ...stretch(piece) },
  ];
  const [outcome] = rows.filter((row) => OUTCOMES.has(row));
  if (outcome !== undefined && rows.length === 1 && applicants.length === 0) {
    if (head === null && !RESULT.test(textOf(text, piece))) return [];
    const part = finder.request(outcome);
    return statement('TXT-05', part.subject, {
      relation: 'allOfKind',
      parts: part.bases,
      wholes: finder.request('concluded').bases,
    });
  }
  if (rows.length === 0 && applicants.length === 1) {
    const [row] =
      head?.row === undefined
        ? has(piece, 'row')
          ? meanings(piece, 'row').map((m) => m.row)
          : []
        : [head.row];
    if (row === undefined || (head !== null && head.applicant !== undefined)) return [];
    const part = finder.request(row, applicants);
    return statement(part.rule, part.subject, {
      relation: 'allOfKind',
      parts: part.bases,
      wholes: finder.request(row).bases,
    });
  }
  const concluded =
    rows.includes('concluded') || (rows.includes('handled') && DONE.test(textOf(text, piece)));
  if (!concluded || rows.some((row) => OUTCOMES.has(row)) || !concernsAll(head, heads)) return [];
  const carried = finder.request('carriedForward');
  return statement('TXT-08', carried.subject, { relation: 'allConcluded', bases: carried.bases });
}

const RESULT = /办理结果/;
const DONE = /办理完毕|办理完成|处理完毕/;

const OUTCOMES: ReadonlySet<string> = new Set([
  'granted',
  'partlyGranted',
  'refused',
  'unavailable',
  'notProcessed',
  'otherwise',
]);

/** What is said of all applications, not of those carried over, concluded or ended in one way only. */
function concernsAll(head: Quantity | null, heads: readonly Quantity[]): boolean {
  if (head === null) return true;
  if (heads.some(({ row }) => row === 'carriedForward')) return false;
  if (head.applicant !== undefined) return heads.some(({ row }) => row !== undefined && TAKEN.has(row));
  return (
    head.row !== undefined &&
    (TAKEN.has(head.row) ||
      (head.row === 'carriedIn' && heads.some(({ row }) => row !== undefined && TAKEN.has(row))))
  );
}

const TAKEN: ReadonlySet<string> = new Set(['received', 'newlyReceived', 'intake', 'handled']);

function allDisputes({
  piece,
  words,
  topics,
  head,
  input: { finder, text },
}: Everything): readonly Statement[] {
  const own = topics.filter((topic) => DISPUTES.has(topic));
  if (own.length === 0 || own.length !== topics.length) return [];
  const results = [...new Set(meanings(words, 'result').map(({ result }) => result))];
  const blocks = [...new Set(meanings(words, 'block').map(({ block }) => block))];
  const spoken: Spoken = { topics: own, foreign: false, head: null, act: null, block: null };
  const named = piece.filter((token) => !words.includes(token) && isWord(token, 'block'));
  const whole = finder.resolve(named.length > 0 ? named : [ALL_CASES], spoken);
  if (typeof whole === 'string') return [];
  const make = (part: readonly Token[], relation: 'allOfKind' | 'none'): readonly Statement[] => {
    const found = finder.resolve([...named, ...part], spoken);
    if (typeof found === 'string') return [];
    const { rule, subject, bases } = found.quantity;
    const asks: ClaimQuestion =
      relation === 'none'
        ? { relation: 'allConcluded', bases }
        : {
            relation,
            parts: bases,
            wholes: named.length > 0 ? whole.quantity.bases : wholesOf(head, whole.quantity, own),
          };
    return [{ rule, subject, asks, stated: textOf(text, piece), ...stretch(piece) }];
  };
  if (results.length === 1 && blocks.length === 0)
    return make(
      words.filter((token) => isWord(token, 'result')),
      'allOfKind',
    );
  if (blocks.length === 1 && results.length === 0)
    return make(
      words.filter((token) => isWord(token, 'block')),
      'allOfKind',
    );
  if (
    results.length === 0 &&
    blocks.length === 0 &&
    meanings(words, 'row').some(({ row }) => row === 'concluded')
  )
    return make(
      [{ kind: 'word', at: 0, end: 0, means: { kind: 'result', result: 'pending' }, text: '' }],
      'none',
    );
  return [];
}

/** Asks for all cases of what is spoken of. */
const ALL_CASES: Token = { kind: 'word', at: 0, end: 0, means: { kind: 'sum' }, text: '' };

/** 均为 speaks of the cases counted before, where these are of the same kind. */
function wholesOf(head: Quantity | null, whole: Quantity, own: readonly Topic[]): Quantity['bases'] {
  return head !== null && head.topics.join() === own.join() && !head.subject.includes('·')
    ? [...whole.bases, ...head.bases]
    : whole.bases;
}
