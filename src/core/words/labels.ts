import type { Locale } from '../model/locale.ts';
import { EN } from './locales/en.ts';
import { ZH_CN } from './locales/zh-cn.ts';

export type MessageId = keyof typeof EN;

const LABELS: Readonly<Record<Locale, Readonly<Record<MessageId, string>>>> = { en: EN, 'zh-CN': ZH_CN };

/** Looks a label up, and fills its `{name}` places. */
export type Label = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;

export function labelsIn(locale: Locale): Label {
  const labels = LABELS[locale];
  return (id, values = {}) =>
    labels[id].replace(/\{([a-z]+)\}/g, (place, name: string) =>
      Object.hasOwn(values, name) ? `${values[name]}` : place,
    );
}
