import type { Passage } from '../documents/plain-text';
import { isSameOrgan } from '../documents/years';
import type { Claim, ClaimQuestion, ClaimVocabulary, ProseRuleId } from '../model/claim';
import {
  QuantityFinder,
  spokenTopics,
  topicsOf,
  type Quantity,
  type Resolution,
  type Spoken,
} from './quantity';
import {
  afterBreakdown,
  has,
  isMark,
  isUnknown,
  isWord,
  lastOf,
  meanings,
  piecesOf,
  slotsOf,
  type Slot,
} from './sentence';
import { statementsOf } from './statements';
import { Tokeniser, type Token } from './tokens';

/** A fee that the text says was taken, in yuan. */
export interface FeeStatement {
  readonly yuan: number;
  readonly at: number;
  readonly length: number;
}

export interface ReadText {
  readonly claims: readonly Claim[];
  readonly fees: readonly FeeStatement[];
}

export interface ReadOptions {
  readonly vocabulary: ClaimVocabulary;
  /** The report year; null where it is not known. */
  readonly year: number | null;
  /** Name of the organ; null where it is not known. */
  readonly organ: string | null;
}

/**
 * Everything a text claims about figures of the report, in the order of the text. What is not understood with certainty
 * is no claim.
 */
export function readClaims(passage: Passage, options: ReadOptions): ReadText {
  const reader = new TextReader(options);
  for (const { text, at } of passage.sentences()) {
    if (passage.plain[at - 1] === '\n') reader.newParagraph();
    if (text.length > LONGEST_SENTENCE) continue;
    reader.read(text, at, passage.plain[at + text.length] === '\n' && !/[。;]$/.test(text));
    if (text.endsWith('。')) reader.endSentence();
  }
  return { claims: reader.claims, fees: reader.fees };
}

/** Longer stretches without a full stop are no sentences but what was a table or a picture. */
const LONGEST_SENTENCE = 3000;

/** A number with what was found out about it. */
interface Resolved {
  readonly slot: Slot;
  /** Where it is a part or no figure, only its value counts, in sums. */
  readonly resolution: Resolution;
  /** Position among the claims; null without one. */
  readonly claim: number | null;
}

const NOTHING_SPOKEN: Spoken = { topics: [], foreign: false, head: null, act: null, block: null };

class TextReader {
  readonly claims: Claim[] = [];
  readonly fees: FeeStatement[] = [];
  private readonly tokeniser: Tokeniser;
  private readonly finder: QuantityFinder;
  private spoken: Spoken = NOTHING_SPOKEN;
  /** What the heading above speaks of. */
  private headed: Spoken['topics'] = [];
  /** The claim of the head, for what stands on the same basis. */
  private headClaim: number | null = null;

  constructor(private readonly options: ReadOptions) {
    this.tokeniser = new Tokeniser(options.vocabulary, options.year);
    this.finder = new QuantityFinder(options.vocabulary);
  }

  newParagraph(): void {
    this.spoken = { ...NOTHING_SPOKEN, topics: this.headed };
    this.headClaim = null;
  }

  endSentence(): void {
    this.spoken = { ...this.spoken, foreign: false, act: null, block: null };
  }

  read(text: string, at: number, isHeading: boolean): void {
    const tokens = this.tokeniser.tokens(text);
    if (isHeading && text.length <= LONGEST_HEADING && !tokens.some(({ kind }) => kind === 'number')) {
      const topics = topicsOf(tokens);
      this.headed = topics === 'foreign' || topics === null ? [] : topics;
      return;
    }
    const sentence = new SentenceReader(this.options, this.finder, tokens, text, at);
    const found = sentence.read(this.spoken, this.headClaim, this.claims.length);
    this.claims.push(...found.claims);
    this.fees.push(...found.fees);
    this.spoken = found.spoken;
    this.headClaim = found.headClaim;
  }
}

const LONGEST_HEADING = 30;

interface SentenceClaims extends ReadText {
  readonly spoken: Spoken;
  readonly headClaim: number | null;
}

