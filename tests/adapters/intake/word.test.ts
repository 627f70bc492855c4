import { writeDocx } from '../../../src/adapters/docx';
import { readSource } from '../../../src/adapters/intake';
import type { ReportSource } from '../../../src/core/model/source';
import { draftOf } from '../../support/draft-builder';
import { reportOf } from '../../support/report-builder';
import { disputesIn, figuresIn, REPORT } from '../../support/report-page';
import { cell, merge, paragraph, row, run, span, table, wordFile } from '../../support/word-builder';

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const DISPUTES = [7, 0, 0, 2, 9, 3, 0, 0, 0, 3, 0, 0, 0, 0, 0];

const HEAD = [
  row(cell('行政复议', span(5)) + cell('行政诉讼', span(10))),
  row(
    RESULTS.map((label) => cell(label, merge('restart'))).join('') +
      cell('未经复议直接起诉', span(5)) +
      cell('复议后起诉', span(5)),
  ),
  row(
    RESULTS.map(() => cell('', merge())).join('') +
      [...RESULTS, ...RESULTS].map((label) => cell(label)).join(''),
  ),
];

/** The disputes table with another content, written as XML, for the first figure. */
const disputes = (first = '7', properties = ''): string =>
  table(
    ...HEAD,
    row(
      cell(first) +
        DISPUTES.slice(1)
          .map((figure) => cell(String(figure)))
          .join(''),
      properties,
    ),
  );

const read = (body: string, file: Parameters<typeof wordFile>[1] = {}): Promise<ReportSource> =>
  readSource(wordFile(body, file));

