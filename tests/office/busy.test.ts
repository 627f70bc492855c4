import { freshHost, quickPort } from './support/harness';

const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

test('waits while the clerk types in a cell, says so after a while, then does the work once', async () => {
  const { host, runtime } = freshHost();
  const heard: boolean[] = [];
  const port = quickPort({ onBusy: (busy) => heard.push(busy) });
  host.startCellEdit();
  const reading = port.read();
  await later(80);
  expect(heard).toEqual([true]);
  host.endCellEdit();
  expect((await reading).sheets).toHaveLength(1);
  expect(heard).toEqual([true, false]);
  expect(runtime.dataRequests).toHaveLength(2);
});

test('says nothing when Excel answers at once', async () => {
  freshHost();
  const heard: boolean[] = [];
  await quickPort({ onBusy: (busy) => heard.push(busy) }).read();
  expect(heard).toEqual([]);
});

test('sends one operation after another while Excel is busy', async () => {
  const { host, runtime } = freshHost();
  const port = quickPort();
  host.startCellEdit();
  const both = Promise.all([port.overview(), port.overview()]);
  await later(20);
  expect(runtime.dataRequests).toHaveLength(0);
  host.endCellEdit();
  await both;
  expect(runtime.dataRequests).toHaveLength(2);
});

test('asks again where Excel cannot wait, and gives up with a word of what to do', async () => {
  const { host, runtime } = freshHost();
  const port = quickPort();
  runtime.refusesToWait = true;
  host.startCellEdit();
  const reading = port.read();
  await later(30);
  host.endCellEdit();
  expect((await reading).sheets).toHaveLength(1);
  host.startCellEdit();
  await expect(port.read()).rejects.toMatchObject({ code: 'HOST_BUSY' });
  host.endCellEdit();
  runtime.refusesToWait = false;
});
