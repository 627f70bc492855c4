import type { MessageValue } from '../../core/model/finding';
import { zhCN } from './zh-CN';
import { en } from './en';

/** Languages of the interface; Chinese is the first and the fallback. */
export type Locale = 'zh-CN' | 'en';
export type MessageKey = keyof typeof zhCN;

const catalogues: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { 'zh-CN': zhCN, en };

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
