import { officeHost } from '../support/office-environment/globals';

const { book, runtime } = officeHost();

test('the real library is there, in Chinese, as in Excel for Windows', () => {
  expect(Office.context.platform).toBe('PC');
  expect(Office.context.displayLanguage).toBe('zh-CN');
  expect(Office.context.requirements.isSetSupported('ExcelApi', '1.14')).toBe(true);
  expect(Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(false);
});

test('an API beyond the requirement sets throws', async () => {
  const beyond = Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Sheet1').getRange('A1').getDependents();
    await context.sync();
  });
  await expect(beyond).rejects.toMatchObject({ code: 'ApiNotFound' });
});

test('a property that was not loaded cannot be read', async () => {
  const unloaded = Excel.run(async (context) => context.workbook.worksheets.getItem('Sheet1').name);
  await expect(unloaded).rejects.toMatchObject({ code: 'PropertyNotLoaded' });
});

test('a member that the host lacks is reported by name', async () => {
  const missing = Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Sheet1').getRange('A1').format.autofitColumns();
    await context.sync();
  });
  await expect(missing).rejects.toMatchObject({ code: 'NotImplemented' });
  expect([...runtime.dispatcher.unimplemented.keys()]).toContain('RangeFormat.AutofitColumns()');
});

test('requests are counted, and releasing references is told apart', async () => {
  runtime.forgetRequests();
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Sheet1').getRange('A1:B2').values = [
      [1, '=A1+1'],
      ["'007", '1-2'],
    ];
    await context.sync();
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(runtime.requests.map((request) => request.kind)).toEqual(['data', 'cleanup']);
  const sheet = book.sheetNamed('Sheet1');
  expect(book.value(sheet, 0, 1)).toBe(2);
  expect(book.value(sheet, 1, 0)).toBe('007');
  expect(typeof book.value(sheet, 1, 1)).toBe('number'); // typed text is parsed: 1-2 becomes a date
});