type ClaimDraft = Omit<Claim, 'clause' | 'at' | 'length' | 'decimals'>;

/** Reads one sentence; what it says without numbers is found by `statementsOf`. */
class SentenceReader {
  private readonly claims: Claim[] = [];
  private readonly fees: FeeStatement[] = [];
  private readonly numbers: Resolved[] = [];
  private spoken: Spoken = NOTHING_SPOKEN;
  private headClaim: number | null = null;
  /** Last year was spoken of for comparison. */
  private compared = false;
  /** The organ whose figures are given is another one. */
  private elsewhere = false;
  /** What was spoken of before a bracket. */
  private readonly outside: { readonly spoken: Spoken; readonly headClaim: number | null }[] = [];
  private first = 0;
  /** Words of a list whose numbers are still to come, with what is said of all of them. */
  private listed: { readonly common: readonly Token[]; readonly words: readonly Token[] } = {
    common: [],
    words: [],
  };

  constructor(
    private readonly options: ReadOptions,
    private readonly finder: QuantityFinder,
    private readonly tokens: readonly Token[],
    private readonly text: string,
    private readonly at: number,
  ) {}

  /** @param first  how many claims stand before those of this sentence */
  read(spoken: Spoken, headClaim: number | null, first: number): SentenceClaims {
    this.first = first;
    this.headClaim = headClaim;
    const startsAsPart = this.tokens.slice(0, 3).some((token) => isWord(token, 'breakdown'));
    this.spoken = startsAsPart ? spoken : { ...spoken, head: null };
    let seen = 0;
    for (const slot of slotsOf(this.tokens)) {
      this.pass(this.tokens.slice(seen, slot.index));
      this.readNumber(slot);
      this.pass(slot.after);
      seen = slot.index + 1 + slot.after.length;
    }
    this.pass(this.tokens.slice(seen));
    this.readSums();
    this.readStatements(spoken);
    return { claims: this.claims, fees: this.fees, spoken: this.spoken, headClaim: this.headClaim };
  }

  /** Takes notice of what is spoken of, and of brackets. */
  private pass(tokens: readonly Token[]): void {
    for (const token of tokens) {
      if (isMark(token, '(')) this.outside.push({ spoken: this.spoken, headClaim: this.headClaim });
      else if (isMark(token, ')')) {
        const before = this.outside.pop();
        if (before) ({ spoken: this.spoken, headClaim: this.headClaim } = before);
      }
    }
    if (has(tokens, 'compare')) this.compared = true;
    if (has(tokens, 'topic', 'foreign', 'block', 'documentAct')) this.takeUp(tokens);
    this.elsewhere = this.organOf(tokens) ?? this.elsewhere;
  }

  /** 新收申请中，自然人…: what is counted is part of what the clause before names. */
  private takeFrame({ before }: Slot): void {
    const frame = piecesOf(before).slice(0, -1).reverse().find(isFrame);
    if (!frame) return;
    const found = this.finder.resolve(frame.slice(0, -1), { ...this.spoken, head: null });
    if (typeof found === 'string') return;
    this.spoken = { ...this.spoken, head: found.quantity };
    this.headClaim = null;
  }

  private takeUp(tokens: readonly Token[]): void {
    const topics = topicsOf(tokens);
    const act = lastOf(meanings(tokens, 'documentAct'))?.act;
    const block = lastOf(meanings(tokens, 'block'))?.block;
    const renamed = meanings(tokens, 'topic').some(({ topic }) => topic === 'litigation');
    this.spoken = {
      ...this.spoken,
      ...(topics === null ? {} : spokenTopics(topics)),
      ...(act === undefined ? {} : { act }),
      ...(block === undefined ? (renamed ? { block: null } : {}) : { block }),
    };
  }

