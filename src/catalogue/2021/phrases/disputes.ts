import type { QuantityName } from './quantities';
import { asks, compared, inDetail, silent, type Said, type Sentence } from './wording';

/** 一（二）: what 表四 says. */

type Results = readonly (readonly [quantity: QuantityName, result: string])[];

/** `stem` as the names of the quantities of one kind of cases begin. */
const resultsOf = (stem: 'reviews' | 'suits' | 'direct' | 'afterReview'): Results => [
  [`${stem}Upheld`, '结果维持'],
  [`${stem}Corrected`, '结果纠正'],
  [`${stem}Other`, '其他结果'],
  [`${stem}Pending`, '尚未审结'],
];

const REVIEWS = resultsOf('reviews');
const SUITS = resultsOf('suits');
const DIRECT = resultsOf('direct');
const AFTER_REVIEW = resultsOf('afterReview');

const listOf = (results: Results): readonly string[] =>
  results.map(([quantity, result]) => `${result}{${quantity}}件`);

export const resultLists: Readonly<Record<string, readonly string[]>> = {
  reviewResults: listOf(REVIEWS),
  suitResults: listOf(SUITS),
  directResults: listOf(DIRECT),
  afterReviewResults: listOf(AFTER_REVIEW),
};

/** 尚未审结 is no result that a case is of. */
const one = (result: string): string => (result === '尚未审结' ? result : `属于${result}`);
const all = (result: string): string => (result === '尚未审结' ? `均${result}` : `均为${result}`);

/** All cases stand alike: said without repeating the number. */
const alike = (cases: string, total: QuantityName, results: Results): readonly Said[] =>
  results.flatMap(([quantity, result]): readonly Said[] => [
    {
      when: [asks(total, '=', '1'), asks(quantity, '=', '1')],
      text: `${cases}{${total}}件，${one(result)}。`,
    },
    {
      when: [asks(total, '>', '1'), asks(quantity, '=', total)],
      text: `${cases}{${total}}件，${all(result)}。`,
    },
  ]);

const REVIEWED = '因政府信息公开工作被申请行政复议';
const SUED = '因政府信息公开工作被提起行政诉讼';

export const reviews: Sentence = {
  id: 'reviews',
  variants: [
    { when: ['reviews = 0', 'suits = 0'], text: '全年没有因政府信息公开工作被申请行政复议、提起行政诉讼。' },
    { when: ['reviews = 0'], text: `全年没有${REVIEWED}。` },
    ...alike(`全年${REVIEWED}`, 'reviews', REVIEWS),
    { text: `全年${REVIEWED}{reviews}件，其中{list:reviewResults}。` },
  ],
};

export const reviewsCompared: Sentence = compared('reviewsCompared', '行政复议案件数量', 'reviews');

export const suits: Sentence = {
  id: 'suits',
  variants: [
    { when: ['suits = 0', 'reviews = 0'], text: '' },
    { when: ['suits = 0'], text: `没有${SUED}。` },
    { when: ['suits = 1', 'direct = 1'], text: `${SUED}{suits}件，属于未经复议直接起诉。` },
    { when: ['suits = 1', 'afterReview = 1'], text: `${SUED}{suits}件，属于复议后起诉。` },
    { when: ['direct = suits', 'afterReview = 0'], text: `${SUED}{suits}件，均为未经复议直接起诉。` },
    { when: ['afterReview = suits', 'direct = 0'], text: `${SUED}{suits}件，均为复议后起诉。` },
    { text: `${SUED}{suits}件，其中未经复议直接起诉{direct}件、复议后起诉{afterReview}件。` },
  ],
};

export const suitResults: Sentence = {
  id: 'suitResults',
  variants: [
    { when: ['suits = 0'], text: '' },
    ...SUITS.flatMap(([quantity, result]): readonly Said[] => [
      { when: ['suits = 1', `${quantity} = 1`], text: `该行政诉讼案件${one(result)}。` },
      { when: ['suits > 1', `${quantity} = suits`], text: `上述行政诉讼案件${all(result)}。` },
    ]),
    { text: '上述行政诉讼案件中，{list:suitResults}。' },
  ],
};

/** The results of one of the two kinds of suits, where there are both. */
const resultsOfKind = (id: string, kind: string, total: QuantityName, results: Results): Sentence =>
  inDetail({
    id,
    variants: [
      { when: ['direct = 0'], text: '' },
      { when: ['afterReview = 0'], text: '' },
      ...results.flatMap(([quantity, result]): readonly Said[] => [
        { when: [asks(total, '=', '1'), asks(quantity, '=', '1')], text: `${kind}的案件${one(result)}。` },
        { when: [asks(total, '>', '1'), asks(quantity, '=', total)], text: `${kind}的案件${all(result)}。` },
      ]),
      { when: [`${total} > 1`], text: `${kind}{${total}}件，其中{list:${id}}。` },
      silent,
    ],
  });

export const resultsByKind: readonly Sentence[] = [
  resultsOfKind('directResults', '未经复议直接起诉', 'direct', DIRECT),
  resultsOfKind('afterReviewResults', '复议后起诉', 'afterReview', AFTER_REVIEW),
];

export const suitsCompared: Sentence = compared('suitsCompared', '行政诉讼案件数量', 'suits');
