import { seededRandom } from './random-report';

type Random = (below: number) => number;

/** What a sentence says, piece by piece; figures by name, so that one can be made wrong. */
export type Piece = string | { readonly figure: string; readonly value: number; readonly measure: string };

export interface Sentence {
  readonly pieces: readonly Piece[];
  /** Numerals of the sentence: Arabic, full-width or Chinese. */
  readonly numerals: 'arabic' | 'wide' | 'chinese';
}

/** Figures of one report as its prose speaks of them. */
export type Said = Readonly<Record<string, number>>;

const CHINESE = '零一二三四五六七八九';

/** Written out by hand and not by the code under test. */
export function chineseNumeral(value: number): string {
  if (value < 10) return CHINESE[value] ?? '';
  if (value < 20) return `十${value === 10 ? '' : CHINESE[value - 10]}`;
  if (value < 100)
    return `${CHINESE[Math.floor(value / 10)]}十${value % 10 === 0 ? '' : CHINESE[value % 10]}`;
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  const head = `${CHINESE[hundreds]}百`;
  if (rest === 0) return head;
  if (rest < 10) return `${head}零${CHINESE[rest]}`;
  return `${head}${rest < 20 ? '一' : ''}${chineseNumeral(rest)}`;
}

function numeral(value: number, numerals: Sentence['numerals']): string {
  if (numerals === 'chinese' && value < 1000) return value === 2 ? '两' : chineseNumeral(value);
  const arabic = String(value);
  return numerals === 'wide'
    ? [...arabic].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    : arabic;
}

export function textOf({ pieces, numerals }: Sentence): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : `${numeral(piece.value, numerals)}${piece.measure}`))
    .join('');
}

/** The sentence with one of its figures wrong: off by some, or with a digit too many; never another figure in sight. */
export function withWrongFigure(sentence: Sentence, random: Random, said: Said): Sentence | null {
  const places = sentence.pieces.flatMap((piece, index) => (typeof piece === 'string' ? [] : [index]));
  const at = places[random(places.length)];
  const piece = at === undefined ? undefined : sentence.pieces[at];
  if (piece === undefined || typeof piece === 'string') return null;
  const honest = new Set([piece.value, ...Object.values(said)]);
  const wrongs = [piece.value + 1, piece.value + 10, piece.value * 10 + 3, piece.value - 1, piece.value + 2];
  const offered = wrongs.filter((value) => value >= 0 && !honest.has(value));
  const wrong = offered[random(offered.length)] ?? Math.max(...honest) + 7;
  return {
    ...sentence,
    pieces: sentence.pieces.map((one, index) => (index === at ? { ...piece, value: wrong } : one)),
  };
}

/** A grammar of what offices write, made of their ways of opening, counting, listing and closing. */
class SentenceMaker {
  constructor(
    private readonly random: Random,
    private readonly said: Said,
  ) {}

  one(...options: readonly string[]): string {
    return options[this.random(options.length)] ?? '';
  }

  private maybe(text: string): string {
    return this.random(3) === 0 ? text : '';
  }

  private figure(name: string, measure: string): Piece {
    return { figure: name, value: this.said[name] ?? 0, measure };
  }

  sentence(): Sentence {
    const numerals = (['arabic', 'arabic', 'arabic', 'wide', 'chinese'] as const)[this.random(5)] ?? 'arabic';
    const kinds = [
      () => this.intake(),
      () => this.intake(),
      () => this.applicants(),
      () => this.outcomes(),
      () => this.outcomes(),
      () => this.handling(),
      () => this.reviews(),
      () => this.suits(),
      () => this.disputesTogether(),
      () => this.documents(),
      () => this.decisions(),
      () => this.sources(),
    ];
    const pieces = (kinds[this.random(kinds.length)] ?? kinds[0])?.() ?? [];
    return { pieces: [...this.before(), ...pieces, ...this.behind()], numerals };
  }

  /** Sentences around the one that counts, with numbers that are nobody's business. */
  private before(): readonly Piece[] {
    return [
      this.one(
        '',
        '',
        '',
        '根据《条例》第三十六条、第三十七条的规定，我镇于1月5日前完成了12次自查。',
        '全年召开专题会议2次，组织培训三期，参训120人次。',
        '编发政府公报3期，接听咨询电话0518-85501234共16次。',
        '通过门户网站发布各类信息356条，其中动态信息200条、通知公告156条。',
        '按照国办公开办函〔2021〕30号要求，一是加强领导；二是健全机制，落实专人2名。',
        '办理人大代表建议12件、政协提案8件，办结率100%。',
        '收到12345热线工单25件，均已办结。',
        '政策解读5件，回应公众关切3次。',
      ),
    ];
  }

