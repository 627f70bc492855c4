import { actionsOver, REQUEST } from './support/actions';
import { freshHost, quickPort } from './support/harness';

/** The largest that a template, its reading back and its bookkeeping may be, both ways together. */
const INSERT_BYTES = 120_000;

test('measure', async () => {
  const { runtime } = freshHost();
  const port = quickPort();
  const actions = actionsOver(port);
  await actions.insertTemplate(REQUEST, 'refuse');
  console.log(runtime.requests.map((r) => [r.kind, r.actions, r.up, r.down]), INSERT_BYTES);
});
