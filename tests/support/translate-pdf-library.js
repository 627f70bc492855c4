'use strict';

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { pathToFileURL } = require('node:url');

const own = readFileSync(__filename);

/** `a as b` of an export list as a property. */
const asProperties = (names) => names.replace(/(\w+) as (\w+)/g, '$2: $1');

/** A character map as the bundle has it. */
const asAddress = (file) => `data:application/octet-stream;base64,${readFileSync(file, 'base64')}`;

const asCommonJs = (source, file) =>
  source
    .replace(/import\.meta\.url/g, JSON.stringify(pathToFileURL(file).href))
    .replace(/^export \{([^}]*)\};?$/gm, (_, names) => `module.exports = {${asProperties(names)}};`);

/** Makes pdf.js, which ships as ES modules that export once at their end, CommonJS for the runner. */
module.exports = {
  getCacheKey: (source, file) => createHash('md5').update(own).update(file).update(source).digest('hex'),
  process: (source, file) => ({
    code: file.endsWith('.bcmap')
      ? `module.exports = ${JSON.stringify(asAddress(file))};`
      : asCommonJs(source, file),
  }),
};
