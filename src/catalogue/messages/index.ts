import type { MessageValue } from '../../core/model/finding';
import { zhCN } from './zh-CN';
import type { cli } from './zh-CN/cli';
import type { collecting } from './zh-CN/collect';
import type { collectCommand } from './zh-CN/collect-command';
import type { collectPane } from './zh-CN/collect-pane';
import type { documents } from './zh-CN/documents';
import type { files } from './zh-CN/files';
import type { importing } from './zh-CN/import';
import type { ledger } from './zh-CN/ledger';
import type { ledgerPane } from './zh-CN/ledger-pane';
import type { ledgerImportPane } from './zh-CN/ledger-import-pane';
import type { ledgerReview } from './zh-CN/ledger-review';
import type { prose } from './zh-CN/prose';
import type { reportText } from './zh-CN/report-text';
import type { textCheck } from './zh-CN/text-check';
import type { workbench } from './zh-CN/workbench';

/** Languages of the interface; Chinese is the first and the fallback. */
export type Locale = 'zh-CN' | 'en';
export type MessageKey = keyof (typeof zhCN &
  typeof cli &
  typeof collecting &
  typeof collectCommand &
  typeof collectPane &
  typeof documents &
  typeof files &
  typeof importing &
  typeof ledger &
  typeof ledgerPane &
  typeof ledgerImportPane &
  typeof ledgerReview &
  typeof prose &
  typeof textCheck &
  typeof reportText &
  typeof workbench);

type Messages = Readonly<Record<string, string>>;

/** What is loaded. The pane carries Chinese and nothing else; an entry point adds what it needs. */
const catalogues: Record<Locale, Messages> = { 'zh-CN': zhCN, en: {} };

/** Adds the wording of an entry point, or of a language. */
export function addMessages(locale: Locale, messages: Messages): void {
  catalogues[locale] = { ...catalogues[locale], ...messages };
}

/** Loads a language before anything is said in it; Chinese is always there. */
export async function loadLocale(locale: Locale): Promise<void> {
  if (locale === 'en') addMessages('en', (await import('./en')).en);
}

/**
 * Wording of a key with its placeholders filled in. Keys built at run time (`error.<code>`) may be plain strings.
 * An unknown key gives the key itself, so that nothing a person should see is lost.
 */
export function say(
  locale: Locale,
  key: MessageKey | (string & {}),
  values: Readonly<Record<string, MessageValue>> = {},
): string {
  const text = catalogues[locale][key] ?? catalogues['zh-CN'][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    return typeof value === 'object' ? say(locale, value.key, value.values) : String(value);
  });
}

/** Locale for a language tag of the host: English only where asked for, Chinese otherwise. */
export function localeOf(languageTag: string | undefined): Locale {
  return languageTag?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
