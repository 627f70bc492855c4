/**
 * A name that tells nobody who it is: the first character of a person's, the first two of an organisation's, the rest
 * one 张* or 某市*公司. What is masked already stays, and so does a blank.
 */
export function maskName(name: string): string {
  const text = name.trim();
  if (text === '' || /[*＊某×]/.test(text)) return text;
  const people = text.split(/[、,，;；]\s*/).filter((part) => part !== '');
  return people.map(masked).join('、');
}

const ORGANISATION =
  /(?:有限责任公司|股份有限公司|有限公司|公司|律师事务所|事务所|合作社|基金会|协会|学会|研究院|研究所|大学|学院|医院|中心|商行|经营部|厂|店)$/;

/** Family names of two characters that are common enough to be known. */
const COMPOUND =
  /^(?:欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|轩辕|端木|南宫|西门|百里|呼延|独孤)/;

function masked(name: string): string {
  const kind = ORGANISATION.exec(name)?.[0] ?? '';
  if (kind !== '') {
    const own = name.slice(0, name.length - kind.length);
    return `${first(own, own.length > 4 ? 2 : 1)}*${kind}`;
  }
  // A foreign name of more words keeps its first letter.
  return `${COMPOUND.test(name) && name.length > 2 ? name.slice(0, 2) : first(name, 1)}*`;
}

/** Characters, not halves of surrogate pairs. */
function first(text: string, count: number): string {
  return [...text].slice(0, count).join('');
}
