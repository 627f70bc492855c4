'use strict';

const transform = {
  '^.+\\.(t|j|mj)sx?$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: false }],
};

/** Packages that ship only ES modules and must be translated for the runner. */
const esm = ['hucre', 'preact', '@zip.js', 'docx', 'fflate'];

const common = {
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  moduleNameMapper: { '\\.css$': '<rootDir>/tests/support/empty-style.js' },
};

module.exports = {
  projects: [
    { ...common, displayName: 'unit', testEnvironment: 'node', roots: ['<rootDir>/tests'], testPathIgnorePatterns: ['/node_modules/', '/tests/office/', '/tests/ui/', '/tests/e2e/'] },
  ],
};
