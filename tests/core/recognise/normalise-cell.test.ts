import fc from 'fast-check';
import { isDateFormat, readConstant } from '../../../src/core/recognise/normalise-cell';
import type { CellReading } from '../../../src/core/recognise/normalise-cell';
import type { CellValue } from '../../../src/core/model/grid';
import { LARGEST_FIGURE } from '../../../src/core/model/limits';

/** A reading in one line: the figure, `blank` or the code of the problem, then the remarks. */
const brief = ({ value, notices }: CellReading): string => {
  const said = value.kind === 'number' ? String(value.value) : value.kind === 'blank' ? 'blank' : value.code;
  return [said, ...notices].join(' ');
};
const read = (value: CellValue, format?: string): string =>
  brief(readConstant({ value, ...(format === undefined ? {} : { format }) }));

/** One number as clerks write it: plain, in full width, with a fraction of 0, with thousands marks. */
const SPELLINGS: readonly (readonly [text: string, value: number])[] = [
  ['0', 0],
  ['3', 3],
  ['３', 3],
  ['007', 7],
  ['3.0', 3],
  ['３．０', 3],
  ['12.5', 12.5],
  ['59237.2449', 59237.2449],
  ['1,234', 1234],
  ['1，234', 1234],
  ['１，２３４', 1234],
  ['12,345,678', 12345678],
  ['1,234.50', 1234.5],
  ['11398889', 11398889],
  ['999999999999', LARGEST_FIGURE],
];

/** What may stand around it unseen. */
const WRAPPINGS: readonly (readonly [name: string, wrap: (text: string) => string])[] = [
  ['nothing', (text) => text],
  ['spaces', (text) => ` ${text} `],
  ['a no-break space', (text) => `${text}\u00a0`],
  ['an ideographic space', (text) => `\u3000${text}`],
  ['a tab and a line break', (text) => `\t${text}\r\n`],
  ['a zero-width space', (text) => `\u200b${text}`],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['direction marks', (text) => `\u202a${text}\u202c`],
  ['a soft hyphen', (text) => `${text}\u00ad`],
];

const SIGNS: readonly (readonly [text: string, factor: number, notice: string])[] = [
  ['', 1, 'TEXT_NUMBER'],
  ['-', -1, 'TEXT_NUMBER'],
  ['－', -1, 'TEXT_NUMBER'],
  ['−', -1, 'TEXT_NUMBER'],
  ['+', 1, 'DOUBTFUL_NUMBER'],
  ['＋', 1, 'DOUBTFUL_NUMBER'],
];

const numbers = SPELLINGS.flatMap(([text, value]) =>
  WRAPPINGS.flatMap(([name, wrap]) =>
    SIGNS.map(([sign, factor, notice]) => {
      const signed = value === 0 ? 0 : factor * value;
      return [wrap(`${sign}${text}`), name, `${signed} ${notice}`] as const;
    }),
  ),
);

const UNITS = ['件', '条', '宗', '份', '部', '次', '个', '项', '人', '元', '万元'];
const REMARKS = ['（其中修订16件）', '(含1件延期)', ' （注）', '（a）'];
const doubtful = SPELLINGS.flatMap(([text, value]) =>
  [...UNITS, ...UNITS.map((unit) => ` ${unit}`), ...REMARKS].map(
    (rest) => [`${text}${rest}`, `${value} DOUBTFUL_NUMBER`] as const,
  ),
);