  private behind(): readonly Piece[] {
    return [
      this.one(
        '',
        '',
        '',
        '审查拟发布的文件15件，退回修改2件。',
        '下一步，将在15个工作日内完成整改，做好2024年工作。',
        '向区司法局报送备案文件6件。',
        '微信公众号推送文章88篇。',
        '联系电话：85501234，邮编222000。',
        '开展检查四次，发现问题7个。',
      ),
    ];
  }

  private opening(): string {
    return this.one(
      '2023年，',
      '2023年度，我镇',
      '全年',
      '本年度',
      '一年来，',
      '报告期内，本机关',
      '截至2023年12月31日，',
      '今年以来，我单位',
      '2023年1月1日至12月31日，',
      '我镇',
      '',
    );
  }

  private measure(): string {
    return this.one('件', '件', '件', '宗', '份', '例', '起', '条');
  }

  private noun(): string {
    return this.one(
      '政府信息公开申请',
      '信息公开申请',
      '依申请公开',
      '依申请公开申请',
      '政府信息依申请公开',
      '申请',
      '公众提出的政府信息公开申请',
      '依申请公开政府信息申请',
      '各类政府信息公开申请',
    );
  }

  private taken(): string {
    const adverb = this.one('', '', '共', '累计', '依法', '共计', '总共', '实际', '一共');
    return adverb + this.one('收到', '受理', '接收', '收到', '接到', '收悉', '收到了', '受理并登记');
  }

  private intake(): readonly Piece[] {
    const m = this.measure();
    const received = this.figure('received', m);
    const carried = this.figure('carriedIn', m);
    const noun = this.noun();
    switch (this.random(7)) {
      case 0:
        return [`${this.opening()}${this.taken()}${noun}`, received, '，上年结转', carried, '。'];
      case 1:
        return [
          `${this.opening()}新收${noun}`,
          received,
          `，${this.one('上年度结转', '上一年结转', '2022年结转')}`,
          carried,
          '。',
        ];
      case 2:
        return [
          `${this.opening()}${this.taken()}${noun}`,
          this.figure('intake', m),
          this.one('（含上年结转', '（其中上年度结转', '，其中结转上年'),
          carried,
          this.maybe('') || '）。',
        ].map((piece, index, all) =>
          index === 4 && typeof all[2] === 'string' && all[2].startsWith('，') ? '。' : piece,
        );
      case 3:
        return [`${this.opening()}${this.taken()}`, received, `${noun}，从上年度结转而来`, carried, '。'];
      case 4:
        return [
          `${noun}：本年新收`,
          received,
          '，上年结转',
          carried,
          '，结转下年度',
          this.figure('carriedForward', m),
          '。',
        ];
      case 5:
        return [
          `${this.opening()}${noun}${this.one('共', '数量为', '总数为', '共计', '')}`,
          received,
          '，办结',
          this.figure('concluded', m),
          '。',
        ];
      default:
        return [
          `${this.opening()}${this.taken()}${noun}`,
          received,
          `，${this.one('办结', '答复', '已答复', '共办结', '按期答复', '依法办结')}`,
          this.figure('concluded', m),
          `，${this.one('结转下年度', '结转至下一年度继续办理', '转2024年办理', '顺延至次年')}`,
          this.figure('carriedForward', m),
          '。',
        ];
    }
  }

  private applicants(): readonly Piece[] {
    const m = this.measure();
    const natural = this.figure('natural', m);
    const organisations = this.figure('organisations', m);
    const received = this.figure('received', m);
    const org = this.one('法人或其他组织', '法人及其他组织', '法人和其他组织', '法人');
    switch (this.random(5)) {
      case 0:
        return [
          `${this.opening()}新收${this.noun()}`,
          received,
          '，其中自然人',
          natural,
          `、${org}`,
          organisations,
          '。',
        ];
      case 1:
        return [
          `${this.opening()}新收${this.noun()}`,
          received,
          '，其中：自然人申请',
          natural,
          `，${org}申请`,
          organisations,
          '。',
        ];
      case 2:
        return [`${this.opening()}收到自然人申请`, natural, `、${org}申请`, organisations, '。'];
      case 3:
        return [`新收申请中，自然人提出`, natural, `，${org}提出`, organisations, '。'];
      default:
        return [
          `${this.opening()}新收到${this.noun()}`,
          received,
          '。其中，公民',
          natural,
          `，${org}`,
          organisations,
          '。',
        ];
    }
  }

