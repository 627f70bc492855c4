import { readFileSync } from 'node:fs';
import { functionNames, manifestFaults } from '../../scripts/manifest-check.mjs';
import { hostingAddress, LOCAL_ADDRESS, manifestFor } from '../../scripts/manifest-url.mjs';

const manifest = readFileSync('manifest.xml', 'utf8');

/** Faults after one change; the change must have been made. */
function faultsAfter(from: string | RegExp, to: string): string[] {
  const changed = manifest.replace(from, to);
  expect(changed).not.toBe(manifest);
  return manifestFaults(changed);
}

/** A PNG as far as its size is concerned. */
function png(size: number): Uint8Array {
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, size);
  view.setUint32(20, size);
  return bytes;
}

describe('the manifest of the project', () => {
  test('has no fault', () => {
    expect(manifestFaults(manifest)).toEqual([]);
  });

  test('names the four functions that ribbon buttons call; the pane opens without one', () => {
    expect(functionNames(manifest)).toEqual([
      'insertTemplate',
      'validateReport',
      'draftReport',
      'clearMarks',
    ]);
  });

  test('names only icons that are there in the right size', () => {
    const readFile = (file: string): Uint8Array | undefined =>
      file.startsWith('assets/') ? new Uint8Array(readFileSync(file)) : new Uint8Array();
    expect(manifestFaults(manifest, { readFile })).toEqual([]);
  });
});

describe('a manifest with a fault', () => {
  test.each([
    ['broken markup', '</Hosts>', '', /not well-formed/],
    ['children out of order', /(<Id>.*<\/Id>)\s*(<Version>.*<\/Version>)/, '$2$1', /out of order/],
    ['an element without a place', '<Permissions>', '<Surprise /><Permissions>', /<Surprise> has no place/],
    ['an id that is no GUID', /<Id>.*<\/Id>/, '<Id>gouji</Id>', /no GUID/],
    ['a version of three parts', /<Version>.*<\/Version>/, '<Version>1.0.0</Version>', /four parts/],
    ['another requirement set', 'MinVersion="1.14"', 'MinVersion="1.16"', /must ask for ExcelApi 1\.14/],
    ['an unknown resource', 'resid="Draft.Tip"', 'resid="Draft.Tips"', /Draft\.Tips is used but not defined/],
    [
      'a resource without use',
      'resid="Draft.Tip"',
      'resid="Clear.Tip"',
      /Draft\.Tip is defined but not used/,
    ],
    ['a long resource name', /Draft\.Tip/g, `Draft.${'x'.repeat(32)}`, /longer than 32/],
    [
      'a label over 125 characters',
      'DefaultValue="插入模板"',
      `DefaultValue="${'插'.repeat(126)}"`,
      /longer than 125/,
    ],
    [
      'a label without English',
      /<bt:Override Locale="en-US" Value="Check" \/>/,
      '',
      /Validate\.Label has no en-US/,
    ],
    [
      'an address without encryption',
      'https://localhost:3000/assets/open-16.png',
      'http://a/b.png',
      /not https/,
    ],
    [
      'a button without a size',
      /<bt:Image size="32" resid="Open\.Icon\.32" \/>/,
      '',
      /Gouji\.Open needs icons/,
    ],
    [
      'a page of its own for commands',
      '<FunctionFile resid="Taskpane.Url"',
      '<FunctionFile resid="Help.Url"',
      /share a page/,
    ],
    ['a runtime that ends', 'lifetime="long"', 'lifetime="short"', /must live long/],
  ])('%s is found', (_name, from, to, expected) => {
    expect(faultsAfter(from, to).join('\n')).toMatch(expected);
  });

  test('a missing file, an icon of another size and an unregistered function are found', () => {
    const readFile = (file: string): Uint8Array | undefined =>
      file === 'taskpane.html' ? undefined : png(16);
    const faults = manifestFaults(manifest, {
      readFile,
      script: 'insertTemplate validateReport draftReport',
    });
    expect(faults).toContain(`nothing is served at ${LOCAL_ADDRESS}/taskpane.html`);
    expect(faults).toContain(`${LOCAL_ADDRESS}/assets/insert-32.png is 16 × 16, not 32 px`);
    expect(faults).toContain('no script registers clearMarks');
  });
});

describe('the manifest for another address', () => {
  test('names that address alone', () => {
    const address = hostingAddress('https://oa.example.gov.cn/gouji/');
    const other = manifestFor(manifest, address);
    expect(address).toBe('https://oa.example.gov.cn/gouji');
    expect(other).toContain('"https://oa.example.gov.cn/gouji/taskpane.html"');
    expect(other).not.toContain('localhost');
    expect(manifestFaults(other)).toEqual([]);
  });

  test.each([
    'http://oa.example.gov.cn',
    'oa.example.gov.cn',
    '',
    'https://a.example/?x=1',
    'https://u@a.example/',
  ])('is refused for “%s”', (address) => {
    expect(() => hostingAddress(address)).toThrow();
  });
});
