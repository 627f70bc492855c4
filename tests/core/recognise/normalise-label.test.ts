import fc from 'fast-check';
import { format2019 } from '../../../src/catalogue/2019';
import { format2021 } from '../../../src/catalogue/2021';
import type { AxisItem } from '../../../src/core/model/format';
import { labelBody, normaliseLabel } from '../../../src/core/recognise/normalise-label';

const labelsOf = (items: readonly AxisItem[]): readonly string[] =>
  items.flatMap(({ label, children }) => [label, ...(children ? labelsOf(children) : [])]);

/** Every label of both editions. */
const LABELS = [
  ...new Set(
    [format2021, format2019].flatMap(({ tables }) =>
      tables.flatMap(({ blocks }) =>
        blocks.flatMap(({ caption, rows, columns }) => [
          ...(caption === undefined ? [] : [caption]),
          ...labelsOf(rows),
          ...labelsOf(columns),
        ]),
      ),
    ),
  ),
].filter((label) => label !== '');

const FULL_WIDTH_DIGITS = '０１２３４５６７８９';

/** Other ways in which the same label is printed. */
const VARIANTS: readonly (readonly [name: string, vary: (label: string) => string])[] = [
  ['as it is', (label) => label],
  ['blanks between characters', (label) => [...label].join(' ')],
  ['ideographic spaces around it', (label) => `\u3000${label}\u3000`],
  ['a line break inside', (label) => `${label.slice(0, 2)}\r\n${label.slice(2)}`],
  ['no-break spaces inside', (label) => `${label.slice(0, 3)}\u00a0${label.slice(3)}`],
  ['the bars of a flattened table', (label) => `${label} |`],
  ['full-width bars', (label) => `｜${label}｜｜`],
  ['zero-width characters', (label) => [...label].join('\u200b')],
  ['a colon at the end', (label) => `${label}：`],
  ['two colons at the end', (label) => `${label}::`],
  ['half-width brackets', (label) => label.replace(/（/g, '(').replace(/）/g, ')')],
  ['straight quotes', (label) => label.replace(/[“”]/g, '"')],
  ['corner quotes', (label) => label.replace(/“/g, '「').replace(/”/g, '」')],
  [
    'full-width digits',
    (label) => label.replace(/\d/g, (digit) => FULL_WIDTH_DIGITS[Number(digit)] ?? digit),
  ],
  ['a comma for the point after the number', (label) => label.replace(/^(\d+)\./, '$1、')],
  ['a full-width point after the number', (label) => label.replace(/^(\d+)\./, '$1．')],
  ['pinyin after a character', (label) => label.replace(/(\p{Script=Han})(.?)$/u, '$1(xíng)$2')],
  ['pinyin after every character', (label) => label.replace(/\p{Script=Han}/gu, (han) => `${han}（bǎn）`)],
  ['pinyin twice', (label) => label.replace(/(\p{Script=Han})/u, '$1(lǜ)(lv)')],
];