  /** Whether the words name another organ; null where they name none. */
  private organOf(tokens: readonly Token[]): boolean | null {
    let found: boolean | null = null;
    const { organ, vocabulary } = this.options;
    tokens.forEach((token, index) => {
      if (isWord(token, 'self')) found = false;
      if (isWord(token, 'everywhere')) found = organ !== null && !GOVERNMENT.test(organ);
      if (token.kind !== 'gap' || isWord(tokens[index + 1], 'and')) return;
      const name = token.text.replace(/^[^\p{Script=Han}]+|的$/gu, '');
      if (name.length < 2 || !vocabulary.organs.test(name)) return;
      found =
        organ !== null && !isSameOrgan(name, organ) && !(OFFICE.test(organ) && GOVERNMENT_NAME.test(name));
    });
    return found;
  }

  private readNumber(slot: Slot): void {
    const { number } = slot;
    const words = this.respectiveWords(slot) ?? this.wordsOf(slot);
    if (number.unit === 'percent') return this.readPercent(slot, words);
    if (number.unit === 'yuan') return this.readMoney(slot, words);
    if (this.readDifference(slot, words)) return;
    this.takeFrame(slot);
    if (isRestricted(slot)) {
      this.numbers.push({ slot, resolution: 'part', claim: null });
      return;
    }
    const resolution = this.elsewhere || number.vague ? 'part' : this.finder.resolve(words, this.spoken);
    if (typeof resolution === 'string' || (number.unit === 'bare' && !this.isLabelled(slot))) {
      this.numbers.push({
        slot,
        resolution: typeof resolution === 'string' ? resolution : 'part',
        claim: null,
      });
      if (resolution === 'none') this.spoken = { ...this.spoken, head: null };
      return;
    }
    const { quantity } = resolution;
    const claim = this.add(slot, quantity.rule, {
      stated: number.text,
      value: number.value,
      subject: quantity.subject,
      asks: { relation: 'equals', bases: quantity.bases },
      ...(quantity.doubtful ? { doubtful: true } : {}),
      ...this.sharedBasis(quantity, words),
    });
    this.numbers.push({ slot, resolution, claim });
    if (!isPartOfHead(quantity, this.spoken.head, words, slot)) {
      this.spoken = { ...this.spoken, head: quantity };
      this.headClaim = claim;
    }
  }

  /** 其中自然人 stands on the basis of the sum before it. */
  private sharedBasis(quantity: Quantity, words: readonly Token[]): { readonly follows?: number } {
    const { head } = this.spoken;
    const inherits =
      quantity.applicant !== undefined &&
      !has(words, 'row') &&
      head !== null &&
      head.row === quantity.row &&
      head.applicant === undefined &&
      !this.numbers.some(
        ({ resolution }) => typeof resolution !== 'string' && resolution.quantity.row === 'carriedIn',
      );
    return inherits && this.headClaim !== null ? { follows: this.headClaim } : {};
  }

  /** The words nearest to the number that say anything of what it counts. */
  private wordsOf({ before, after }: Slot): readonly Token[] {
    const pieces = piecesOf(before);
    const last = afterBreakdown(pieces[pieces.length - 1] ?? []);
    if (has(last, 'consequence')) return [...(pieces[pieces.length - 2] ?? []), ...last];
    if (has(last, ...CONTENT)) {
      return topicsOf(after) === 'foreign' || !has(last, ...TELLING)
        ? [...last, ...after]
        : [...last, ...nounPhrase(after)];
    }
    if (has(after, ...CONTENT)) return [...last, ...after];
    const whole = pieces[pieces.length - 1] ?? [];
    if (whole.length > last.length) return last;
    const earlier = pieces
      .slice(0, -1)
      .reverse()
      .find((piece) => has(piece, ...CONTENT));
    return earlier && !has(last, 'respectively') ? [...earlier, ...last] : last;
  }

  /** A number without a measure word counts what a word right before it says. */
  private isLabelled({ before }: Slot): boolean {
    return has(lastOf(piecesOf(before.slice(-2))) ?? [], ...CONTENT) || has(before.slice(-2, -1), ...CONTENT);
  }

