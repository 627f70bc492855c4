import path from 'node:path';
import { workbooks } from './support/collect-workbooks';
import { killRuns } from './support/kill-runs';
import type { Row } from './support/row';

/** The bundle is the command line as well, and its readers. */
export { main, serveReader } from '../../src/cli/program';

export const title = 'A total killed on its way';

const WORKBOOKS = 40;
const BAD_SHARE = 0.1;
const KILLS = Number(process.env['GOUJI_KILLS'] ?? 500);

export async function run(): Promise<readonly Row[]> {
  const made = await workbooks(WORKBOOKS, BAD_SHARE);
  const program = path.resolve('.cache', 'bench', 'collect-kill.bench.cjs');
  const { kills, torn, unlike, atWork } = await killRuns({ ...made, program, kills: KILLS });
  return [
    { measure: 'runs killed', value: kills, unit: '', least: KILLS },
    { measure: 'of which after they had begun to write', value: atWork, unit: '' },
    { measure: 'outputs neither old nor new', value: torn, unit: '', bound: 0 },
    { measure: 'runs that went on to other bytes', value: unlike, unit: '', bound: 0 },
  ];
}
