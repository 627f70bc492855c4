import { badReference, requireRoom, walkPart, type PartContext } from './context';
import { OFFICE_RELATIONSHIPS, PACKAGE_RELATIONSHIPS } from './namespaces';
import { children } from './xml';

export interface Relationship {
  readonly id: string;
  /** Last part of the type, such as worksheet; '' for a type that Office does not define. */
  readonly type: string;
  /** Path of the part meant; null for something outside the file. */
  readonly target: string | null;
}

/** Relationships of a part; '' is the package itself. None when it has no relationship part. */
export function readRelationships(context: PartContext, source: string): readonly Relationship[] {
  const part = relationshipPart(source);
  if (!context.container.has(part)) return [];
  const found: Relationship[] = [];
  const seen = new Set<string>();
  const open = (attributes: Readonly<Record<string, string | undefined>>): void => {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = attributes;
    if (id === undefined || seen.has(id)) throw badReference(part, `relationship ${id ?? 'without Id'}`);
    requireRoom(found.length, part, context.limits);
    seen.add(id);
    found.push({
      id,
      type: shortType(type),
      target: mode === 'External' ? null : resolveTarget(source, target),
    });
  };
  const rule = { children: children({ Relationship: { open } }) };
  walkPart(context, part, { vocabulary: PACKAGE_RELATIONSHIPS, name: 'Relationships', rule });
  return found;
}

/** The one relationship of a type; null when there is none. @throws XLSX_BAD_REFERENCE when there are several */
export function onlyRelationship(
  relationships: readonly Relationship[],
  type: string,
  source: string,
): Relationship | null {
  const matching = relationships.filter((relationship) => relationship.type === type);
  if (matching.length > 1) throw badReference(relationshipPart(source), `several ${type}`);
  return matching[0] ?? null;
}

function relationshipPart(source: string): string {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

function shortType(type: string): string {
  const slash = type.lastIndexOf('/');
  return OFFICE_RELATIONSHIPS.has(type.slice(0, slash)) ? type.slice(slash + 1) : '';
}

/**
 * Path of a target: from the root of the package when it begins with /, else from the folder of the source.
 * @throws XLSX_BAD_REFERENCE when it leaves the package
 */
export function resolveTarget(source: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const segment of decodeTarget(target).split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') path.push(segment);
    else if (path.pop() === undefined)
      throw badReference(relationshipPart(source), 'target outside the file');
  }
  return path.join('/');
}

/** Percent escapes are undone once; a target that is not well escaped is taken as it stands. */
function decodeTarget(target: string): string {
  const path = target.replace(/#.*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
