'use strict';

const transform = {
  '/scripts/.+\\.mjs$': '<rootDir>/tests/support/translate-module.js',
  '/pdfjs-dist/.+\\.(mjs|bcmap)$': '<rootDir>/tests/support/translate-pdf-library.js',
  '^.+\\.(t|j|mj)sx?$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: false }],
};

/** Packages that ship only ES modules and must be translated for the runner. */
const esm = ['hucre', 'preact', 'docx', 'fflate', 'pdfjs-dist', ...ofTheSpreadsheet()];

/** Packages of this kind that the spreadsheet of the workbench uses. */
function ofTheSpreadsheet() {
  const trees = ['rbush', 'quickselect', 'kdbush'];
  const language = ['franc-min', 'trigram-utils', 'n-gram', 'collapse-white-space'];
  const text = ['cjk-regex', 'unicode-regex', 'regexp-util'];
  return ['nanoid', ...trees, ...language, ...text];
}

/** Looked up fast; inside the runner's sandbox every other global costs a call. */
const frequent = [
  'Math',
  'Map',
  'Set',
  'WeakMap',
  'Array',
  'Object',
  'Number',
  'String',
  'Infinity',
  'Uint8Array',
];

const common = {
  transform,
  sandboxInjectedGlobals: frequent,
  setupFiles: ['<rootDir>/tests/support/all-messages.ts'],
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  moduleNameMapper: {
    '\\.css$': '<rootDir>/tests/support/empty-style.js',
    // The same functions as one CommonJS file; the spreadsheet of the workbench asks for the other.
    '^lodash-es$': 'lodash',
  },
};

/** A folder under tests with an environment of its own. */
const folder = (name, settings) => ({
  ...common,
  displayName: name,
  roots: ['<rootDir>/tests'],
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  ...settings,
});

module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testEnvironment: 'node',
      roots: ['<rootDir>/tests'],
      testPathIgnorePatterns: ['/node_modules/', '/tests/office/', '/tests/ui/', '/tests/e2e/'],
    },
    folder('office', { testEnvironment: '<rootDir>/tests/support/office-environment/index.ts' }),
    folder('ui', { testEnvironment: 'jsdom' }),
    folder('e2e', {
      testEnvironment: 'node',
      globalSetup: '<rootDir>/tests/e2e/support/setup.mjs',
      globalTeardown: '<rootDir>/tests/e2e/support/teardown.mjs',
    }),
  ],
  // By default one processor is left idle; on the usual two that doubles the time.
  maxWorkers: '100%',
  // Shared computers are slow; a test that hangs is still told.
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/scripts/jest-totals.js'],
};