  /** 行政复议、行政诉讼分别为3件和1件: each number has its own word of those listed. */
  private respectiveWords({ before }: Slot): readonly Token[] | null {
    const at = before.findIndex((token) => isWord(token, 'respectively'));
    if (at < 0) {
      const [next, ...rest] = this.listed.words;
      const follows = before.every((token) => isMark(token) || isWord(token, 'and'));
      this.listed = { ...this.listed, words: follows ? rest : [] };
      return follows && next ? [...this.listed.common, next] : null;
    }
    const piece = lastOf(piecesOf(before.slice(0, at))) ?? [];
    for (const kind of LISTED) {
      const words = piece.filter((token) => isWord(token, kind));
      const [first, ...rest] = words;
      if (!first || rest.length === 0) continue;
      this.listed = { common: piece.filter((token) => !isWord(token, kind)), words: rest };
      return [...this.listed.common, first];
    }
    return null;
  }

  private add(slot: Pick<Slot, 'number'>, rule: ProseRuleId, draft: Omit<ClaimDraft, 'rule'>): number {
    const { at, length } = this.clauseAt(slot.number.at, slot.number.end);
    this.claims.push({
      rule,
      ...draft,
      decimals: slot.number.decimals,
      clause: this.text.slice(at, at + length),
      at: this.at + at,
      length,
    });
    return this.first + this.claims.length - 1;
  }

  /** The clause around a stretch of the sentence, between commas. */
  private clauseAt(from: number, to: number): { readonly at: number; readonly length: number } {
    let at = Math.max(this.text.lastIndexOf(',', from - 1) + 1, 0);
    const next = this.text.indexOf(',', to);
    let end = next < 0 ? this.text.length : next;
    if (from - at > LONGEST_CLAUSE) at = from - LONGEST_CLAUSE;
    if (end - to > LONGEST_CLAUSE) end = to + LONGEST_CLAUSE;
    return { at, length: end - at };
  }

  /** 占比, 同比 and 办结率. */
  private readPercent(slot: Slot, words: readonly Token[]): void {
    const { number } = slot;
    const near = [...(lastOf(piecesOf(slot.before)) ?? []), ...slot.after];
    if (number.vague || this.elsewhere) return;
    if (has(near, 'rate')) return this.readRate(slot, near);
    const change = meanings(near, 'change')[0];
    if (change || (this.compared && has(slot.before, 'change')))
      return this.readChange(slot, change?.direction ?? 0, 'percent', words);
    const inBrackets = isMark(slot.before[slot.before.length - 1], '(') && slot.before.length === 1;
    if (has(near, 'share') || inBrackets) this.readShare(slot, near);
  }

  private readRate(slot: Slot, near: readonly Token[]): void {
    const { number } = slot;
    const named = near.some((token) => isWord(token, 'rate') && token.text.length > 1);
    const topics = topicsOf(near) ?? this.spoken.topics;
    if (!named || has(near, 'inTime', 'qualifier', 'all') || topics === 'foreign' || topics[0] !== 'requests')
      return;
    const carried = this.finder.request('carriedForward');
    if (number.value === 100) {
      this.add(slot, 'TXT-08', {
        stated: this.text.slice(near[0]?.at ?? number.at, number.end),
        value: 0,
        subject: carried.subject,
        asks: { relation: 'allConcluded', bases: carried.bases },
      });
      return;
    }
    const parts = this.finder.request('concluded');
    this.add(slot, 'TXT-08', {
      stated: number.text,
      value: number.value,
      subject: parts.subject,
      asks: { relation: 'share', parts: parts.bases, wholes: this.finder.request('received').bases },
    });
  }

  private readShare(slot: Slot, near: readonly Token[]): void {
    const at = near.findIndex((token) => isWord(token, 'share'));
    const part = this.shareOf(slot, near.slice(0, Math.max(at, 0)));
    if (!part) return;
    const wholes = this.wholesOf(part, near.slice(at + 1));
    if (wholes === null) return;
    this.add(slot, part.rule, {
      stated: slot.number.text,
      value: slot.number.value,
      subject: part.subject,
      asks: { relation: 'share', parts: part.bases, wholes },
    });
  }