describe('a label of the form', () => {
  it.each(VARIANTS)('is the same with %s', (_name, vary) => {
    const changed = LABELS.filter((label) => normaliseLabel(vary(label)) !== normaliseLabel(label));
    expect(changed.map((label) => [vary(label), normaliseLabel(vary(label))])).toEqual([]);
  });

  it.each(['二、主动公开政府信息情况', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n'])(
    'has the same body with the section heading “%s” glued above it',
    (heading) => {
      const changed = LABELS.filter((label) => labelBody(`${heading}${label}`) !== labelBody(label));
      expect(changed).toEqual([]);
      expect(labelBody(heading)).toBe(normaliseLabel(heading).slice(2));
    },
  );

  it('is told from every other label of the form, enumerators apart', () => {
    const distinct = new Set(LABELS.map(labelBody));
    // 总计 and 其他 stand with and without an enumerator, 其他 as row and as column.
    expect(LABELS.length - distinct.size).toBe(2);
  });

  it.each([
    ['規範性文件', '规范性文件'],
    ['行政規範性文件', '行政规范性文件'],
    ['信息內容', '信息内容'],
    ['本年制發件數', '本年制发件数'],
    ['本年廢止件數', '本年废止件数'],
    ['現行有效件數', '现行有效件数'],
    ['本年處理決定數量', '本年处理决定数量'],
    ['本年收費金額（單位：萬元）', '本年收费金额（单位：万元）'],
    ['行政許可', '行政许可'],
    ['行政處罰', '行政处罚'],
    ['行政強制', '行政强制'],
    ['行政事業性收費', '行政事业性收费'],
    ['第二十條第（八）項', '第二十条第（八）项'],
    ['本年新製作數量', '本年新制作数量'],
    ['本年新公開數量', '本年新公开数量'],
    ['對外公開總數量', '对外公开总数量'],
    ['上一年項目數量', '上一年项目数量'],
    ['本年增/減', '本年增/减'],
    ['其他對外管理服務事項', '其他对外管理服务事项'],
    ['政府集中採購', '政府集中采购'],
    ['採購項目數量', '采购项目数量'],
    ['採購總金額', '采购总金额'],
    ['申請人情況', '申请人情况'],
    ['自然人', '自然人'],
    ['法人或其他組織', '法人或其他组织'],
    ['商業企業', '商业企业'],
    ['科研機構', '科研机构'],
    ['社會公益組織', '社会公益组织'],
    ['法律服務機構', '法律服务机构'],
    ['總計', '总计'],
    ['一、本年新收政府信息公開申請數量', '一、本年新收政府信息公开申请数量'],
    ['二、上年結轉政府信息公開申請數量', '二、上年结转政府信息公开申请数量'],
    ['三、本年度辦理結果', '三、本年度办理结果'],
    ['（一）予以公開', '（一）予以公开'],
    [
      '（二）部分公開（區分處理的，只計這一情形，不計其他情形）',
      '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    ],
    ['1.屬於國家秘密', '1.属于国家秘密'],
    ['2.其他法律行政法規禁止公開', '2.其他法律行政法规禁止公开'],
    ['3.危及「三安全一穩定」', '3.危及“三安全一稳定”'],
    ['4.保護第三方合法權益', '4.保护第三方合法权益'],
    ['5.屬於三類內部事務信息', '5.属于三类内部事务信息'],
    ['6.屬於四類過程性信息', '6.属于四类过程性信息'],
    ['7.屬於行政執法案卷', '7.属于行政执法案卷'],
    ['8.屬於行政查詢事項', '8.属于行政查询事项'],
    ['（四）無法提供', '（四）无法提供'],
    ['1.本機關不掌握相關政府信息', '1.本机关不掌握相关政府信息'],
    ['2.沒有現成信息需要另行製作', '2.没有现成信息需要另行制作'],
    ['3.補正後申請內容仍不明確', '3.补正后申请内容仍不明确'],
    ['（五）不予處理', '（五）不予处理'],
    ['1.信訪舉報投訴類申請', '1.信访举报投诉类申请'],
    ['2.重復申請', '2.重复申请'],
    ['2.重複申請', '2.重复申请'],
    ['3.要求提供公開出版物', '3.要求提供公开出版物'],
    ['4.無正當理由大量反復申請', '4.无正当理由大量反复申请'],
    ['5.要求行政機關確認或重新出具已獲取信息', '5.要求行政机关确认或重新出具已获取信息'],
    [
      '1.申請人無正當理由逾期不補正、行政機關不再處理其政府信息公開申請',
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    ],
    [
      '2.申請人逾期未按收費通知要求繳納費用、行政機關不再處理其政府信息公開申請',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    ],
    ['（七）總計', '（七）总计'],
    ['四、結轉下年度繼續辦理', '四、结转下年度继续办理'],
    ['行政復議', '行政复议'],
    ['行政訴訟', '行政诉讼'],
    ['未經復議直接起訴', '未经复议直接起诉'],
    ['復議後起訴', '复议后起诉'],
    ['結果維持', '结果维持'],
    ['結果糾正', '结果纠正'],
    ['其他結果', '其他结果'],
    ['尚未審結', '尚未审结'],
    ['發(fā)布機構(gòu)', '发布机构'],
    ['復(fù)議(yì)後起訴(sù)', '复议后起诉'],
  ])('is known in traditional characters: %s', (traditional, official) => {
    expect(normaliseLabel(traditional)).toBe(normaliseLabel(official));
  });

  it('loses only pinyin that follows a Chinese character', () => {
    expect(normaliseLabel('总计(abc)')).toBe('总计');
    expect(normaliseLabel('(abc)总计')).toBe('(abc)总计');
    expect(normaliseLabel('3(abc)')).toBe('3(abc)');
    expect(normaliseLabel('总计(ABC)')).toBe('总计(ABC)');
    expect(normaliseLabel('总计(一)')).toBe('总计(一)');
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'总計 项(（)）1１、.．:：|｜ab"“」/ \n\u200b\u3000',
    '(zhèn)',
    '（xiāng）',
    '((a)b)',
    '鎮(a\u200b)',
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const once = normaliseLabel(raw);
        expect(normaliseLabel(once)).toBe(once);
      }),
      { numRuns: 20_000, seed: 21 },
    );
  });

  it('has one body, remembered or not', () => {
    const texts = fc.sample(text, { numRuns: 6_000, seed: 22 });
    const first = texts.map(labelBody);
    expect(texts.map(labelBody)).toEqual(first);
  });
});
