export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** Words in every language; a missing one does not compile, and in a rule it does not load. */
export type Words = Readonly<Record<Locale, string>>;