  private shareOf(slot: Slot, words: readonly Token[]): Quantity | null {
    if (has(words, ...CONTENT)) {
      const found = this.finder.resolve(words, this.spoken);
      return typeof found === 'string' ? null : found.quantity;
    }
    const last = this.numbers[this.numbers.length - 1];
    if (!last || last.slot.depth > slot.depth || typeof last.resolution === 'string') return null;
    return last.resolution.quantity;
  }

  /** What a share may be a share of; null where it is of something the tables do not have. */
  private wholesOf(part: Quantity, words: readonly Token[]): Quantity['bases'] | null {
    const own = words.filter((token) => !isWord(token, 'whole', 'filler'));
    if (part.topics[0] === 'requests') {
      const rows = meanings(own, 'row').map(({ row }) => row);
      if (own.some(isUnknown) || has(own, 'qualifier', 'foreign', 'applicant', 'carry')) return null;
      if (rows.includes('concluded')) return this.finder.request('concluded').bases;
      if (rows.includes('received') || rows.includes('newlyReceived'))
        return this.finder.request('received').bases;
      return this.finder.request('handled').bases;
    }
    if (part.rule !== 'TXT-09' && part.rule !== 'TXT-10') return null;
    const whole = this.finder.resolve(own, { ...NOTHING_SPOKEN, topics: part.topics, head: null });
    if (typeof whole !== 'string') return whole.quantity.bases;
    const all = this.finder.resolve(this.tokensOfTopic(), { ...NOTHING_SPOKEN, topics: part.topics });
    return typeof all === 'string' || own.length > 0 ? null : all.quantity.bases;
  }

  /** Words that ask for all cases of what is spoken of. */
  private tokensOfTopic(): readonly Token[] {
    return [{ kind: 'word', at: 0, end: 0, means: { kind: 'sum' }, text: '' }];
  }

  /** 较上年增加3件: the difference, not the figure. */
  private readDifference(slot: Slot, words: readonly Token[]): boolean {
    const near = lastOf(piecesOf(slot.before)) ?? [];
    const index = near.findIndex((token) => isWord(token, 'change'));
    const token = near[index];
    if (!isWord(token, 'change') || token.means.kind !== 'change' || !this.compared) return false;
    const level = LEVEL.test(this.text.slice(token.end, token.end + 2));
    if (level) return false;
    if (!slot.number.vague && !this.elsewhere) this.readChange(slot, token.means.direction, 'cases', words);
    return true;
  }

  private readChange(
    slot: Slot,
    direction: 1 | -1 | 0,
    by: 'percent' | 'cases',
    words: readonly Token[],
  ): void {
    const quantity = this.changing(words);
    if (!quantity || direction === 0) return;
    this.add(slot, 'TXT-15', {
      stated: slot.number.text,
      value: slot.number.value,
      subject: quantity.subject,
      asks: { relation: 'change', bases: quantity.bases, direction, by },
      ...(this.headClaim !== null && quantity === this.spoken.head ? { follows: this.headClaim } : {}),
    });
  }

  /** What grew or fell: what the words name, else what was counted last. */
  private changing(words: readonly Token[]): Quantity | null {
    const named = words.filter((token) => !isWord(token, 'lastYear', 'compare', 'change', 'filler'));
    if (has(named, 'topic', 'row', 'result', 'applicant', 'foreign', 'qualifier')) {
      const found = this.finder.resolve(named, this.spoken);
      return typeof found === 'string' ? null : found.quantity;
    }
    const last = this.numbers[this.numbers.length - 1];
    if (last) return typeof last.resolution === 'string' ? null : last.resolution.quantity;
    return this.spoken.head;
  }

