import { ActionType, HostError, PathType, itemNotFound } from './protocol';
import type {
  Action,
  ArgumentInfo,
  ObjectPath,
  QueryInfo,
  RequestBody,
  ResponseBody,
  ResponseError,
} from './protocol';

/** An object that a request may address. Members have the spelling of the wire: `Values`, `GetRange`. */
export interface WireObject {
  /** Class name in the library, for the list of what is not implemented. */
  readonly wireType: string;
  /** True for objects that the host keeps by reference, such as ranges. */
  readonly tracked?: boolean;
  /** Elements, for a collection. */
  wireItems?(): readonly WireObject[];
  /** Identity by which the library addresses the object again. */
  readonly Id?: string;
}

type Members = Record<string, unknown>;

/** Where the wire meets the model. */
export interface ModelRoot extends WireObject {
  /** Service objects such as the ribbon; every name must give something, or the library rejects unheard. */
  service(name: string): WireObject;
}

/** Called before every action of a request; throws to make that action fail. */
export type ActionHook = (action: Action, index: number) => void;

/**
 * Carries out requests of the real library on a model. It knows nothing of Excel: it walks object paths, runs
 * actions in order, stops at the first that fails, and shapes the results as the library expects them.
 */
export class Dispatcher {
  /** Members asked for that the model does not have, with how often. */
  readonly unimplemented = new Map<string, number>();
  private readonly references = new Map<string, WireObject>();
  private readonly referenceIds = new WeakMap<WireObject, string>();

  constructor(private readonly root: ModelRoot) {}

  process(body: RequestBody, beforeAction: ActionHook = () => undefined): ResponseBody {
    const batch = new Batch(body);
    let error: ResponseError | undefined;
    for (const [index, action] of body.Actions.entries()) {
      try {
        beforeAction(action, index);
        const value = this.run(batch, action);
        if (value !== undefined) batch.results.push({ ActionId: action.Id, Value: value });
      } catch (cause) {
        error = responseError(cause, index);
        break;
      }
    }
    const answer = { Results: batch.results, TraceIds: batch.traceIds };
    return error ? { ...answer, Error: error } : answer;
  }

  private run(batch: Batch, action: Action): unknown {
    switch (action.ActionType) {
      case ActionType.instantiate:
        return this.identity(batch, action.ObjectPathId);
      case ActionType.query:
        return this.query(batch, action, asIs);
      case ActionType.queryAsJson:
        return this.query(batch, action, lowerFirst);
      case ActionType.method:
        return this.invoke(batch, action);
      case ActionType.setProperty:
        this.set(this.existing(batch, action), action.Name, this.values(batch, action.ArgumentInfo)[0]);
        return undefined;
      case ActionType.trace:
        batch.traceIds.push(action.Id);
        return null; // with a result the library attaches event handlers
      default:
        throw new HostError('NotImplemented', '', `action type ${action.ActionType}`);
    }
  }

  private existing(batch: Batch, action: Action): WireObject {
    const target = this.resolve(batch, action.ObjectPathId);
    if (!target) throw itemNotFound(action.Name);
    return target;
  }

  private resolve(batch: Batch, pathId: number): WireObject | null {
    const known = batch.objects.get(pathId);
    if (known !== undefined) return known;
    const path = batch.body.ObjectPaths[pathId];
    if (!path) throw new HostError('InvalidObjectPath', String(pathId));
    const found = this.walk(batch, path);
    batch.objects.set(pathId, found);
    return found;
  }

  private walk(batch: Batch, path: ObjectPath): WireObject | null {
    switch (path.ObjectPathType) {
      case PathType.root:
        return this.root;
      case PathType.nothing:
        return null;
      case PathType.newObject:
        return this.root.service(path.Name);
      case PathType.reference:
        return this.referenced(path.Name);
      default:
        break;
    }
    const parent = this.resolve(batch, path.ParentObjectPathId ?? -1);
    if (!parent) return nothingUnder(path);
    if (path.ObjectPathType === PathType.property) return this.get(parent, path.Name) as WireObject | null;
    const name = path.ObjectPathType === PathType.indexer ? 'GetItem' : path.Name;
    return (this.call(parent, name, this.values(batch, path.ArgumentInfo)) ?? null) as WireObject | null;
  }

  private referenced(id: string): WireObject {
    const target = this.references.get(id);
    if (!target) throw new HostError('InvalidObjectPath', id);
    return target;
  }

  private identity(batch: Batch, pathId: number): unknown {
    const target = this.resolve(batch, pathId);
    if (!target) return null;
    const keep = batch.body.AutoKeepReference === true && batch.body.ObjectPaths[pathId]?.D !== true;
    return { ...this.reference(target, keep), ...ownId(target) };
  }

  private reference(target: WireObject, keep: boolean): { _ReferenceId?: string } {
    if (!target.tracked || !keep) return {};
    let id = this.referenceIds.get(target);
    if (id === undefined) {
      id = `reference-${this.references.size + 1}-${Math.random().toString(36).slice(2, 8)}`;
      this.referenceIds.set(target, id);
      this.references.set(id, target);
    }
    return { _ReferenceId: id };
  }

