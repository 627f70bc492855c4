import type { OrganKind } from '../core/model/format';

/** Kinds of organ as the sheet 基本信息 and the command line name them, from the top down. */
export const organKinds: readonly {
  readonly kind: OrganKind;
  readonly label: string;
  readonly short: string;
}[] = [
  { kind: 'centralDepartment', label: '国务院部门', short: 'central' },
  { kind: 'provincialGovernment', label: '省级政府', short: 'province' },
  { kind: 'cityGovernment', label: '设区的市（自治州）政府', short: 'city' },
  { kind: 'countyGovernment', label: '县级政府', short: 'county' },
  { kind: 'townshipGovernment', label: '乡镇政府（街道办事处）', short: 'township' },
  { kind: 'ruleMakersOffice', label: '省、市政府办公厅（室）', short: 'office' },
  { kind: 'provincialDepartment', label: '省级部门', short: 'province-department' },
  { kind: 'cityDepartment', label: '市级部门', short: 'city-department' },
  { kind: 'countyDepartment', label: '县级部门', short: 'county-department' },
  { kind: 'other', label: '其他', short: 'other' },
];

export function organKindLabel(kind: OrganKind): string {
  return organKinds.find((entry) => entry.kind === kind)?.label ?? '';
}

/** Kind named by its label, its id or its short name; null when it is none of them. */
export function organKindOf(text: string): OrganKind | null {
  const wanted = text.trim();
  return organKinds.find(({ kind, label, short }) => [kind, label, short].includes(wanted))?.kind ?? null;
}
