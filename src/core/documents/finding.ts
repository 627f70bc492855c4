import type { DocumentRuleId, DocumentRules } from '../model/document-check';
import type { Finding, MessageValue, Quote, SamePassage } from '../model/finding';
import type { Severity } from '../model/format';

export interface DocumentFinding {
  readonly rule: DocumentRuleId;
  /** Part of the message key after the rule, as `finding.DOC-03.missing`. */
  readonly wording: string;
  readonly values?: Readonly<Record<string, MessageValue>>;
  readonly quote?: Quote;
  readonly passages?: readonly SamePassage[];
  /** Tells findings of one rule and wording apart; not a place, so that edits elsewhere do not change it. */
  readonly about?: string;
  /** Other than the rule's own. */
  readonly severity?: Severity;
  readonly source?: string;
}

/** A finding about the document; it has no cells and quotes the sentence where there is one. */
export function documentFinding(
  { rule, wording, values = {}, quote, passages, about = '', severity, source }: DocumentFinding,
  { rules }: Pick<DocumentRules, 'rules'>,
): Finding {
  return {
    id: [rule, wording, about].filter((part) => part !== '').join(':'),
    rule,
    severity: severity ?? rules[rule].severity,
    table: null,
    points: [],
    cells: [],
    strong: 0,
    message: { key: `finding.${rule}.${wording}`, values },
    explains: [],
    ...(quote ? { quote } : {}),
    ...(passages ? { passages } : {}),
    source: source ?? rules[rule].source,
  };
}

/** Labels as a sentence lists them: “甲”“乙”. */
export function listed(labels: readonly string[]): string {
  return labels.map((label) => `“${label}”`).join('');
}
