import { GOVERNMENTS, inDetail, say, silent, unlessBrief, type Sentence } from './wording';

/** What no table says: how the work was done, which only the office knows. Brackets with a hint of what belongs there. */

export const partsList: Sentence = unlessBrief(
  say(
    'partsList',
    '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。',
  ),
);

export const management: Sentence = {
  id: 'management',
  variants: [
    { tones: ['brief'], text: '' },
    {
      tones: ['standard'],
      text: '政府信息管理制度执行情况：【公开属性认定、公开前审查、动态调整等工作情况】。',
    },
    {
      text: '公开属性认定和公开前审查情况：【制度规定和执行情况】。政府信息动态调整情况：【公开属性评估、清理和调整的范围和结果】。',
    },
  ],
};

export const platformWork: Sentence = {
  id: 'platformWork',
  variants: [
    { tones: ['brief'], text: '' },
    {
      tones: ['standard'],
      text: '平台建设和维护情况：【政府信息公开专栏、政府公报和查阅场所的建设、维护工作】。',
    },
    {
      text: '政府信息公开专栏建设情况：【栏目设置、内容更新和检索功能】。政务新媒体和查阅场所维护情况：【日常管理、内容更新和服务情况】。',
    },
  ],
};

export const organisation: Sentence = say(
  'organisation',
  '政府信息公开工作由{entry:leader}分管，由{entry:office}承担日常工作。',
);

export const resources: Sentence = inDetail(
  say(
    'resources',
    '人员和经费保障情况：【专职和兼职人员配备，经费安排】。监督检查情况：【检查的方式、范围和整改结果】。',
  ),
);

/** What only governments must report: asked of them, offered while 单位类别 is unknown, left out for others. */
const forGovernments = (id: string, topic: string, hint: string): Sentence => ({
  id,
  variants: [
    { organs: GOVERNMENTS, text: `${topic}：【${hint}】。` },
    {
      organs: ['unknown', 'ruleMakersOffice'],
      text: `${topic}：【${hint}；各级人民政府须写明，其他单位删去本句】。`,
    },
    silent,
  ],
});

export const assessment: Sentence = forGovernments('assessment', '工作考核情况', '考核的组织、对象和结果');
export const evaluation: Sentence = forGovernments('evaluation', '社会评议情况', '评议的方式、范围和结果');
export const accountability: Sentence = forGovernments(
  'accountability',
  '责任追究结果情况',
  '责任追究的件数和结果，没有的写明没有',
);

/* 五: each problem has its measure. */

export const earlierProblems: Sentence = inDetail(
  say(
    'earlierProblems',
    '上一年度报告所列问题的整改情况：【逐项写明整改措施和结果，上一年度报告没有列明问题的删去本句】。',
  ),
);

export const problems: Sentence = {
  id: 'problems',
  variants: [
    {
      tones: ['brief'],
      text: '本年度存在的主要问题：一是【第一个问题，写明具体表现】；二是【第二个问题，没有的删去】。',
    },
    {
      tones: ['standard'],
      text: '本年度存在的主要问题：一是【第一个问题，写明具体表现】；二是【第二个问题，写明具体表现】；三是【第三个问题，没有的删去】。',
    },
    {
      text: '本年度存在的主要问题：一是【第一个问题，写明具体表现和原因】；二是【第二个问题，写明具体表现和原因】；三是【第三个问题，写明具体表现和原因，没有的删去】。',
    },
  ],
};

export const measures: Sentence = {
  id: 'measures',
  variants: [
    {
      tones: ['brief'],
      text: '改进情况：针对第一个问题，【第一个问题的改进措施和结果】；针对第二个问题，【第二个问题的改进措施和结果，没有的删去】。',
    },
    {
      tones: ['standard'],
      text: '改进情况：针对第一个问题，【第一个问题的改进措施和结果】；针对第二个问题，【第二个问题的改进措施和结果】；针对第三个问题，【第三个问题的改进措施和结果，没有的删去】。',
    },
    {
      text: '改进情况：针对第一个问题，【第一个问题的改进措施、责任单位、完成时间和结果】；针对第二个问题，【第二个问题的改进措施、责任单位、完成时间和结果】；针对第三个问题，【第三个问题的改进措施、责任单位、完成时间和结果，没有的删去】。',
    },
  ],
};

export const others: Sentence = say('others', '【其他需要报告的事项；没有的，写“无其他需要报告的事项”】。');
