import type { OrganKind } from '../core/model/format';
import type { CollectionRules, RosterTexts } from '../core/model/collection';
import { DOCUMENT_RULES } from '../core/model/document-check';
import { organKindOf } from './organ-kinds';

/** What a total of many units' reports adds up, what it leaves alone, and what it reminds of. */

const OWN_SYSTEM =
  '政府信息公开条例第三条第四款：实行垂直领导的部门的办公厅（室）主管本系统的政府信息公开工作';
const COUNT_OF_ALL = '各级年度报告汇总本地区所有公开主体的数据';
const FORM = '国办公开办函〔2021〕30号';

const COLUMNS = [
  'naturalPerson',
  'business',
  'research',
  'publicWelfare',
  'legalService',
  'otherOrganisation',
  'total',
] as const;

export const collectionRules: CollectionRules = {
  rules: {
    'AGG-01': { severity: 'error', source: COUNT_OF_ALL },
    'AGG-02': { severity: 'error', source: '汇总前各单位的表格应无错误' },
    MISSING_UNIT: { severity: 'warning', source: COUNT_OF_ALL },
    UNREADABLE_FILE: { severity: 'warning', source: COUNT_OF_ALL },
    DUPLICATE_UNIT: { severity: 'warning', source: '一个单位只计一份' },
    OTHER_YEAR: { severity: 'warning', source: '同一年度的数据才能相加' },
    OTHER_FORM: { severity: 'warning', source: `${FORM}：同一格式的数据才能相加` },
    UNKNOWN_YEAR: { severity: 'warning', source: '同一年度的数据才能相加' },
    UNKNOWN_UNIT: { severity: 'warning', source: '单位名单' },
    IS_TOTAL: { severity: 'info', source: '汇总表不再计入汇总' },
    PART_TOTAL: { severity: 'warning', source: COUNT_OF_ALL },
    'AGG-04': { severity: 'warning', source: '立法法第九十三条：县级没有规章制定权' },
    'AGG-05': {
      severity: 'info',
      source: '政府信息公开条例第十条第三款：两个以上行政机关共同制作的，由牵头制作的行政机关负责公开',
    },
    'AGG-06': {
      severity: 'warning',
      source: '国办公开办函〔2016〕201号：只作为共同被告的行政复议机关不重复统计',
    },
    'AGG-07': { severity: 'info', source: '同一台账只计一次' },
    'AGG-08': { severity: 'warning', source: OWN_SYSTEM },
    'AGG-09': { severity: 'warning', source: `${FORM}，表三：上年结转即上年报告的结转下年度继续办理` },
    'T4-CODEF': { severity: 'info', source: '国办公开办函〔2016〕201号' },
  },
  // 金融: what the county itself runs (地方金融) is no part of the system.
  verticalSystems: [
    { label: '税务', name: /税务(?:总局|局|分局|所)/ },
    { label: '海关', name: /海关(?!学|工)/ },
    { label: '金融监管', name: /(?<!地方)(?:金融监督管理总局|金融监管(?:分局|支局|局)|银保监|银监|证监局)/ },
    { label: '人民银行', name: /中国人民银行|人民银行.*(?:分行|支行)|外汇管理/ },
    { label: '气象', name: /气象局/ },
    { label: '烟草', name: /烟草专卖局/ },
    { label: '邮政', name: /邮政管理局/ },
    { label: '海事', name: /(?:中国|中华人民共和国|部).*海事(?:局|处)|海事局$/ },
    { label: '国家统计调查', name: /国家统计局.*调查(?:总)?队|^调查队$/ },
    { label: '出入境边防', name: /边防检查(?:总)?站|移民管理/ },
    { label: '通信管理', name: /通信管理局/ },
    { label: '矿山安全监察', name: /(?:矿山|煤矿)安全监察局/ },
    { label: '消防救援', name: /消防救援(?:总队|支队|大队|局)/ },
  ],
  ownFigures: ['issued', 'repealed', 'inForce'].map((column) => `proactive.rules.${column}`),
  ruleMakers: ['centralDepartment', 'provincialGovernment', 'cityGovernment', 'ruleMakersOffice'],
  governments: ['provincialGovernment', 'cityGovernment', 'countyGovernment'],
  government: /(?:省|自治区|市|州|盟|地区|县|区|旗)(?:人民)?政府$/,
  points: {
    carriedIn: COLUMNS.map((column) => `requests.carriedIn.${column}`),
    carriedForward: COLUMNS.map((column) => `requests.carriedForward.${column}`),
    documentsIssued: 'proactive.normativeDocuments.issued',
    suitsAfterReconsideration: 'disputes.litigationAfterReconsideration.total',
  },
  textRules: DOCUMENT_RULES,
  names: {
    aroundFileName: [
      /\.(?:xlsx?|xlsm|docx?|pdf|html?|mht|txt|md|csv|et|wps)$/i,
      /^\s*(?:\d{1,3}\s*[.、．_\-—－]\s*|附件\s*\d*\s*[.:：、_-]?\s*|[（(]\d{1,3}[）)]\s*)/,
      /\s*[-_—－]*\s*副本\s*(?:[（(]\d+[）)])?$/,
      /^(?:副本|复件)\s*(?:[（(]\d+[）)])?\s*/,
      /\s*[（(【[]\s*(?:\d{1,3}|[^（(【[]*(?:终稿|定稿|修改|最终|盖章|报送|上报|已审|新)[版稿]?\s*\d*)\s*[）)】\]]$/,
      /\s*[-_—－]*\s*(?:第?[一二三四五六七八九十\d]+稿|初稿|(?:最终)?(?:终|定)稿|最终版?|修改(?:稿|版)?|修订(?:稿|版)?|盖章版?|报送稿?|上报稿?|[vV]\d+(?:\.\d+)*)\s*\d*$/,
      /^[-_—－\s]*(?:19|20)\d{2}\s*年?度?/,
      /[-_—－\s]*(?:19|20)\d{2}\s*年?度?[-_—－\s]*$/,
      /[-_—－\s]*(?:19|20)\d{2}\d{2}\d{2}$/,
      /^关于|的$/,
      /(?:19|20)\d{2}\s*年度?(?=.*报告)/,
      /[-_—－\s]*(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:年度)?(?:报告|年报|统计表|报表|表格?|情况)(?:表|统计表)?$/,
      /[-_—－\s]*(?:年度?报告|年报|报告|统计表|报表|汇总表?)$/,
      /[-_—－\s]*(?:政府信息公开|政务公开|信息公开)(?:工作)?$/,
      /^[-_—－\s《“"]+|[-_—－\s》”"]+$/,
    ],
    same: [[/人民政府/g, '政府']],
    office: /(?:人民)?政府办(?:公厅|公室)?$/,
  },
};

/** What rosters call kinds beside the labels of 基本信息. */
const OTHER_KIND_WORDS: readonly (readonly [RegExp, OrganKind])[] = [
  [/^(?:乡镇|镇|乡|街道|乡镇街道|镇街|乡镇（街道）|街道办事处|乡镇政府)$/, 'townshipGovernment'],
  [/^(?:县|县区|县（市、区）|县级)?(?:直|级)(?:部门|单位|机关)$|^县直$/, 'countyDepartment'],
  [/^市(?:直|级)(?:部门|单位|机关)$|^市直$/, 'cityDepartment'],
  [/^省(?:直|级)(?:部门|单位|机关)$|^省直$/, 'provincialDepartment'],
  [/^(?:县区|县（市、区）|县区政府|县级政府)$/, 'countyGovernment'],
];

/** Heads of a roster and what stands below them. */
export const rosterTexts: RosterTexts = {
  heads: {
    name: ['单位名称', '名称', '单位', '填报单位', '报送单位', '机关名称', '单位全称', 'name', 'unit'],
    kind: ['单位类别', '类别', '单位类型', '类型', 'kind'],
    parent: ['汇总单位', '上级', '上级单位', '主管单位', 'parent'],
    included: ['是否计入汇总', '计入汇总', '是否汇总', '是否计入', 'included'],
    contact: ['联系方式', '联系人', '联系电话', '电话', '手机', 'contact'],
    aliases: ['别名', '曾用名', '简称', '又名', 'aliases'],
  },
  yes: ['是', '计入', '1', '√', '✓', 'y', 'yes', 'true'],
  no: ['否', '不计入', '不', '0', '×', 'x', 'n', 'no', 'false'],
  kindOf: (text) => organKindOf(text) ?? OTHER_KIND_WORDS.find(([words]) => words.test(text))?.[1] ?? null,
};
