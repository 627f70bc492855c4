import { maskName } from '../../../src/core/ledger/mask-name';

test.each([
  ['张三', '张*'],
  ['欧阳修远', '欧阳*'],
  ['李某', '李某'],
  ['张*', '张*'],
  ['', ''],
  ['王五、赵六', '王*、赵*'],
  ['江苏某某建设有限公司', '江苏某某建设有限公司'],
  ['连云港宏达建设有限公司', '连云*有限公司'],
  ['宏达厂', '宏*厂'],
  ['𠮷田太郎', '𠮷*'],
])('masks %s as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
