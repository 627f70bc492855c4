'use strict';

/** Parts that may import nothing of ours but what is listed; `type` imports count. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: [from, ...allowed] },
});

const MODEL = '^src/core/model/';
const ERRORS = '^src/core/errors\\.ts$';
const STYLES = '^src/core/layout/styles\\.ts$';
const MESSAGES = '^src/catalogue/messages/';
const ENTRY_POINTS = '^src/(taskpane|commands|workbench|cli|reader)/';

module.exports = {
  forbidden: [
    only(
      'catalogue-is-data',
      '^src/catalogue/',
      [MODEL],
      'Formats, rules and wording are data about the model.',
    ),
    only('core-is-pure', '^src/core/', [], 'The core knows no host, no catalogue and no page.'),
    only(
      'ports-know-the-model',
      '^src/ports/',
      [MODEL, ERRORS],
      'A port is a promise in words of the model.',
    ),
    only(
      'adapters-translate',
      '^src/adapters/',
      [MODEL, ERRORS, STYLES, '^src/ports/'],
      'An adapter carries out plans; it decides nothing about disclosure.',
    ),
    only(
      'ui-shows-the-model',
      '^src/ui/',
      [MODEL, ERRORS, MESSAGES, '^src/ports/workbook-port\\.ts$'],
      'The pane asks through its actions; the host behind them is not its business.',
    ),
    only(
      'pipeline-is-the-map',
      '^src/(answers|pipeline|check|collect|collect-work|collecting|convert|documents|draft|edits|figure-cells|imports|intake|ledger|ledger-adding|ledger-import|ledgering|ledger-sheets|long-lists|previous|prose|rebuild|report-sheet|template|text-check)\\.ts$',
      ['^src/core/', '^src/catalogue/', '^src/ports/', '^src/ui/(actions|ledger-actions)\\.ts$'],
      'The flow knows stages and ports, never a host.',
    ),
    {
      name: 'adapters-stay-apart',
      comment: 'One host must not need another.',
      severity: 'error',
      from: { path: '^src/adapters/(office-js|univer|memory)/' },
      to: { path: '^src/adapters/(office-js|univer|memory)/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'workbench-without-office',
      comment: "Microsoft's library may be used in add-ins for Microsoft 365 only.",
      severity: 'error',
      from: { path: '^src/(workbench|cli)/' },
      to: { reachable: true, path: '^src/adapters/office-js/' },
    },
    {
      name: 'core-without-node',
      comment: 'The core runs in webviews.',
      severity: 'error',
      from: { path: '^src/(core|catalogue|ports|ui)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-without-packages',
      severity: 'error',
      from: { path: '^src/(core|catalogue|ports)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'entry-points-are-not-imported',
      severity: 'error',
      from: { path: '^src/', pathNot: ENTRY_POINTS },
      to: { path: ENTRY_POINTS },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
};
