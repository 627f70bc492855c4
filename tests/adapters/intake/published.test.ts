import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSource } from '../../../src/adapters/intake';
import { check } from '../../../src/check';
import { figuresIn } from '../../support/report-page';

/** Published reports with the figures read by hand, kept beside the project and not in it. */
const FOLDER = path.resolve(__dirname, '../../../../shared/reports/shuyang_ndrc_2023');
const whenThere = existsSync(path.join(FOLDER, 'source.html')) ? it : it.skip;

whenThere(
  'reads a published page with labels cut into spans to every figure read by hand (skipped where it is not beside the project)',
  async () => {
    const { facts, failing } = JSON.parse(readFileSync(path.join(FOLDER, 'expected.json'), 'utf8')) as {
      readonly facts: Readonly<Record<string, number | null>>;
      readonly failing: readonly string[];
    };
    const source = await readSource(new Uint8Array(readFileSync(path.join(FOLDER, 'source.html'))));
    expect(figuresIn(source)).toEqual(facts);
    expect(source.notices).toEqual([]);
    const errors = check(source.view).findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ id }) => id)).toEqual(failing);
    expect(source.lines.filter(({ heading }) => heading === 1)).toHaveLength(1);
    expect(source.pieces).toBeUndefined();
  },
);