describe('Word documents', () => {
  it('reads a document of our own to the figures it was made from, with its headings', async () => {
    const source = await readSource(
      await writeDocx(draftOf(reportOf(REPORT, { organ: '示例镇', year: 2023 }))),
    );
    expect(figuresIn(source)).toEqual(REPORT);
    expect(source.kind).toBe('docx');
    expect(source.notices).toEqual([]);
    expect(source.lines[0]).toEqual({
      text: '示例镇2023年政府信息公开工作年度报告',
      inTable: false,
      heading: 1,
    });
    expect(source.lines.filter(({ heading }) => heading === 1).map(({ text }) => text)).toContain(
      '二、主动公开政府信息情况',
    );
  });

  const struck = run('9', '<w:strike/>') + run('7');
  it.each([
    ['figures cut into runs', disputes(run('7') + run('')), []],
    ['an inserted figure', disputes(`<w:ins>${run('7')}</w:ins>`), ['TRACKED_CHANGES']],
    [
      'a deleted figure',
      disputes(`<w:del><w:r><w:delText>9</w:delText></w:r></w:del>${run('7')}`),
      ['TRACKED_CHANGES'],
    ],
    ['a figure moved away', disputes(`<w:moveFrom>${run('9')}</w:moveFrom>${run('7')}`), ['TRACKED_CHANGES']],
    ['a figure struck through', disputes(struck), ['STRUCK_TEXT']],
    ['hidden text', disputes(run('9', '<w:vanish/>') + run('7')), ['HIDDEN_TEXT']],
    ['a switch turned off', disputes(run('7', '<w:vanish w:val="0"/><w:strike w:val="false"/>')), []],
    ['the result of a field', disputes(`<w:fldSimple w:instr="=SUM(ABOVE)">${run('7')}</w:fldSimple>`), []],
    ['a field with its instruction', disputes(`<w:r><w:instrText>9</w:instrText></w:r>${run('7')}`), []],
    ['a link', disputes(`<w:hyperlink>${run('7')}</w:hyperlink>`), []],
    ['a field to fill in', disputes(`<w:sdt><w:sdtPr/><w:sdtContent>${run('7')}</w:sdtContent></w:sdt>`), []],
    [
      'a text box in a cell',
      disputes(
        `<w:r><w:pict><v:shape><w:txbxContent>${paragraph(run('7'))}</w:txbxContent></v:shape></w:pict></w:r>`,
      ),
      [],
    ],
    [
      'a text box written for two versions of Word',
      disputes(
        `<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>${paragraph(run('7'))}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('7'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      [],
    ],
    ['a table of one cell in a cell', disputes(table(row(cell('7')))), []],
    [
      'a table in a text box',
      paragraph(`<w:r><w:pict><w:txbxContent>${disputes()}</w:txbxContent></w:pict></w:r>`),
      [],
    ],
    ['a table inside a field', `<w:sdt><w:sdtContent>${disputes()}</w:sdtContent></w:sdt>`, []],
    ['a table in a cell of a layout table', table(row(cell(paragraph(run('四、'))) + cell(disputes()))), []],
    [
      'a hidden row',
      disputes().replace(
        '<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">7',
        `${row(cell('5').repeat(15), '<w:hidden/>')}$&`,
      ),
      ['HIDDEN_ROWS'],
    ],
    [
      'a deleted row',
      disputes().replace(
        '<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">7',
        `${row(cell('5').repeat(15), '<w:del/>')}$&`,
      ),
      ['TRACKED_CHANGES'],
    ],
    ['text left in a merged cell', disputes().replace(cell('', merge()), cell('结果维持', merge())), []],
  ])('reads the same figures with %s', async (_, body, notices) => {
    const source = await read(body);
    expect(disputesIn(source)).toEqual(DISPUTES);
    expect(source.notices).toEqual(notices);
  });

  it('leaves what a field shows while it is empty blank', async () => {
    const empty = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击此处输入文字')}</w:sdtContent></w:sdt>`;
    expect(disputesIn(await read(disputes(empty)))[0]).toBeNull();
  });

  it.each([
    ['a raised figure', run('7') + run('2', '<w:vertAlign w:val="superscript"/>')],
    ['two paragraphs', paragraph(run('7')) + paragraph(run('2'))],
    ['a line break', `${run('7')}<w:r><w:br/></w:r>${run('2')}`],
    ['a tab', `${run('7')}<w:r><w:tab/></w:r>${run('2')}`],
    ['a character of a symbol font', `${run('7')}<w:r><w:sym w:font="Wingdings" w:char="F032"/></w:r>`],
  ])('never joins %s into one number', async (_, content) => {
    expect(typeof disputesIn(await read(disputes(content)))[0]).toBe('string');
  });

  it('places rows that begin further right', async () => {
    const shifted = table(
      ...HEAD.slice(0, 3),
      row(
        DISPUTES.slice(1)
          .map((f) => cell(String(f)))
          .join(''),
        '<w:gridBefore w:val="1"/>',
      ),
    );
    expect(disputesIn(await read(shifted))).toEqual([null, ...DISPUTES.slice(1)]);
  });

  it('knows headings by style name, by the style it is based on, and by outline level', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="公文标题"/><w:basedOn w:val="1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="circle"><w:basedOn w:val="circle"/></w:style>';
    const styled = (style: string): string => paragraph(run(style), `<w:pStyle w:val="${style}"/>`);
    const body =
      styled('1') + styled('own') + styled('circle') + paragraph(run('x'), '<w:outlineLvl w:val="1"/>');
    const { lines } = await read(body, { styles });
    expect(lines.map(({ heading }) => heading)).toEqual([1, 1, undefined, 2]);
  });

  it('tells macros and does not mind them', async () => {
    const type = 'application/vnd.ms-word.document.macroEnabled.main+xml';
    const source = await read(disputes(), { type, parts: [{ name: 'word/vbaProject.bin', data: 'x' }] });
    expect(source.notices).toEqual(['MACROS']);
    expect(disputesIn(source)).toEqual(DISPUTES);
  });

  it('refuses a document nested without end, and one that is no XML', async () => {
    const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(60)}${'</w:tc></w:tr></w:tbl>'.repeat(60)}`;
    await expect(read(deep)).rejects.toMatchObject({ code: 'XML_TOO_DEEP' });
    await expect(read('&x;')).rejects.toMatchObject({ code: 'XML_DAMAGED' });
  });
});