  private outcomes(): readonly Piece[] {
    const m = this.measure();
    const names: readonly (readonly [string, string])[] = [
      ['granted', '予以公开'],
      ['partlyGranted', '部分公开'],
      ['refused', '不予公开'],
      ['unavailable', '无法提供'],
      ['notProcessed', '不予处理'],
      ['otherwise', '其他处理'],
    ];
    const listed = names.filter(() => this.random(3) > 0);
    const chosen = listed.length > 0 ? listed : names.slice(0, 2);
    const joiner = this.one('、', '，');
    const head: readonly Piece[] = [
      `${this.opening()}${this.one('办结', '答复', '共答复', '共办结', '办理完毕')}${this.noun()}`,
      this.figure('concluded', m),
    ];
    switch (this.random(5)) {
      case 0:
        return [...head, '，其中', ...this.list(chosen, m, joiner, (name) => name), '。'];
      case 1:
        return [...head, '。从办理结果看，', ...this.list(chosen, m, joiner, (name) => `${name}的`), '。'];
      case 2:
        return [
          ...head,
          '，其中予以公开或部分公开',
          {
            figure: 'disclosed',
            value: (this.said['granted'] ?? 0) + (this.said['partlyGranted'] ?? 0),
            measure: m,
          },
          '，不予公开',
          this.figure('refused', m),
          '。',
        ];
      case 3:
        return [
          ...head,
          '：',
          ...chosen.flatMap(([key, name], index): readonly Piece[] => [
            index === 0 ? '' : joiner,
            this.figure(key, m),
            name,
          ]),
          '。',
        ];
      default:
        return [
          ...head,
          '，其中',
          ...this.list(
            chosen,
            m,
            joiner,
            (name) => `${this.one('', '', '依法', '作出')}${name}${this.one('', '', '决定')}`,
          ),
          '。',
        ];
    }
  }

  private list(
    chosen: readonly (readonly [string, string])[],
    measure: string,
    joiner: string,
    word: (name: string) => string,
  ): readonly Piece[] {
    return chosen.flatMap(([key, name], index): readonly Piece[] => [
      `${index === 0 ? '' : joiner}${word(name)}`,
      this.figure(key, measure),
    ]);
  }

  private handling(): readonly Piece[] {
    const m = this.measure();
    const concluded = this.figure('concluded', m);
    const forward = this.figure('carriedForward', m);
    switch (this.random(5)) {
      case 0:
        return [
          `${this.opening()}${this.one('办结', '依法依规答复', '及时回复', '已办结')}${this.noun()}`,
          concluded,
          '，尚有',
          forward,
          '结转下年度继续办理。',
        ];
      case 1:
        return [`${this.opening()}共有`, concluded, `${this.noun()}办结，另有`, forward, '转入下一年度。'];
      case 2:
        return [
          `上年结转的`,
          this.figure('carriedIn', m),
          `和本年新收的`,
          this.figure('received', m),
          `申请中，已办结`,
          concluded,
          '。',
        ];
      case 3:
        return [`${this.noun()}办理情况：办结`, concluded, '，结转至2024年', forward, '。'];
      default:
        return [
          `${this.opening()}我镇${this.one('认真', '严格按照程序', '依法')}${this.one('答复', '办结')}${this.noun()}`,
          concluded,
          '。',
        ];
    }
  }

  private reviews(): readonly Piece[] {
    const m = this.one('件', '件', '宗', '起', '例');
    const all = this.figure('reviews', m);
    const head = this.one(
      '因政府信息公开被申请行政复议',
      '因政府信息公开工作被申请行政复议',
      '发生政府信息公开行政复议案件',
      '涉及政府信息公开的行政复议',
      '政府信息公开行政复议',
      '被提起行政复议',
    );
    const parts: readonly Piece[] = [
      `${this.one('，其中', '：', '，其中：')}${this.one('结果维持', '维持')}`,
      this.figure('upheld', m),
      `、${this.one('结果纠正', '纠正')}`,
      this.figure('corrected', m),
      '、其他结果',
      this.figure('otherResult', m),
      `、${this.one('尚未审结', '未审结')}`,
      this.figure('pending', m),
    ];
    return [`${this.opening()}${head}`, all, ...(this.random(2) === 0 ? parts : []), '。'];
  }

  private suits(): readonly Piece[] {
    const m = this.one('件', '件', '宗', '起');
    const head = this.one(
      '被提起行政诉讼',
      '发生政府信息公开行政诉讼',
      '行政诉讼案件',
      '政府信息公开类行政诉讼',
    );
    const parts: readonly Piece[] = [
      '，其中未经复议直接起诉',
      this.figure('direct', m),
      '、复议后起诉',
      this.figure('after', m),
    ];
    return [
      `${this.opening()}${head}`,
      this.figure('suits', m),
      ...(this.random(2) === 0 ? parts : []),
      '。',
    ];
  }

