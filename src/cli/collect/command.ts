import { readdir, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { readXlsx, TOTAL_LIMITS } from '../../adapters/xlsx/read';
import { addMessages, say } from '../../catalogue/messages';
import { collectCommand } from '../../catalogue/messages/zh-CN/collect-command';
import { collect, collectionWorkbook, explainTotal, requireSameTotals } from '../../collect';
import { GoujiError, isGoujiError } from '../../core/errors';
import type { Collection, CollectionChoices, Roster } from '../../core/model/collection';
import { writeOutput } from '../output';
import { collectRecord } from './collect-json';
import { collectText } from './collect-text';
import { inputFiles, type SkipReason } from './input-files';
import { manifestFile, removeManifest } from './manifest';
import { holds, noteFiles, writeNotes } from './notes';
import { collectOptions, CollectUsageError, usage, type CollectOptions } from './options';
import { readAll } from './read-inputs';
import type { CollectedFile, CollectResult } from './result';
import { readRosterFile } from './roster-file';
import type { CollectWorld } from './world';

addMessages('zh-CN', collectCommand);

/** Exit codes; stable, listed in the README. */
export const COLLECT_EXIT = {
  complete: 0,
  findings: 1,
  usage: 2,
  someUnreadable: 3,
  nothingWritten: 4,
  interrupted: 130,
} as const;

/** Adds up the reports of many units and returns the exit code. The output is written whole, or stays as it was. */
export async function runCollect(args: readonly string[], world: CollectWorld): Promise<number> {
  const controller = new AbortController();
  const release = world.onInterrupt(() => controller.abort(new Interrupted()));
  try {
    if (args.includes('--help') || args.includes('-h')) {
      world.out(say('zh-CN', 'cli.collect.usage'));
      return COLLECT_EXIT.complete;
    }
    const options = collectOptions(args, world.processors);
    const result = await collected(options, world, controller.signal);
    if (options.json) world.out(JSON.stringify(collectRecord(result), null, 2));
    else world.out(collectText(result));
    return exitCode(result);
  } catch (error) {
    return explained(error, world);
  } finally {
    release();
  }
}

/** The person has stopped the run. */
class Interrupted extends Error {}

function explained(error: unknown, { err }: CollectWorld): number {
  if (error instanceof Interrupted) {
    err(say('zh-CN', 'cli.collect.interrupted'));
    return COLLECT_EXIT.interrupted;
  }
  if (error instanceof CollectUsageError) {
    err(`${error.message}\n\n${say('zh-CN', 'cli.collect.usage')}`);
    return COLLECT_EXIT.usage;
  }
  if (!isGoujiError(error)) throw error;
  err(`${error.code}  ${say('zh-CN', `error.${error.code}`, error.details)}`);
  return error.code === 'OUTPUT_EXISTS' ? COLLECT_EXIT.usage : COLLECT_EXIT.nothingWritten;
}

function exitCode({ files, collection }: CollectResult): number {
  if (files.some(({ submission }) => submission?.outcome.kind === 'unreadable'))
    return COLLECT_EXIT.someUnreadable;
  const { complete, findings } = collection;
  const isWhole = complete.included >= complete.expected && complete.included > 0;
  return isWhole && findings.every(({ severity }) => severity !== 'error')
    ? COLLECT_EXIT.complete
    : COLLECT_EXIT.findings;
}

async function collected(
  options: CollectOptions,
  world: CollectWorld,
  signal: AbortSignal,
): Promise<CollectResult> {
  const { output, notes, resume, force } = options;
  if (!force && !resume && (await holdsSomething(output)))
    throw new GoujiError('OUTPUT_EXISTS', { file: output });
  const roster = options.roster === null ? null : await readRosterFile(options.roster);
  tellRoster(roster, world);
  const inputs = await inputFiles(options.inputs, await ownFiles(options));
  const { files, typed } = await readAll(inputs, options, world, signal);
  const submissions = files.flatMap(({ submission }) => submission ?? []);
  if (!submissions.some(({ outcome }) => outcome.kind === 'read' || outcome.kind === 'total'))
    throw nothingRead(files, world);
  const collection = collect(submissions, roster, choicesOf(options, files));
  requireKnownUnits(options, collection);
  const explanation = typed ? explainTotal(collection, typed) : null;
  const written = notes ? await noteFiles(collection, notes.format) : [];
  const bytes = await workbookOf(collection, world);
  signal.throwIfAborted();
  if (notes) tellOldNotes(await writeNotes(notes.folder, written, force), world);
  if (!(await holds(output, bytes))) await writeOutput(output, bytes, force);
  await removeLeftovers(output);
  return { options, files, collection, roster, explanation, notes: written.length };
}

async function holdsSomething(file: string): Promise<boolean> {
  return stat(file).then(
    ({ size }) => size > 0,
    () => false,
  );
}

function tellRoster(roster: Roster | null, { err }: CollectWorld): void {
  for (const { message } of roster?.problems ?? []) err(say('zh-CN', message.key, message.values));
}

/** A note of an earlier run must not be sent to a unit that is fine by now. */
function tellOldNotes(names: readonly string[], { err }: CollectWorld): void {
  if (names.length > 0)
    err(say('zh-CN', 'cli.collect.oldNotes', { count: names.length, files: names.join('、') }));
}

/** Why there is no total: each file that could not be read is still named. */
function nothingRead(files: readonly CollectedFile[], { err }: CollectWorld): GoujiError {
  for (const { input, submission } of files)
    if (submission?.outcome.kind === 'unreadable') err(`${input.shown}  ${submission.outcome.code}`);
  return new GoujiError('NOTHING_COLLECTED', { count: files.length });
}

/** Files and folders of this run by real path; the output is only left out when it turns out to be a total. */
async function ownFiles({
  inputs,
  roster,
  typed,
  notes,
}: CollectOptions): Promise<ReadonlyMap<string, SkipReason>> {
  const own = new Map<string, SkipReason>();
  const add = async (file: string | null | undefined, reason: SkipReason): Promise<void> => {
    const real = file === null || file === undefined ? null : await realpath(file).catch(() => null);
    if (real !== null) own.set(real, reason);
  };
  await add(roster, 'roster');
  await add(typed, 'typed');
  await add(notes?.folder, 'notes');
  const folder = notes ? await realpath(notes.folder).catch(() => null) : null;
  for (const input of inputs) {
    const real = await realpath(input).catch(() => null);
    if (folder !== null && real === folder)
      throw usage('cli.collect.notesAreInput', { file: notes?.folder ?? '' });
  }
  return own;
}

/** @throws CollectUsageError for a file that is not there */
function choicesOf(options: CollectOptions, files: readonly CollectedFile[]): CollectionChoices {
  const { year, organ, withErrors, included } = options;
  const fileOf = (text: string): string => {
    const found =
      files.find(({ input }) => input.file === text) ?? files.find(({ input }) => input.shown === text);
    if (!found?.submission) throw usage('cli.collect.unknownFile', { file: text });
    return found.input.file;
  };
  return {
    year,
    organ,
    withErrors,
    names: Object.fromEntries([...options.names].map(([file, unit]) => [fileOf(file), unit])),
    chosen: Object.fromEntries([...options.chosen].map(([unit, file]) => [unit, fileOf(file)])),
    included: Object.fromEntries(included),
  };
}

/** @throws CollectUsageError for a choice about a unit that is not there, or a file that is not the unit's */
function requireKnownUnits({ chosen, included }: CollectOptions, { choices, units }: Collection): void {
  const known = new Map(units.map((unit) => [unit.name, unit]));
  for (const name of [...chosen.keys(), ...included.keys()])
    if (!known.has(name)) throw usage('cli.collect.unknownUnit', { unit: name });
  for (const [unit, file] of Object.entries(choices.chosen))
    if (!known.get(unit)?.files.includes(file)) throw usage('cli.collect.notItsFile', { unit, file });
}

/** The total as a file that was read again and says the same. @throws OUTPUT_UNVERIFIED */
async function workbookOf(collection: Collection, { settle }: CollectWorld): Promise<Uint8Array> {
  settle();
  const { planAsXlsx } = await import('../../adapters/xlsx/plan-file');
  const bytes = await planAsXlsx(collectionWorkbook(collection));
  settle();
  requireSameTotals(await readXlsx(bytes, TOTAL_LIMITS), collection);
  return bytes;
}

/** Files on their way to the output that a run which was killed has left, and the list of what was read. */
async function removeLeftovers(output: string): Promise<void> {
  removeManifest(manifestFile(output));
  const folder = path.dirname(output);
  const start = `.${path.basename(output)}.`;
  for (const name of await readdir(folder))
    if (name.startsWith(start) && /^[0-9a-f]{8}\.tmp$/.test(name.slice(start.length)))
      await rm(path.join(folder, name), { force: true });
}
