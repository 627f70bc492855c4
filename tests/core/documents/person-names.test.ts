import { documentFindings, GOOD_REPORT } from '../../support/document-builder';

const namesIn = (sentence: string): readonly unknown[] =>
  documentFindings([...GOOD_REPORT, sentence])
    .filter(({ message }) => message.key === 'finding.DOC-16.name')
    .map(({ message }) => message.values['name']);

describe('names of applicants (DOC-16)', () => {
  it.each([
    ['申请人：张三', '张*'],
    ['申请人姓名：李小红，联系地址略。', '李**'],
    ['申请人张三于2023年5月提出申请。', '张*'],
    ['申请人王向东因不服答复申请行政复议。', '王**'],
    ['申请人欧阳明通过信函提交申请。', '欧阳*'],
    ['申请人王芳（女，45岁）要求公开征地信息。', '王*'],
    ['2023年收到刘大伟等3人提交的政府信息公开申请。', '刘**'],
    ['对周建国(申请人)作出答复。', '周**'],
  ])('are found in “%s” and not repeated', (sentence, shown) => {
    expect(namesIn(sentence)).toEqual([shown]);
    const [finding] = documentFindings([...GOOD_REPORT, sentence]).filter(({ rule }) => rule === 'DOC-16');
    expect(finding?.severity).toBe('warning');
    expect(finding?.quote?.text).toContain(shown);
  });

  it.each([
    '申请人：张某',
    '申请人张某某于2023年5月提出申请。',
    '申请人某公司于2023年5月提出申请。',
    '申请人江苏某建设公司因不服答复申请行政复议。',
    '申请人情况：自然人8人。',
    '申请人陈述申请理由后，依法答复。',
    '申请人应当通过书面形式提出申请。',
    '申请人曾多次向本机关提出申请。',
    '申请人可以向本机关提出申请，申请人方便时可以当面提交。',
    '申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请。',
    '申请人逾期未按收费通知要求缴纳费用。',
    '申请人陆续提交的申请均已答复，申请人高度认可。',
    '申请人周边群众申请公开征地信息。',
    '收到群众提出的申请3件，收到高校提交的申请1件，收到武汉提出的申请0件。',
    '收到区政府转来申请2件，收到对方提出的申请1件。',
    '申请人于2023年向本机关提出申请，申请人对答复不服。',
    '申请人、第三方意见分歧的申请2件。',
    '张三同志任组长，负责申请办理工作。',
    '申请人：',
    '申请人：自然人、法人或者其他组织',
    '申请人：马上办理',
  ])('are none in “%s”', (sentence) => {
    expect(namesIn(sentence)).toEqual([]);
  });

  it('do not hide a number in the same sentence, and have ids of their own', () => {
    const findings = documentFindings([
      ...GOOD_REPORT,
      '申请人：张三，电话13912345678',
      '申请人：张四，电话13912345678',
    ]);
    expect(findings.map(({ id }) => id)).toEqual([
      'DOC-16:mobile:139****5678',
      'DOC-16:mobile:139****5678:2',
      'DOC-16:name:张*',
      'DOC-16:name:张*:2',
    ]);
    expect(JSON.stringify(findings)).not.toMatch(/张三|13912345678/);
  });
});