  private disputesTogether(): readonly Piece[] {
    const m = this.one('件', '起');
    const [reviews, suits] = [this.figure('reviews', m), this.figure('suits', m)];
    switch (this.random(3)) {
      case 0:
        return [`${this.opening()}发生行政复议`, reviews, '、行政诉讼', suits, '。'];
      case 1:
        return [`${this.opening()}因政府信息公开引发的行政复议、行政诉讼分别为`, reviews, '和', suits, '。'];
      default:
        return [`${this.opening()}行政复议案件`, reviews, '，行政诉讼案件', suits, '。'];
    }
  }

  private documents(): readonly Piece[] {
    const m = this.one('件', '部', '份', '个');
    const name = this.one('行政规范性文件', '规范性文件');
    switch (this.random(3)) {
      case 0:
        return [
          `${this.opening()}${this.one('制发', '制定', '印发', '出台')}${name}`,
          this.figure('issued', m),
          '，废止',
          this.figure('repealed', m),
          '，现行有效',
          this.figure('inForce', m),
          '。',
        ];
      case 1:
        return [
          `${this.opening()}共${this.one('制定', '制发', '出台')}`,
          this.figure('issued', m),
          `${name}，废止`,
          this.figure('repealed', m),
          '。',
        ];
      default:
        return [
          `${this.opening()}废止${name}`,
          this.figure('repealed', m),
          `，现行有效的${name}`,
          this.figure('inForce', m),
          '。',
        ];
    }
  }

  private decisions(): readonly Piece[] {
    const m = this.one('件', '件', '宗', '项');
    return [
      `${this.opening()}${this.one('作出', '共作出', '依法作出', '')}行政许可${this.one('', '决定')}`,
      this.figure('licences', m),
      `${this.one('、', '，')}行政处罚${this.one('', '决定')}`,
      this.figure('penalties', m),
      this.one('。', `，行政强制0${m}。`),
    ];
  }

  /** Channels and sources, which no table has, with their sum. */
  private sources(): readonly Piece[] {
    const received = this.said['received'] ?? 0;
    const one = this.random(received + 1);
    const m = this.one('件', '份');
    switch (this.random(3)) {
      case 0:
        return [
          `${this.opening()}收到${this.noun()}`,
          this.figure('received', m),
          `，其中网络申请${one}${m}、信函申请${received - one}${m}。`,
        ];
      case 1:
        return [
          `收到区政府转来申请${one}${m}，本机关直接收到申请${received - one}${m}，合计`,
          this.figure('received', m),
          '。',
        ];
      default:
        return [
          `${this.opening()}共收到申请`,
          this.figure('received', m),
          `：当面提交${one}${m}，邮寄${received - one}${m}。`,
        ];
    }
  }
}

/** The sentence number `seed` about these figures. */
export function claimSentence(seed: number, said: Said): Sentence {
  const random = seededRandom(seed * 7919 + 13);
  for (let i = 0; i < 5; i += 1) random(10);
  return new SentenceMaker(random, said).sentence();
}

/** Figures of a report as `claimSentence` speaks of them. */
export function saidOf(figures: Readonly<Record<string, number>>): Said {
  const sum = (...points: readonly string[]): number =>
    points.reduce((all, point) => all + (figures[point] ?? 0), 0);
  const total = (prefix: string): number =>
    sum(...Object.keys(figures).filter((point) => point.startsWith(prefix) && point.endsWith('.total')));
  const review = (column: string): number => sum(`disputes.reconsideration.${column}`);
  const direct = sum('disputes.directLitigation.total');
  const after = sum('disputes.litigationAfterReconsideration.total');
  const natural = sum('requests.received.naturalPerson');
  const received = sum('requests.received.total');
  const carriedIn = sum('requests.carriedIn.total');
  return {
    received,
    carriedIn,
    intake: received + carriedIn,
    concluded: sum('requests.concluded.total'),
    carriedForward: sum('requests.carriedForward.total'),
    natural,
    organisations: received - natural,
    granted: sum('requests.granted.total'),
    partlyGranted: sum('requests.partlyGranted.total'),
    refused: total('requests.refused.'),
    unavailable: total('requests.unavailable.'),
    notProcessed: total('requests.notProcessed.'),
    otherwise: total('requests.other.'),
    reviews: review('total'),
    upheld: review('upheld'),
    corrected: review('corrected'),
    otherResult: review('other'),
    pending: review('pending'),
    direct,
    after,
    suits: direct + after,
    issued: sum('proactive.normativeDocuments.issued'),
    repealed: sum('proactive.normativeDocuments.repealed'),
    inForce: sum('proactive.normativeDocuments.inForce'),
    licences: sum('proactive.licences.decided'),
    penalties: sum('proactive.penalties.decided'),
  };
}
