import type { UnitStatus } from '../../core/model/collection';

/** Each status has a shape of its own; the words stand beside it. */
const SHAPES: Readonly<Record<UnitStatus, string>> = {
  submitted: 'M8 1.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6M4.8 8.2l2.3 2.3 4.2-4.6',
  errors: 'M8 1.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2',
  missing: 'M8 1.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6',
  duplicate: 'M2 5.5h8.5V14H2ZM5.5 5.5V2H14v8.5h-3.5',
  otherYear: 'M2 3.5h12V14H2ZM2 7h12M5.5 1.5v3.5M10.5 1.5v3.5',
  otherForm: 'M8 1.2 14.8 8 8 14.8 1.2 8ZM8 5v3.4M8 10.8v.2',
  unreadable: 'M3.5 1.5h6l3 3v10h-9ZM6 7l4 4M10 7l-4 4',
};

export function StatusMark({ status }: { readonly status: UnitStatus }) {
  return (
    <svg class={`icon status ${status}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[status]} />
    </svg>
  );
}