  private readMoney(slot: Slot, words: readonly Token[]): void {
    const { number } = slot;
    const topics = topicsOf(words) ?? this.spoken.topics;
    if (topics === 'foreign' || number.vague) return;
    if (topics.includes('processingFee')) {
      const notified = /通知|应收|标准|每/.test(this.text.slice(slot.before[0]?.at ?? 0, number.at));
      if (!notified && !this.elsewhere)
        this.fees.push({ yuan: number.value, at: this.at + number.at, length: number.end - number.at });
      this.numbers.push({ slot, resolution: 'part', claim: null });
    }
    if (!topics.includes('fees') || this.elsewhere || has(words, 'qualifier', 'foreign')) return;
    const found = this.finder.resolve(words, { ...this.spoken, topics: ['fees'] });
    if (typeof found === 'string') return;
    this.add(slot, found.quantity.rule, {
      stated: number.text,
      value: number.value,
      subject: found.quantity.subject,
      asks: { relation: 'equals', bases: found.quantity.bases },
    });
  }

  /** Numbers that a sum of the sentence adds up. */
  private readSums(): void {
    this.numbers.forEach((total, index) => {
      const summed = has(total.slot.before, 'sum') ? this.partsBefore(index) : [];
      if (summed.length > 1) {
        this.addSum(total, summed, true);
        this.addReceived(total, summed);
        return;
      }
      const listed = this.partsAfter(index);
      if (listed.parts.length > 0 && (listed.parts.length > 1 || !listed.complete))
        this.addSum(total, listed.parts, listed.complete);
    });
  }

  /** Numbers before 合计 that are figures of the same kind or of none. */
  private partsBefore(index: number): readonly Resolved[] {
    const total = this.numbers[index];
    const parts: Resolved[] = [];
    for (let i = index - 1; i >= 0; i -= 1) {
      const number = this.numbers[i];
      if (!number || !total || number.slot.number.unit !== total.slot.number.unit) break;
      if (number.slot.depth !== total.slot.depth || number.resolution === 'none') break;
      if (has(number.slot.before, 'sum')) break;
      if (number.resolution !== 'part' && !isSameQuantity(number.resolution, total.resolution)) break;
      parts.unshift(number);
    }
    return parts;
  }

  /** Numbers after 其中 or a colon that no table has. */
  private partsAfter(index: number): { readonly parts: readonly Resolved[]; readonly complete: boolean } {
    const total = this.numbers[index];
    const next = this.numbers[index + 1];
    if (!total || !next || total.resolution === 'none') return { parts: [], complete: false };
    const between = next.slot.before;
    const colon = between.some((token) => isMark(token, ':'));
    const parts: Resolved[] = [];
    if (!colon && !has(between, 'breakdown')) return { parts, complete: false };
    for (const number of this.numbers.slice(index + 1)) {
      if (number.resolution !== 'part' || number.slot.number.vague) return { parts: [], complete: false };
      if (number.slot.number.unit !== total.slot.number.unit || has(number.slot.before, 'lastYear')) break;
      if (number !== next && has(number.slot.before, 'breakdown')) break;
      parts.push(number);
    }
    return { parts, complete: colon && !has(between, 'breakdown') };
  }

  private addSum(total: Resolved, parts: readonly Resolved[], complete: boolean): void {
    const { number } = total.slot;
    if (number.vague || parts.some(({ slot }) => slot.number.vague)) return;
    for (const { claim } of parts) this.withdraw(claim);
    this.add(total.slot, number.unit === 'yuan' ? 'TXT-14' : 'TXT-16', {
      stated: number.text,
      value: number.value,
      subject: '',
      asks: { relation: 'sum', parts: parts.map(({ slot }) => slot.number.value), complete },
    });
  }

  /** What was received in several ways adds up to what was received. */
  private addReceived(total: Resolved, parts: readonly Resolved[]): void {
    const { number, before } = total.slot;
    const received = parts.every(({ slot }) =>
      meanings(slot.before, 'row').every(({ row }) => row === 'received'),
    );
    const named = parts.some(({ slot }) => has(slot.before, 'row'));
    if (
      total.claim !== null ||
      !received ||
      !named ||
      has(before, 'row') ||
      !this.spoken.topics.includes('requests')
    )
      return;
    const { rule, subject, bases } = this.finder.request('received');
    this.add(total.slot, rule, {
      stated: number.text,
      value: number.value,
      subject,
      asks: { relation: 'equals', bases },
    });
  }

