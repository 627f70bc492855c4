import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const ROOT = path.resolve(__dirname, '../../..');
const ENTRY = path.join(__dirname, 'page-entry.ts');

/**
 * The host as one plain script for a page in a real browser; it offers `window.excelOnTheWeb`, see page-entry.ts. The
 * modules are few and small, so they are joined here rather than by a bundler.
 */
export function hostPageScript(): string {
  const modules = new Map<string, string>();
  collect(ENTRY, modules);
  const bodies = [...modules].map(
    ([file, code]) => `${JSON.stringify(idOf(file))}: function (module, exports, require) {\n${code}\n}`,
  );
  return `(function () {
'use strict';
var modules = {\n${bodies.join(',\n')}\n};
var loaded = {};
function load(id) {
  if (loaded[id]) return loaded[id].exports;
  var module = (loaded[id] = { exports: {} });
  modules[id](module, module.exports, load);
  return module.exports;
}
load(${JSON.stringify(idOf(ENTRY))});
})();
`;
}

/** Stable names, without a path of this machine. */
function idOf(file: string): string {
  return path.relative(ROOT, file).split(path.sep).join('/');
}

function collect(file: string, modules: Map<string, string>): void {
  if (modules.has(file)) return;
  modules.set(file, '');
  const { outputText } = transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  const code = outputText.replace(/require\("(\.[^"]+)"\)/g, (_call, relative: string) => {
    const target = path.resolve(path.dirname(file), `${relative}.ts`);
    collect(target, modules);
    return `require(${JSON.stringify(idOf(target))})`;
  });
  modules.set(file, code);
}