  /** Arguments with the objects that stand for path ids in their places. */
  private values(batch: Batch, info: ArgumentInfo | undefined): unknown[] {
    const ids = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, index) => this.dereferenced(batch, value, ids?.[index]));
  }

  private dereferenced(batch: Batch, value: unknown, ids: unknown): unknown {
    if (Array.isArray(ids) && Array.isArray(value)) {
      return value.map((part, index) => this.dereferenced(batch, part, ids[index]));
    }
    return typeof ids === 'number' && ids > 0 ? this.resolve(batch, ids) : value;
  }

  private invoke(batch: Batch, action: Action): unknown {
    if (action.Name === '_KeepReference') return this.keep(this.resolve(batch, action.ObjectPathId));
    const target = this.existing(batch, action);
    const values = this.values(batch, action.ArgumentInfo);
    if (action.Name === '_RemoveReference') {
      this.references.delete(String(values[0]));
      return null;
    }
    return this.call(target, action.Name, values) ?? null;
  }

  private keep(target: WireObject | null): null {
    if (target) this.reference(target, true);
    return null;
  }

  private call(target: WireObject, name: string, values: readonly unknown[]): unknown {
    const member = (target as unknown as Members)[name];
    if (typeof member !== 'function') throw this.missing(target, `${name}()`);
    return (member as (...values: unknown[]) => unknown).apply(target, [...values]);
  }

  private get(target: WireObject, name: string): unknown {
    if (!(name in target)) throw this.missing(target, name);
    return (target as unknown as Members)[name];
  }

  private set(target: WireObject, name: string, value: unknown): void {
    if (!isSettable(target, name)) throw this.missing(target, `${name} =`);
    (target as unknown as Members)[name] = value;
  }

  private missing(target: WireObject, member: string): HostError {
    const name = `${target.wireType}.${member}`;
    this.unimplemented.set(name, (this.unimplemented.get(name) ?? 0) + 1);
    return new HostError('NotImplemented', name, `the test host does not implement ${name}`);
  }

  private query(batch: Batch, action: Action, spell: Spelling): unknown {
    const target = this.resolve(batch, action.ObjectPathId);
    if (!target) return null;
    const { Select = [], Expand = [] } = action.QueryInfo ?? {};
    const paths = [...Select, ...Expand].map((path) => path.split(/[/.]/));
    return this.project(target, paths, spell, action.QueryInfo);
  }

  /** The properties asked for. A load of everything is refused: it is costly, and no part of the add-in needs it. */
  private project(
    target: WireObject,
    paths: readonly string[][],
    spell: Spelling,
    query?: QueryInfo,
  ): Members {
    if (paths.length === 0)
      throw new HostError('NotImplemented', target.wireType, 'load() without property names');
    if (target.wireItems) return this.projectItems(target.wireItems(), paths, spell, query);
    const result: Members = { ...ownId(target) };
    for (const [name, inner] of grouped(paths)) {
      const value = this.get(target, upperFirst(name));
      result[spell(upperFirst(name))] = isWireObject(value) ? this.project(value, inner, spell) : value;
    }
    return result;
  }

  private projectItems(
    items: readonly WireObject[],
    paths: readonly string[][],
    spell: Spelling,
    query: QueryInfo = {},
  ): Members {
    const from = query.Skip ?? 0;
    const wanted = items.slice(from, query.Top === undefined ? undefined : from + query.Top);
    const list = wanted.map((item) => this.project(item, paths, spell));
    return { [spell === lowerFirst ? 'items' : '_Items']: list };
  }
}

/** Under an object that is not there only ...OrNullObject gives nothing; the strict reading of what Excel does. */
function nothingUnder(path: ObjectPath): null {
  if (path.ObjectPathType === PathType.property || path.Name.endsWith('OrNullObject')) return null;
  throw itemNotFound(path.Name);
}

class Batch {
  readonly objects = new Map<number, WireObject | null>();
  readonly results: { ActionId: number; Value: unknown }[] = [];
  readonly traceIds: number[] = [];

  constructor(readonly body: RequestBody) {}
}

type Spelling = (name: string) => string;
const asIs: Spelling = (name) => name;
const upperFirst: Spelling = (name) => name.charAt(0).toUpperCase() + name.slice(1);
const lowerFirst: Spelling = (name) => name.charAt(0).toLowerCase() + name.slice(1);

function responseError(cause: unknown, index: number): ResponseError {
  if (cause instanceof HostError) {
    const { code: Code, message: Message, location: Location } = cause;
    return { ActionIndex: index, Code, Message, Location, HttpStatusCode: 400 };
  }
  // a fault of the model itself: show it, so that it is not taken for a refusal by Excel
  const Message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return { ActionIndex: index, Code: 'TestHostCrashed', Message, Location: '', HttpStatusCode: 500 };
}

function ownId(target: WireObject): { Id?: string } {
  return target.Id === undefined ? {} : { Id: target.Id };
}

function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && 'wireType' in value;
}

function isSettable(target: object, name: string): boolean {
  for (let level: object | null = target; level; level = Object.getPrototypeOf(level) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(level, name);
    if (descriptor) return descriptor.set !== undefined || descriptor.writable === true;
  }
  return false;
}

/** Property paths by their first name, the same name once: a/b and a/c give a with b and c. */
function grouped(paths: readonly string[][]): Map<string, string[][]> {
  const groups = new Map<string, string[][]>();
  for (const [name = '', ...inner] of paths) {
    const group = groups.get(name) ?? [];
    if (inner.length > 0) group.push(inner);
    groups.set(name, group);
  }
  return groups;
}
