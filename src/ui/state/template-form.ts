import type { OrganKind } from '../../core/model/format';
import type { TemplateRequest } from '../../core/model/verdict';
import type { FormTrouble, TemplateForm } from './state';

/** Every kind once, in the order they are offered. */
const OFFERED: Readonly<Record<OrganKind, true>> = {
  townshipGovernment: true,
  countyDepartment: true,
  countyGovernment: true,
  cityDepartment: true,
  cityGovernment: true,
  provincialDepartment: true,
  provincialGovernment: true,
  ruleMakersOffice: true,
  centralDepartment: true,
  other: true,
};

export const ORGAN_KINDS = Object.keys(OFFERED) as readonly OrganKind[];

/** The template is that of the format in force, due from this year on. */
const FIRST_YEAR = 2021;

export interface YearBounds {
  readonly from: number;
  readonly to: number;
}

/** Years a template can be for: next year's may be prepared ahead. */
export function yearBounds(defaultYear: number): YearBounds {
  return { from: FIRST_YEAR, to: defaultYear + 2 };
}

/** What the form asks for, or what is wrong with it by field. */
export function readTemplateForm(
  form: TemplateForm,
  years: YearBounds,
): { readonly request: TemplateRequest } | { readonly trouble: FormTrouble } {
  const organ = form.organ.trim();
  const year = readYear(form.year, years);
  if (organ !== '' && year !== null) {
    return { request: { organ, year, kind: organKindOf(form.kind), totals: form.totals } };
  }
  return {
    trouble: {
      ...(organ === '' ? { organ: { key: 'pane.insert.organ.missing', values: {} } } : {}),
      ...(year === null ? { year: { key: 'pane.insert.year.wrong', values: { ...years } } } : {}),
    },
  };
}

/** Full-width digits count as digits: an input method writes them easily. */
function readYear(text: string, { from, to }: YearBounds): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{4}$/.test(plain)) return null;
  const year = Number(plain);
  return year >= from && year <= to ? year : null;
}

function organKindOf(value: string): OrganKind | null {
  return ORGAN_KINDS.find((kind) => kind === value) ?? null;
}
