'use strict';

const { writeSync } = require('node:fs');

/**
 * Last line of a test run: the runner's totals. A suite that could not run counts as one failure. Written when the
 * process ends, because jest's own summary comes after every other reporter.
 */
module.exports = class TotalsReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
    process.once('exit', () => writeSync(process.stdout.fd, line));
  }
};