describe('a data cell with a text', () => {
  it(`reads a number as text in ${numbers.length} spellings`, () => {
    const wrong = numbers.filter(([text, , expected]) => read(text) !== expected);
    expect(wrong.map(([text, , expected]) => [text, read(text), expected])).toEqual([]);
    expect(numbers.length).toBeGreaterThan(700);
  });

  it(`reads the number before a unit or a remark in ${doubtful.length} spellings, with a doubt`, () => {
    const wrong = doubtful.filter(([text, expected]) => read(text) !== expected);
    expect(wrong.map(([text, expected]) => [text, read(text), expected])).toEqual([]);
  });

  it.each([
    ['? 0', '0 DOUBTFUL_NUMBER'],
    ['？12', '12 DOUBTFUL_NUMBER'],
    ['\ufffd3', '3 DOUBTFUL_NUMBER'],
    ['?', 'NOT_A_NUMBER'],
    ['3?', 'AMBIGUOUS_NUMBER'],
    ['? 1 2', 'AMBIGUOUS_NUMBER'],
    ['&nbsp;', 'blank'],
    ['&nbsp;7&nbsp;', '7 TEXT_NUMBER'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('keeps what was written beside a doubtful number', () => {
    expect(readConstant({ value: '251000元' })).toEqual({
      value: { kind: 'number', value: 251000 },
      notices: ['DOUBTFUL_NUMBER'],
    });
  });

  const MARKS = ['/', '／', '-', '－', '--', '—', '——', '–', '无', '無', '不适用', 'N/A', 'n/a', '\\'];
  it.each(MARKS.flatMap((mark) => WRAPPINGS.map(([name, wrap]) => [mark, name, wrap(mark)] as const)))(
    'takes %s wrapped in %s for a blank, and says so',
    (_mark, _name, text) => expect(read(text)).toBe('blank MARKED_BLANK'),
  );

  it.each(WRAPPINGS.map(([name, wrap]) => [name, wrap('')] as const))(
    'takes %s alone for a blank',
    (_name, text) => expect(read(text)).toBe('blank'),
  );

  it.each([
    '#REF!',
    '#VALUE!',
    '#N/A',
    '#DIV/0!',
    '#NAME?',
    '#NUM!',
    '#NULL!',
    '#SPILL!',
    '#CALC!',
    '#GETTING_DATA',
  ])('tells the error %s', (error) => {
    expect(readConstant({ value: error })).toEqual({
      value: { kind: 'text', text: error, code: 'CELL_ERROR' },
      notices: [],
    });
  });

  it.each([
    ['（3）', 'AMBIGUOUS_NUMBER'],
    ['(3)', 'AMBIGUOUS_NUMBER'],
    ['1 2', 'AMBIGUOUS_NUMBER'],
    ['1\n2', 'AMBIGUOUS_NUMBER'],
    ['3/4', 'AMBIGUOUS_NUMBER'],
    ['3-4', 'AMBIGUOUS_NUMBER'],
    ['约3', 'AMBIGUOUS_NUMBER'],
    ['3（4）', 'AMBIGUOUS_NUMBER'],
    ['3（）', 'AMBIGUOUS_NUMBER'],
    ['1,23', 'AMBIGUOUS_NUMBER'],
    ['1,2345', 'AMBIGUOUS_NUMBER'],
    ['12,34件', 'AMBIGUOUS_NUMBER'],
    ['1.2.3', 'AMBIGUOUS_NUMBER'],
    ['.5', 'AMBIGUOUS_NUMBER'],
    ['5.', 'AMBIGUOUS_NUMBER'],
    ['1e3', 'AMBIGUOUS_NUMBER'],
    ['0x10', 'AMBIGUOUS_NUMBER'],
    ['50%', 'AMBIGUOUS_NUMBER'],
    ['2024-01-05', 'AMBIGUOUS_NUMBER'],
    ['￥3', 'AMBIGUOUS_NUMBER'],
    ["'3", 'AMBIGUOUS_NUMBER'],
    ['=1+2', 'AMBIGUOUS_NUMBER'],
    ['- 3', 'AMBIGUOUS_NUMBER'],
    ['三', 'NOT_A_NUMBER'],
    ['三件', 'NOT_A_NUMBER'],
    ['①', 'NOT_A_NUMBER'],
    ['Ⅲ', 'NOT_A_NUMBER'],
    ['O', 'NOT_A_NUMBER'],
    ['零', 'NOT_A_NUMBER'],
    ['TRUE', 'NOT_A_NUMBER'],
    ['Infinity', 'NOT_A_NUMBER'],
    ['NaN', 'NOT_A_NUMBER'],
    ['#REF', 'NOT_A_NUMBER'],
    ['详见附件', 'NOT_A_NUMBER'],
    ['__proto__', 'NOT_A_NUMBER'],
    ['1000000000000', 'TOO_LARGE'],
    ['-1,000,000,000,000', 'TOO_LARGE'],
    ['9'.repeat(400), 'TOO_LARGE'],
    ['1000000000000元', 'TOO_LARGE'],
    ['3\ud800', 'BAD_TEXT'],
    ['\udc00', 'BAD_TEXT'],
    ['3'.padEnd(32_768), 'BAD_TEXT'],
  ])('never makes a silent number of %j', (text, code) => expect(read(text)).toBe(code));

  it('reads the longest text that Excel holds', () => {
    expect(read('3'.padEnd(32_767))).toBe('3 TEXT_NUMBER');
  });

  it.each([
    ['a bracket that never closes', `1（${'a'.repeat(32_000)}`],
    ['blanks before the last character', `1${' '.repeat(32_000)}x`],
    ['digits and commas', `${'1,'.repeat(16_000)}x`],
    ['digits', `${'1'.repeat(32_000)}x`],
  ])('is not slowed down by %s', (_name, text) => {
    const start = performance.now();
    expect(read(text)).toBe('AMBIGUOUS_NUMBER');
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('a data cell with anything else', () => {
  it.each<[CellValue, string]>([
    [null, 'blank'],
    [true, 'BOOLEAN'],
    [false, 'BOOLEAN'],
    [0, '0'],
    [-0, '0'],
    [3, '3'],
    [-1, '-1'],
    [3.5, '3.5'],
    [59237.2449, '59237.2449'],
    [3 + 5e-10, '3'],
    [3 - 5e-10, '3'],
    [3 + 5e-9, '3.000000005'],
    [0.1 + 0.2, '0.30000000000000004'],
    [LARGEST_FIGURE, '999999999999'],
    [LARGEST_FIGURE + 1, 'TOO_LARGE'],
    [-LARGEST_FIGURE - 1, 'TOO_LARGE'],
    [1e308, 'TOO_LARGE'],
    [Infinity, 'TOO_LARGE'],
    [NaN, 'TOO_LARGE'],
  ])('reads %p as %s', (value, expected) => expect(read(value)).toBe(expected));

  it.each([
    'yyyy-mm-dd',
    'yyyy"年"m"月"d"日"',
    'm/d/yy h:mm',
    '[h]:mm',
    '[mm]:ss',
    '[$-804]yyyy年',
    '[DBNum1]d',
    'h:mm AM/PM',
    'mmm',
  ])('takes a number formatted as %s for a date', (format) => {
    expect([isDateFormat(format), read(45296, format)]).toEqual([true, 'DATE']);
  });

  it.each([
    'General',
    'general',
    'G/通用格式',
    '0',
    '#,##0',
    '0.00',
    '0.00E+00',
    '0%',
    '@',
    '0"件"',
    '0"年"',
    '0\\d',
    '_ ￥* #,##0.00_ ;_ ￥* -#,##0.00_ ',
    '0_d',
    '[Red]0',
    '[Magenta]0',
    '[Yellow]0;[Red]-0',
    '[DBNum2]0',
    '[>=1000]0;0',
    '',
  ])('takes a number formatted as %s for a figure', (format) => {
    expect([isDateFormat(format), read(45296, format)]).toEqual([false, '45296']);
  });
});

describe('every content', () => {
  const characters = fc.constantFrom(
    ..."0123456789０９,，.．+-－−/ \u3000\u200b\ufeff（）()件元万无#REF!\n\ud800eE%'=—",
  );
  const likely = fc.array(characters, { maxLength: 12 }).map((all) => all.join(''));
  const content: fc.Arbitrary<CellValue> = fc.oneof(
    { weight: 8, arbitrary: likely },
    { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const CODES = new Set([
    'NOT_A_NUMBER',
    'CELL_ERROR',
    'AMBIGUOUS_NUMBER',
    'BOOLEAN',
    'DATE',
    'TOO_LARGE',
    'BAD_TEXT',
  ]);

  it('has exactly one reading', () => {
    fc.assert(
      fc.property(content, (value) => {
        const { value: reading, notices } = readConstant({ value });
        if (reading.kind === 'number') {
          expect(Math.abs(reading.value)).toBeLessThanOrEqual(LARGEST_FIGURE);
          expect(Object.is(reading.value, -0)).toBe(false);
        } else if (reading.kind === 'text') {
          expect(CODES.has(reading.code)).toBe(true);
          expect(notices).toEqual([]);
        } else {
          expect(['', 'MARKED_BLANK']).toContain(notices.join());
        }
      }),
      { numRuns: 20_000, seed: 11 },
    );
  }, 60_000);

  it('is read as a number in silence only when it is one', () => {
    fc.assert(
      fc.property(content, (value) => {
        const { value: reading, notices } = readConstant({ value });
        if (reading.kind === 'number' && notices.length === 0) expect(typeof value).toBe('number');
      }),
      { numRuns: 10_000, seed: 12 },
    );
  }, 60_000);

  it('gives the same figure again when the figure is written out', () => {
    fc.assert(
      fc.property(content, (value) => {
        const { value: reading } = readConstant({ value });
        if (reading.kind !== 'number') return;
        expect(readConstant({ value: reading.value })).toEqual({ value: reading, notices: [] });
        const text = String(reading.value);
        // Very small fees are written 1e-7; nobody types that.
        if (!text.includes('e')) expect(readConstant({ value: text }).value).toEqual(reading);
      }),
      { numRuns: 20_000, seed: 13 },
    );
  }, 60_000);
});