  /** A part of a sum is no figure of the tables after all. */
  private withdraw(claim: number | null): void {
    const index = claim === null ? -1 : claim - this.first;
    const found = this.claims[index];
    if (found) this.claims[index] = { ...found, asks: NOTHING_ASKED };
  }

  private readStatements(before: Spoken): void {
    for (const { rule, stated, subject, asks, from, to, doubtful } of statementsOf({
      tokens: this.tokens,
      text: this.text,
      before,
      finder: this.finder,
      isElsewhere: (piece) => this.organOf(piece) ?? false,
    })) {
      const { at, length } = this.clauseAt(from, to);
      this.claims.push({
        rule,
        stated,
        value: 0,
        decimals: 0,
        subject,
        clause: this.text.slice(at, at + length),
        at: this.at + at,
        length,
        asks,
        ...(doubtful ? { doubtful: true } : {}),
      });
    }
  }
}

/** Asks nothing: holds whatever the figures are. */
const NOTHING_ASKED: ClaimQuestion = { relation: 'equals', bases: [] };

const LONGEST_CLAUSE = 60;
const GOVERNMENT = /(?:省|市|县|区|州|旗|政府|办公厅|政府办|办公室|管委会|管理委员会)$/;
const OFFICE = /(?:办公厅|政府办|办公室)$/;
const GOVERNMENT_NAME = /^(?:省|市|县|区|州|旗)?(?:人民)?政府$/;
/** 增加到3件: the figure itself. */
const LEVEL = /^(?:到|至|为)/;
/** Kinds of words that 分别 lists. */
const LISTED = ['applicant', 'result', 'block', 'row', 'documentAct', 'topic'] as const;

const CONTENT = [
  'topic',
  'foreign',
  'row',
  'carry',
  'applicant',
  'result',
  'block',
  'documentAct',
  'qualifier',
  'doubt',
  'nextYear',
  'lastYear',
  'sum',
  'whole',
] as const;

/** Words that say by themselves what is counted, so that what follows the number says something else. */
const TELLING = ['row', 'carry', 'result', 'block', 'documentAct', 'qualifier', 'nextYear'] as const;

/** The noun after a number with what restricts it: 3件 + 涉及征地的申请; empty where no noun follows. */
function nounPhrase(after: readonly Token[]): readonly Token[] {
  const noun = after.findIndex((token) => isWord(token, 'topic'));
  return after
    .slice(0, noun + 1)
    .filter((token) => isUnknown(token) || isWord(token, 'topic', 'qualifier', 'doubt', 'applicant'));
}

/** 上半年, 6月: a clause of its own before the number says that not all of the year is meant. */
function isRestricted({ before }: Slot): boolean {
  return piecesOf(before)
    .slice(0, -1)
    .some(
      (piece) => has(piece, 'qualifier') && !has(piece, 'topic', 'row', 'foreign', 'result', 'applicant'),
    );
}

/** A clause that ends in 中 and names what the next ones are part of. */
function isFrame(piece: readonly Token[]): boolean {
  return isWord(lastOf(piece), 'breakdown') && has(piece, 'row', 'topic');
}

/** What is told of some of the cases leaves open what the rest of the sentence is about. */
function isPartOfHead(
  quantity: Quantity,
  head: Quantity | null,
  words: readonly Token[],
  slot: Slot,
): boolean {
  if (head === null || !sameTopics(quantity, head)) return false;
  const listed = has(slot.before, 'breakdown') || isMark(slot.before[0], '、') || slot.depth > 0;
  return (
    listed &&
    (quantity.applicant !== undefined || quantity.rule === 'TXT-05' || has(words, 'result', 'block'))
  );
}

function sameTopics(one: Quantity, other: Quantity): boolean {
  return one.topics.join() === other.topics.join();
}

function isSameQuantity(one: Resolution, other: Resolution): boolean {
  if (typeof one === 'string' || typeof other === 'string') return true;
  return one.quantity.subject === other.quantity.subject;
}
